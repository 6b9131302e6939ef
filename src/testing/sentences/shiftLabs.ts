import { must } from '../../base/assert.ts'
import { deploymentArn } from '../../model/api/arns.ts'
import type { Act } from '../../model/api/command.ts'
import type { World } from '../../model/world/world.ts'
import { act } from '../randomCommands.ts'
import { CLUSTER, FRONT, groupArn, WEB } from './frontActs.ts'
import type { TimedAct } from './play.ts'

const CHECK = 'arn:aws:lambda:us-east-1:123456789012:function:check'
const ROLE = 'arn:aws:iam::123456789012:role/ecsInfrastructureRole'

/** All of it to the group `blue`, and `green` beside it. */
const forwards = (world: World, place: number) =>
  act('elbv2', 'ModifyListener', {
    ListenerArn: [...world.listeners.keys()][place],
    DefaultActions: [
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: ['blue', 'green'].map((name, index) => ({
            TargetGroupArn: groupArn(world, name),
            Weight: 1 - index,
          })),
        },
      },
    ],
  })

const BOTH: readonly TimedAct[] = [...FRONT, [0, (world) => forwards(world, 0)], [0, (world) => forwards(world, 1)]]

/** Between both groups, at the default rules of the two listeners. */
function serves(world: World, deploymentConfiguration: object): Act {
  const [production, test] = [...world.listenerRules.values()].filter(({ priority }) => priority === 'default')
  return act('ecs', 'CreateService', {
    ...WEB,
    taskDefinition: 'web:1',
    desiredCount: 2,
    loadBalancers: [
      {
        targetGroupArn: groupArn(world, 'blue'),
        containerName: 'main',
        containerPort: 80,
        advancedConfiguration: {
          alternateTargetGroupArn: groupArn(world, 'green'),
          productionListenerRule: production?.arn,
          testListenerRule: test?.arn,
          roleArn: ROLE,
        },
      },
    ],
    deploymentConfiguration,
  })
}

const deploys = (taskDefinition: string, fields: object = {}) =>
  act('ecs', 'UpdateService', { ...CLUSTER, service: 'web', taskDefinition, ...fields })

const answers = (hookStatus: 'SUCCEEDED' | 'FAILED' | 'IN_PROGRESS') =>
  act('lab', 'SetLifecycleHookAnswer', { hookTargetArn: CHECK, hookStatus, callBackDelay: 45 })

function goesOn({ serviceDeployments }: World): Act {
  const [newest] = serviceDeployments.get('yard/web') ?? []
  return act('ecs', 'ContinueServiceDeployment', {
    serviceDeploymentArn: deploymentArn('service-deployment', { clusterName: 'yard', name: 'web' }, newest?.id ?? ''),
    hookId: must(newest?.shift?.hooks.find(({ status }) => status === 'AWAITING_ACTION')?.id, 'a pause'),
    action: 'CONTINUE',
  })
}

const PAUSE = {
  targetType: 'PAUSE',
  lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'],
  timeoutConfiguration: { timeoutInMinutes: 5 },
}
const LAMBDA = { hookTargetArn: CHECK, roleArn: ROLE, lifecycleStages: ['PRE_SCALE_UP', 'PRODUCTION_TRAFFIC_SHIFT'] }

/** Deployments by ECS that shift traffic: taken up to their ends, taken back, and begun while another is not over. */
export const SHIFT_LABS: readonly { readonly name: string; readonly acts: readonly TimedAct[] }[] = [
  {
    name: 'blue/green waits for its hooks, one of which fails, and one gives no answer',
    acts: [
      ...BOTH,
      [
        200_000,
        (world) => serves(world, { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 2, lifecycleHooks: [LAMBDA, PAUSE] }),
      ],
      [400_000, answers('IN_PROGRESS')],
      [400_000, deploys('web:2')],
      [450_000, answers('SUCCEEDED')],
      [600_000, goesOn],
      [1_000_000, answers('IN_PROGRESS')],
      [1_000_000, deploys('web:1')],
      [1_020_000, answers('FAILED')],
      [1_100_000, answers('SUCCEEDED')],
      [1_100_000, deploys('web:1')],
    ],
  },
  {
    name: 'traffic is shifted in steps, and another deployment begins in the middle',
    acts: [
      ...BOTH,
      [
        200_000,
        (world) =>
          serves(world, {
            strategy: 'LINEAR',
            bakeTimeInMinutes: 1,
            linearConfiguration: { stepPercent: 37.5, stepBakeTimeInMinutes: 1 },
          }),
      ],
      [400_000, deploys('web:2')],
      [540_000, deploys('web:2', { forceNewDeployment: true })],
    ],
  },
  {
    name: 'a canary gets a part of the traffic first',
    acts: [
      ...BOTH,
      [
        200_000,
        (world) =>
          serves(world, {
            strategy: 'CANARY',
            bakeTimeInMinutes: 1,
            canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 2 },
          }),
      ],
      [400_000, deploys('web:2')],
    ],
  },
]
