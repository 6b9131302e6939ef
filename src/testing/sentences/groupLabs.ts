import { LAB_EPOCH_SECONDS } from '../../model/world/world.ts'
import { act } from '../randomCommands.ts'
import type { TimedAct } from './play.ts'

const MINUTE = 60_000
const CLUSTER = { cluster: 'yard' } as const
const CPU_OF_INSTANCE = 2_048

const ofGroup = (operation: string, input: object) =>
  act('autoscaling', operation, { AutoScalingGroupName: 'asg', ...input })

/** A group `asg` of so many instances of m5.large, with two tasks each. */
const group = (DesiredCapacity: number, MinSize: number, MaxSize: number): readonly TimedAct[] =>
  [
    act('ecs', 'CreateCluster', { clusterName: 'yard' }),
    act('ec2', 'CreateLaunchTemplate', {
      LaunchTemplateName: 'large',
      LaunchTemplateData: { InstanceType: 'm5.large', UserData: 'ECS_CLUSTER=yard' },
    }),
    ofGroup('CreateAutoScalingGroup', {
      MinSize,
      MaxSize,
      DesiredCapacity,
      LaunchTemplate: { LaunchTemplateName: 'large' },
    }),
    act('ecs', 'RegisterTaskDefinition', {
      family: 'web',
      containerDefinitions: [{ name: 'main', image: 'web:1', cpu: 1_024, memory: 512 }],
    }),
    act('ecs', 'CreateService', {
      ...CLUSTER,
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 2 * DesiredCapacity,
    }),
  ].map((one) => [0, one])

/** So many percent of so many instances. */
const load = (instances: number, percent: number) =>
  act('lab', 'SetLoad', {
    ...CLUSTER,
    service: 'web',
    shape: 'constant',
    peakCpuUnits: Math.round((CPU_OF_INSTANCE * instances * percent) / 100),
  })

const tracks = (TargetValue: number, fields: object = {}) =>
  ofGroup('PutScalingPolicy', {
    PolicyName: `cpu${String(TargetValue)}`,
    PolicyType: 'TargetTrackingScaling',
    EstimatedInstanceWarmup: 120,
    TargetTrackingConfiguration: {
      TargetValue,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
    },
    ...fields,
  })

const adjusts = (PolicyName: string, fields: object) => ofGroup('PutScalingPolicy', { PolicyName, ...fields })

const STEP = { PolicyType: 'StepScaling', EstimatedInstanceWarmup: 120 } as const

const executes = (PolicyName: string, fields: object = {}) => ofGroup('ExecutePolicy', { PolicyName, ...fields })

const schedules = (ScheduledActionName: string, minute: number, sizes: object) =>
  ofGroup('PutScheduledUpdateGroupAction', {
    ScheduledActionName,
    StartTime: LAB_EPOCH_SECONDS + minute * 60,
    ...sizes,
  })

/** An alarm on CPU that calls the first policy of the group. */
const calls: TimedAct = [
  0,
  ({ groupPolicies }) =>
    act('cloudwatch', 'PutMetricAlarm', {
      AlarmName: 'busy',
      Namespace: 'AWS/EC2',
      MetricName: 'CPUUtilization',
      Dimensions: [{ Name: 'AutoScalingGroupName', Value: 'asg' }],
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 50,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      AlarmActions: [...groupPolicies.keys()],
    }),
]

/** What a group's own policies and scheduled actions come to, each way once. */
export const GROUP_LABS: readonly {
  readonly name: string
  readonly acts: readonly TimedAct[]
  readonly restMs: number
}[] = [
  {
    name: 'a group tracks its CPU, out to its maximum and in to its minimum',
    restMs: 25 * MINUTE,
    acts: [
      ...group(2, 1, 4),
      [8 * MINUTE, tracks(50)],
      [8 * MINUTE, load(2, 90)],
      [22 * MINUTE, act('ecs', 'UpdateService', { ...CLUSTER, service: 'web', desiredCount: 8 })],
      [24 * MINUTE, load(4, 95)],
      [30 * MINUTE, load(4, 15)],
      [46.5 * MINUTE, ofGroup('SetDesiredCapacity', { DesiredCapacity: 4 })],
    ],
  },
  {
    name: 'two policies of a group, of which one is not ready to scale in and one wants more',
    restMs: 20 * MINUTE,
    acts: [...group(3, 1, 6), [8 * MINUTE, tracks(30)], [8 * MINUTE, tracks(60)], [8 * MINUTE, load(3, 35)]],
  },
  {
    name: 'a group whose CPU is low, and would be above its target with one instance less',
    restMs: 18 * MINUTE,
    acts: [...group(2, 1, 4), [8 * MINUTE, tracks(60)], [8 * MINUTE, load(2, 40)]],
  },
  {
    name: 'a group tracks its CPU from its only instance, which is not warm',
    restMs: 8 * MINUTE,
    acts: [...group(1, 1, 4), [0, tracks(30, { EstimatedInstanceWarmup: 3_600 })], [4 * MINUTE, load(1, 90)]],
  },
  {
    name: 'steps of a group, by its alarm and by hand',
    restMs: 3 * MINUTE,
    acts: [
      ...group(2, 1, 8),
      [
        0,
        adjusts('steps', {
          ...STEP,
          AdjustmentType: 'PercentChangeInCapacity',
          MinAdjustmentMagnitude: 2,
          StepAdjustments: [
            { MetricIntervalUpperBound: 0, ScalingAdjustment: -25 },
            { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 20, ScalingAdjustment: 0 },
            { MetricIntervalLowerBound: 20, ScalingAdjustment: 50 },
          ],
        }),
      ],
      calls,
      [8 * MINUTE, load(2, 60)],
      [12 * MINUTE, load(2, 90)],
      [20 * MINUTE, load(2, 20)],
      [24 * MINUTE, executes('steps', { MetricValue: 10, BreachThreshold: 50 })],
    ],
  },
  {
    name: 'a step of a group to a size, and a datapoint in none',
    restMs: 3 * MINUTE,
    acts: [
      ...group(2, 1, 8),
      [
        0,
        adjusts('exact', {
          ...STEP,
          AdjustmentType: 'ExactCapacity',
          StepAdjustments: [{ MetricIntervalLowerBound: 20, ScalingAdjustment: 5 }],
        }),
      ],
      calls,
      [8 * MINUTE, load(2, 60)],
      [12 * MINUTE, load(2, 90)],
    ],
  },
  {
    name: 'a simple policy of a group and its cooldown',
    restMs: 3 * MINUTE,
    acts: [
      ...group(2, 1, 5),
      [
        0,
        adjusts('one-more', {
          PolicyType: 'SimpleScaling',
          AdjustmentType: 'ChangeInCapacity',
          ScalingAdjustment: 1,
          Cooldown: 240,
        }),
      ],
      calls,
      [8 * MINUTE, load(5, 70)],
      [16 * MINUTE, executes('one-more')],
    ],
  },
  {
    name: 'scheduled actions of a group',
    restMs: 3 * MINUTE,
    acts: [
      ...group(1, 1, 4),
      [0, schedules('morning', 10, { MinSize: 2, DesiredCapacity: 3 })],
      [0, schedules('noon', 20, { MaxSize: 6 })],
      [0, schedules('evening', 30, { MinSize: 0, MaxSize: 1 })],
      [32 * MINUTE, ofGroup('SetDesiredCapacity', { DesiredCapacity: 0 })],
    ],
  },
]
