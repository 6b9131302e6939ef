import type { LabFile } from '../labfile/labFile.ts'
import type { Act, Command } from '../model/api/command.ts'
import type { MetricId } from '../model/world/monitoring/metric.ts'
import { commandAt as at } from './commandAt.ts'
import {
  CRASHES_AFTER_SECONDS,
  deploymentTitle,
  ERRORS_FROM_MINUTES,
  type BadRevision,
  type DeploymentSetting,
  type DeploymentWay,
} from './deploymentSetting.ts'

/** The deployment demo as a lab: what its page is set to, as commands. */

const CLUSTER = 'yard'
const SERVICE = 'web'
export const DEPLOYMENT_SERVICE_KEY = `${CLUSTER}/${SERVICE}`

/** When the deployment is asked for, which the page calls 00:00: by then the service is steady and its alarms are OK. */
export const DEPLOYMENT_ORIGIN_MS = 600_000
/** Both sides of a comparison part right before, so that each asks for its own deployment. */
export const DEPLOYMENT_FORK_MS = DEPLOYMENT_ORIGIN_MS - 1
/** So long is played, and no longer is waited for an end that does not come. */
export const DEPLOYMENT_LASTS_MS = 1_800_000

/**
 * What the load balancer, its groups and its rule are called. Their ids are drawn, but the seed and the commands before
 * them are always the same; `deploymentDemo.test.ts` asks the model.
 */
const SEED = 1
const ELB = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:'
const BALANCER_ID = 'app/front/1c39ae30ec4aaffb'
const BALANCER_ARN = `${ELB}loadbalancer/${BALANCER_ID}`
const BLUE_ARN = `${ELB}targetgroup/blue/c21df3a68694af76`
const GREEN_ARN = `${ELB}targetgroup/green/6b3913a420f667cc`
const LISTENER_ARN = `${ELB}listener/${BALANCER_ID}/922ae570bf84a995`
const RULE_ARN = `${ELB}listener-rule/app/front/1c39ae30ec4aaffb/922ae570bf84a995/2ac96eccb87acff1`
const ROLE_ARN = 'arn:aws:iam::123456789012:role/ecsInfrastructureRole'

/** By then the load balancer is active, and its targets are healthy. */
const READY_MS = 240_000

const SUBNETS = ['subnet-a', 'subnet-b', 'subnet-c']
const CPU_MS_PER_REQUEST = 20
const ALARMS = { 'web-5xx': 'HTTPCode_Target_5XX_Count', 'front-5xx': 'HTTPCode_ELB_5XX_Count' } as const

export function deploymentFile(setting: DeploymentSetting): LabFile {
  return {
    format: 'taskyard/lab',
    version: 1,
    title: deploymentTitle(setting),
    seed: SEED,
    commands: [
      ...front(),
      ...revisions(),
      ...service(setting),
      ...alarms(),
      at(READY_MS, 'lab SetTraffic', {
        listenerArn: LISTENER_ARN,
        shape: 'constant',
        peakRequestsPerSecond: setting.perSecond,
        cpuMillisecondsPerRequest: CPU_MS_PER_REQUEST,
      }),
      ...badActs(setting.bad),
      { atMs: DEPLOYMENT_ORIGIN_MS, ...deployAct(setting.way) },
    ],
  }
}

/** These come first of all, so that their names are the same whatever the rest is. */
function front(): readonly Command[] {
  const groups = ['blue', 'green'] as const
  const arns = [BLUE_ARN, GREEN_ARN]
  return [
    at(0, 'ecs CreateCluster', { clusterName: CLUSTER }),
    at(0, 'elbv2 CreateLoadBalancer', { Name: 'front', Subnets: SUBNETS }),
    ...groups.map((Name) =>
      at(0, 'elbv2 CreateTargetGroup', {
        Name,
        Protocol: 'HTTP',
        Port: 80,
        TargetType: 'ip',
        HealthCheckIntervalSeconds: 10,
        HealthyThresholdCount: 2,
      }),
    ),
    at(0, 'elbv2 CreateListener', {
      LoadBalancerArn: BALANCER_ARN,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: arns.map((TargetGroupArn, index) => ({ TargetGroupArn, Weight: index === 0 ? 1 : 0 })),
          },
        },
      ],
    }),
    ...arns.map((TargetGroupArn) =>
      at(0, 'elbv2 ModifyTargetGroupAttributes', {
        TargetGroupArn,
        Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
      }),
    ),
  ]
}

