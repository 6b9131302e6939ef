import type { Act } from '../model/api/command.ts'
import type { ClusterKind, OtherPolicy, PolicySetting, ScalingSetting } from './scalingSetting.ts'

/** What the demo's service is told of scaling, and what puts one policy in the place of another. */

const CLUSTER = 'yard'
const SERVICE = 'web'

export const SCALING_TARGET = {
  ServiceNamespace: 'ecs',
  ResourceId: `service/${CLUSTER}/${SERVICE}`,
  ScalableDimension: 'ecs:service:DesiredCount',
} as const

/** Of the balancer and the group, as CloudWatch and policies name them. */
const RESOURCE_LABEL = 'app/front/1c39ae30ec4aaffb/targetgroup/web/c21df3a68694af76'
const POLICY = 'demo'
const OUT = 'demo-out'
const IN = 'demo-in'
const MORNING = { name: 'morning', atMinutes: 15 }
const EVENING = { name: 'evening', atMinutes: 40 }

/** Bounds count from the alarm's threshold. */
const STEPS_OUT = [
  { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 15, ScalingAdjustment: 1 },
  { MetricIntervalLowerBound: 15, MetricIntervalUpperBound: 30, ScalingAdjustment: 2 },
  { MetricIntervalLowerBound: 30, ScalingAdjustment: 4 },
] as const
const STEPS_IN = [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }] as const
/** So far below the threshold of the way out begins the way in, percent. */
const STEPS_APART = 25

const POLICY_ARN = 'arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:'
/** Drawn, as the balancer's is, after what stands before the service: `scalingDemo.test.ts` asks the model. */
const DRAWN = { out: '28e669a4-d876-4696-a998-c7d0dc5dd26c', in: 'f5ef71f4-2f87-4e99-a62e-cefc65a22222' }
const DRAWN_BEHIND_GROUP = {
  out: '65a22222-6748-4699-a9ac-4453be6b2235',
  in: '806336bb-387e-4447-ac29-629a988d77ea',
}

function stepArn(cluster: ClusterKind, way: 'out' | 'in'): string {
  const drawn = cluster === 'fargate' ? DRAWN : DRAWN_BEHIND_GROUP
  return `${POLICY_ARN}${drawn[way]}:resource/ecs/service/${CLUSTER}/${SERVICE}:policyName/${way === 'out' ? OUT : IN}`
}

export function stepPolicies({ scaleOutCooldown, scaleInCooldown }: PolicySetting): readonly Act[] {
  return [
    stepPolicy(OUT, { Cooldown: scaleOutCooldown, StepAdjustments: STEPS_OUT }),
    stepPolicy(IN, { Cooldown: scaleInCooldown, StepAdjustments: STEPS_IN }),
  ]
}

function stepPolicy(name: string, configuration: Act['input']): Act {
  return scaling('PutScalingPolicy', {
    PolicyName: name,
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'ChangeInCapacity',
      MetricAggregationType: 'Average',
      ...configuration,
    },
  })
}

/** What makes a policy of the service's. */
export function policyActs({
  policy,
  cluster,
  minCapacity,
  maxCapacity,
}: Omit<ScalingSetting, 'load'>): readonly Act[] {
  const { kind, target } = policy
  if (kind === 'step') {
    return [
      ...stepPolicies(policy),
      alarm('high', target, stepArn(cluster, 'out')),
      alarm('low', target - STEPS_APART, stepArn(cluster, 'in')),
    ]
  }
  if (kind === 'scheduled') {
    return [
      scheduled(MORNING, { MinCapacity: target, MaxCapacity: Math.max(target, maxCapacity) }),
      scheduled(EVENING, { MinCapacity: minCapacity, MaxCapacity: minCapacity }),
    ]
  }
  return [
    scaling('PutScalingPolicy', {
      PolicyName: POLICY,
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: target,
        PredefinedMetricSpecification: {
          PredefinedMetricType: METRICS[kind],
          ...(kind === 'requests' && { ResourceLabel: RESOURCE_LABEL }),
        },
        ScaleOutCooldown: policy.scaleOutCooldown,
        ScaleInCooldown: policy.scaleInCooldown,
      },
    }),
  ]
}

