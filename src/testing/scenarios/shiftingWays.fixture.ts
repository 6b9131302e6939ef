import type { World } from '../../model/world/world.ts'
import { deploymentArn } from '../../model/api/arns.ts'
import { must } from '../../base/assert.ts'
import { A_WHILE_MS, step, update, type Input, type Step, type Way } from './ways.fixture.ts'

const BLUE_GREEN: Input = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 3 }
const WEB = { clusterName: 'yard', name: 'web' }

/** The deployment that goes on, or went on last, and the pause that it is held by. */
function newest({ serviceDeployments }: World) {
  return must(serviceDeployments.get('yard/web')?.[0], 'a deployment of web')
}

function arnOf(world: World): string {
  return deploymentArn('service-deployment', WEB, newest(world).id)
}

function goOn(world: World, action: 'CONTINUE' | 'ROLLBACK'): Step {
  const hookId = newest(world).shift?.hooks[0]?.id
  return step('ecs', 'ContinueServiceDeployment', { serviceDeploymentArn: arnOf(world), hookId, action })
}

function pauses(timeoutConfiguration?: Input): Step {
  const pause = {
    targetType: 'PAUSE',
    lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'],
    ...(timeoutConfiguration !== undefined && { timeoutConfiguration }),
  }
  return update({ deploymentConfiguration: { ...BLUE_GREEN, lifecycleHooks: [pause] } })
}

const HOUR = { timeoutInMinutes: 60, action: 'ROLLBACK' }
const ALARMS = { alarmNames: ['web-broken'], enable: true, rollback: true }

/** The alarm of the deployment, on what is told of the load balancer, or of one of its groups. */
function rings({ loadBalancers, targetGroups }: World, group: number | null, fields: Input): Step {
  const [balancer = ''] = loadBalancers.keys()
  const ofGroup = group === null ? undefined : [...targetGroups.keys()][group]
  return step('cloudwatch', 'PutMetricAlarm', {
    AlarmName: 'web-broken',
    Namespace: 'AWS/ApplicationELB',
    MetricName: 'HTTPCode_Target_5XX_Count',
    Dimensions: [
      { Name: 'LoadBalancer', Value: balancer.split('loadbalancer/')[1] },
      ...(ofGroup === undefined ? [] : [{ Name: 'TargetGroup', Value: ofGroup.split(':').at(-1) }]),
    ],
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 3,
    DatapointsToAlarm: 2,
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    ...fields,
  })
}

const again = update({ taskDefinition: 'web:2' })

export const SHIFTING_WAYS: Readonly<Record<string, readonly Way[]>> = {
  'fix-nobody-says-go': [
    { says: 'the hook first, and the answer a while later', steps: (world) => [pauses(HOUR), goOn(world, 'CONTINUE')] },
    {
      says: 'the answer, and the hook in the bake time',
      steps: (world) => [
        goOn(world, 'CONTINUE'),
        { ...pauses({ timeoutInMinutes: 15, action: 'ROLLBACK' }), afterMs: A_WHILE_MS },
      ],
    },
  ],
  'fix-every-deployment-goes-back': [
    {
      says: 'an alarm that rings at the first 5xx, and a canary',
      steps: (world) => [
        rings(world, null, {}),
        update({
          taskDefinition: 'web:2',
          deploymentConfiguration: {
            strategy: 'CANARY',
            canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 3 },
            bakeTimeInMinutes: 3,
            alarms: ALARMS,
          },
        }),
      ],
    },
  ],
}

export const SHIFTING_SHORTCUTS: Readonly<Record<string, readonly Way[]>> = {
  'fix-nobody-says-go': [
    { says: 'the answer alone', steps: (world) => [goOn(world, 'CONTINUE')] },
    { says: 'the time-out alone', steps: () => [pauses(HOUR)] },
    {
      says: 'no pause any more',
      steps: (world) => [goOn(world, 'CONTINUE'), update({ deploymentConfiguration: BLUE_GREEN })],
    },
    {
      says: 'a time-out after which it goes on untested',
      steps: (world) => [goOn(world, 'CONTINUE'), pauses({ timeoutInMinutes: 30, action: 'CONTINUE' })],
    },
    { says: 'taken back', steps: (world) => [goOn(world, 'ROLLBACK'), pauses(HOUR)] },
  ],
  'fix-every-deployment-goes-back': [
    { says: 'web:2 once more', steps: () => [again] },
    {
      says: 'without alarms',
      steps: () => [
        update({
          taskDefinition: 'web:2',
          deploymentConfiguration: { ...BLUE_GREEN, alarms: { ...ALARMS, enable: false } },
        }),
      ],
    },
    {
      says: 'a bake time that ends before the alarm rings',
      steps: () => [
        update({
          taskDefinition: 'web:2',
          deploymentConfiguration: { ...BLUE_GREEN, bakeTimeInMinutes: 1, alarms: ALARMS },
        }),
      ],
    },
    { says: 'an alarm on the other group', steps: (world) => [rings(world, 1, {}), again] },
    { says: 'the right alarm, and no deployment', steps: (world) => [rings(world, null, {})] },
  ],
}