function revisions(): readonly Command[] {
  return ['web:1', 'web:2'].map((image) =>
    at(0, 'ecs RegisterTaskDefinition', {
      family: SERVICE,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '512',
      memory: '1024',
      containerDefinitions: [{ name: 'web', image, portMappings: [{ containerPort: 80 }] }],
    }),
  )
}

/** It begins as a rolling update does, whatever comes: all ways have the same past. */
function service({ desiredCount }: DeploymentSetting): readonly Command[] {
  return [
    at(0, 'ecs CreateService', {
      cluster: CLUSTER,
      serviceName: SERVICE,
      taskDefinition: 'web:1',
      desiredCount,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: SUBNETS } },
      loadBalancers: [{ targetGroupArn: BLUE_ARN, containerName: 'web', containerPort: 80 }],
    }),
  ]
}

/** The metric of which the alarm goes off where a revision is bad so; `null` where no request fails. */
export function tellingMetric(bad: BadRevision): MetricId | null {
  if (bad !== 'errors' && bad !== 'crashes') return null
  return {
    namespace: 'AWS/ApplicationELB',
    name: ALARMS[bad === 'errors' ? 'web-5xx' : 'front-5xx'],
    dimensions: [{ name: 'LoadBalancer', value: BALANCER_ID }],
  }
}

/** What a target answers with 5xx, and what the load balancer itself does. Without requests they are OK. */
function alarms(): readonly Command[] {
  return Object.entries(ALARMS).map(([AlarmName, MetricName]) =>
    at(0, 'cloudwatch PutMetricAlarm', {
      AlarmName,
      Namespace: 'AWS/ApplicationELB',
      MetricName,
      Dimensions: [{ Name: 'LoadBalancer', Value: BALANCER_ID }],
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 5,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    }),
  )
}

function badActs(bad: BadRevision): readonly Command[] {
  const behaves = BEHAVIORS[bad]
  if (behaves === null) return []
  return [at(DEPLOYMENT_FORK_MS, 'lab SetContainerBehavior', { image: 'web:2', ...behaves })]
}

const BEHAVIORS: Readonly<Record<BadRevision, Command['input'] | null>> = {
  fine: null,
  unhealthy: { responds: { fromSeconds: 0, how: 'refused' } },
  errors: { responds: { fromSeconds: ERRORS_FROM_MINUTES * 60, how: 'code', code: 500 } },
  crashes: { exitAfterSeconds: CRASHES_AFTER_SECONDS, exitCode: 1 },
}

/** The deployment of the new revision, one way or another. */
export function deployAct(way: DeploymentWay): Act {
  const { bakeMinutes } = way
  return {
    service: 'ecs',
    operation: 'UpdateService',
    input: {
      cluster: CLUSTER,
      service: SERVICE,
      taskDefinition: 'web:2',
      ...(bakeMinutes !== null && {
        loadBalancers: [
          {
            targetGroupArn: BLUE_ARN,
            containerName: 'web',
            containerPort: 80,
            advancedConfiguration: {
              alternateTargetGroupArn: GREEN_ARN,
              productionListenerRule: RULE_ARN,
              roleArn: ROLE_ARN,
            },
          },
        ],
      }),
      deploymentConfiguration: {
        ...STRATEGIES[way.kind](way),
        ...(bakeMinutes !== null && { bakeTimeInMinutes: bakeMinutes }),
        ...(way.kind !== 'rolling' && { deploymentCircuitBreaker: { enable: true, rollback: true } }),
        ...(way.hasAlarms && { alarms: { alarmNames: Object.keys(ALARMS), enable: true, rollback: true } }),
      },
    },
  }
}

const STRATEGIES: Readonly<Record<DeploymentWay['kind'], (way: DeploymentWay) => Command['input']>> = {
  rolling: () => ({ strategy: 'ROLLING' }),
  breaker: () => ({ strategy: 'ROLLING' }),
  blueGreen: () => ({ strategy: 'BLUE_GREEN' }),
  linear: ({ percent, stepMinutes }) => ({
    strategy: 'LINEAR',
    linearConfiguration: { stepPercent: percent, stepBakeTimeInMinutes: stepMinutes },
  }),
  canary: ({ percent, stepMinutes }) => ({
    strategy: 'CANARY',
    canaryConfiguration: { canaryPercent: percent, canaryBakeTimeInMinutes: stepMinutes },
  }),
}
