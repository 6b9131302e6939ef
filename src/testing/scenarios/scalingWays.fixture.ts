import type { World } from '../../model/world/world.ts'
import { step, update, type Input, type Step, type Way } from './ways.fixture.ts'

const TARGET = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/yard/web',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const

const scaling = (operation: string, input: Input) => step('application-autoscaling', operation, { ...TARGET, ...input })
const limits = (MinCapacity: number, MaxCapacity: number) =>
  scaling('RegisterScalableTarget', { MinCapacity, MaxCapacity })
const track = (PolicyName: string, config: Input) =>
  scaling('PutScalingPolicy', {
    PolicyName,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: config,
  })
const predefined = (PredefinedMetricType: string, config: Input) => ({
  PredefinedMetricSpecification: { PredefinedMetricType },
  ...config,
})
const cpu = (config: Input) => track('cpu60', predefined('ECSServiceAverageCPUUtilization', config))
const memory = (config: Input) => track('memory20', predefined('ECSServiceAverageMemoryUtilization', config))

const BACKLOG = { Namespace: 'Shop', MetricName: 'BacklogPerTask' }
const OF_WEB = [{ Name: 'Service', Value: 'web' }]

function alarm(world: World, fields: Input): Step {
  const [policy] = [...world.scalingPolicies.keys()]
  return step('cloudwatch', 'PutMetricAlarm', {
    AlarmName: 'backlog-high',
    ...BACKLOG,
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 2,
    Threshold: 100,
    ComparisonOperator: 'GreaterThanThreshold',
    AlarmActions: [policy],
    ...fields,
  })
}

/** Other ways out of the fix-its on scaling. */
export const SCALING_WAYS: Readonly<Record<string, readonly Way[]>> = {
  'fix-at-the-maximum': [{ says: 'a minimum of 8 as well, which is reached at once', steps: () => [limits(8, 12)] }],
  'fix-nobody-is-called': [
    {
      says: 'target tracking of the metric that is put',
      steps: () => [
        track('backlog100', {
          TargetValue: 100,
          CustomizedMetricSpecification: { ...BACKLOG, Dimensions: OF_WEB, Statistic: 'Average' },
        }),
      ],
    },
    {
      says: 'a second alarm beside the first',
      steps: (world) => [alarm(world, { AlarmName: 'backlog-of-web', Dimensions: OF_WEB })],
    },
  ],
  'fix-memory-never-falls': [
    { says: 'a target that idle tasks stay below', steps: () => [memory({ TargetValue: 80 })] },
  ],
}

/** What looks like a way out of them and is none. */
export const SCALING_SHORTCUTS: Readonly<Record<string, readonly Way[]>> = {
  'fix-at-the-maximum': [
    { says: 'eight by hand', steps: () => [update({ desiredCount: 8 })] },
    { says: 'a target that is reached already', steps: () => [cpu({ TargetValue: 120 })] },
    { says: 'the load taken away', steps: () => [calm()] },
  ],
  'fix-nobody-is-called': [
    { says: 'four by hand', steps: () => [update({ desiredCount: 4 })] },
    { says: 'missing data that breach', steps: (world) => [alarm(world, { TreatMissingData: 'breaching' })] },
    {
      says: 'the alarm set by hand',
      steps: () => [
        step('cloudwatch', 'SetAlarmState', { AlarmName: 'backlog-high', StateValue: 'ALARM', StateReason: 'by hand' }),
      ],
    },
  ],
  'fix-memory-never-falls': [
    { says: 'two by hand', steps: () => [update({ desiredCount: 2 })] },
    { says: 'a smaller maximum', steps: () => [limits(2, 3)] },
    {
      says: 'memory that is never scaled in',
      steps: () => [memory({ TargetValue: 20, DisableScaleIn: true })],
    },
  ],
}

function calm(): Step {
  return step('lab', 'SetLoad', { cluster: 'yard', service: 'web', shape: 'constant', peakCpuUnits: 100 })
}