/** What the other side of a comparison does at its beginning: another policy, and what scales its group. */
export function otherSideActs(setting: ScalingSetting, other: OtherPolicy): readonly Act[] {
  return [
    ...policyEndActs(setting.policy),
    ...policyActs({ ...setting, policy: other }),
    ...(other.byProvider === true && setting.cluster === 'group' ? toProviderActs() : []),
  ]
}

export const SCALING_GROUP = 'yard-group'
export const SCALING_PROVIDER = 'yard-provider'
const GROUP_POLICY = 'yard-group-cpu'
/** As long as the provider's, so that the two differ in what they see alone. */
const WARMUP_SECONDS = 60
const GROUP_CPU_TARGET = 60

/** By its CPU, which is that of the tasks it has. */
export function groupPolicyAct(): Act {
  return {
    service: 'autoscaling',
    operation: 'PutScalingPolicy',
    input: {
      AutoScalingGroupName: SCALING_GROUP,
      PolicyName: GROUP_POLICY,
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration: {
        TargetValue: GROUP_CPU_TARGET,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
      },
      EstimatedInstanceWarmup: WARMUP_SECONDS,
    },
  }
}

export function managedScalingOf(status: 'ENABLED' | 'DISABLED'): Act['input'] {
  return {
    managedScaling: { status, targetCapacity: 100, instanceWarmupPeriod: WARMUP_SECONDS },
    managedTerminationProtection: 'DISABLED',
  }
}

function toProviderActs(): readonly Act[] {
  const group = { AutoScalingGroupName: SCALING_GROUP, PolicyName: GROUP_POLICY }
  const provider = { name: SCALING_PROVIDER, autoScalingGroupProvider: managedScalingOf('ENABLED') }
  return [
    { service: 'autoscaling', operation: 'DeletePolicy', input: group },
    { service: 'ecs', operation: 'UpdateCapacityProvider', input: provider },
  ]
}

/** What takes a policy away again. */
export function policyEndActs({ kind }: PolicySetting): readonly Act[] {
  switch (kind) {
    case 'step':
      return [{ service: 'cloudwatch', operation: 'DeleteAlarms', input: { AlarmNames: ['demo-high', 'demo-low'] } }]
    case 'scheduled':
      return [MORNING, EVENING].map(({ name }) => scaling('DeleteScheduledAction', { ScheduledActionName: name }))
    case 'cpu':
    case 'memory':
    case 'requests':
      return [scaling('DeleteScalingPolicy', { PolicyName: POLICY })]
  }
}

const METRICS = {
  cpu: 'ECSServiceAverageCPUUtilization',
  memory: 'ECSServiceAverageMemoryUtilization',
  requests: 'ALBRequestCountPerTarget',
} as const

/** Of the service's CPU: two minutes above, or five below. */
function alarm(side: 'high' | 'low', threshold: number, policyArn: string): Act {
  const isHigh = side === 'high'
  const input = {
    AlarmName: `demo-${side}`,
    Namespace: 'AWS/ECS',
    MetricName: 'CPUUtilization',
    Dimensions: [
      { Name: 'ClusterName', Value: CLUSTER },
      { Name: 'ServiceName', Value: SERVICE },
    ],
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: isHigh ? 2 : 5,
    Threshold: threshold,
    ComparisonOperator: isHigh ? 'GreaterThanOrEqualToThreshold' : 'LessThanThreshold',
    AlarmActions: [policyArn],
  }
  return { service: 'cloudwatch', operation: 'PutMetricAlarm', input }
}

/** The lab begins on 1 January 2026 at 00:00 UTC, the curve ten minutes later. */
function scheduled({ name, atMinutes }: typeof MORNING, limits: Act['input']): Act {
  const minute = String(atMinutes + 10).padStart(2, '0')
  return scaling('PutScheduledAction', {
    ScheduledActionName: name,
    Schedule: `at(2026-01-01T00:${minute}:00)`,
    ScalableTargetAction: limits,
  })
}

function scaling(operation: string, input: Act['input']): Act {
  return { service: 'application-autoscaling', operation, input: { ...SCALING_TARGET, ...input } }
}
