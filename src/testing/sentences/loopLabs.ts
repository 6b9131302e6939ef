import type { Act } from '../../model/api/command.ts'
import { act } from '../randomCommands.ts'
import { CPU_ALARM } from '../scaling.ts'
import type { TimedAct } from './play.ts'

const MINUTE = 60_000
const CLUSTER = { cluster: 'yard' } as const
const WEB = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/yard/web',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const

/** `web`, of 16 CPU units a task, on instances that have room for all; scaled from a minimum to a maximum. */
const scaled = (desiredCount: number, min: number, max: number): readonly TimedAct[] =>
  [
    act('ecs', 'CreateCluster', { clusterName: 'yard' }),
    act('lab', 'AddContainerInstances', { ...CLUSTER, instanceType: 'm5.large', count: 2 }),
    act('ecs', 'RegisterTaskDefinition', {
      family: 'web',
      containerDefinitions: [{ name: 'main', image: 'web:1', cpu: 16, memory: 16 }],
    }),
    act('ecs', 'CreateService', { ...CLUSTER, serviceName: 'web', taskDefinition: 'web', desiredCount }),
    registers({ MinCapacity: min, MaxCapacity: max }),
  ].map((one) => [0, one])

const registers = (fields: object) => act('application-autoscaling', 'RegisterScalableTarget', { ...WEB, ...fields })

/** So many tasks at so many percent, whatever number there is. */
const load = (tasks: number, percent: number) =>
  act('lab', 'SetLoad', {
    ...CLUSTER,
    service: 'web',
    shape: 'constant',
    peakCpuUnits: Math.round((16 * tasks * percent) / 100),
  })

const tracks = (PolicyName: string, fields: object = {}) =>
  act('application-autoscaling', 'PutScalingPolicy', {
    ...WEB,
    PolicyName,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 60,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
      ...fields,
    },
  })

const steps = (config: object) =>
  act('application-autoscaling', 'PutScalingPolicy', {
    ...WEB,
    PolicyName: 'steps',
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: config,
  })

/** An alarm that calls the step policy: on CPU, or on a metric of one's own. */
const calls = (fields: object): TimedAct => [
  0,
  ({ scalingPolicies }) =>
    act('cloudwatch', 'PutMetricAlarm', {
      AlarmName: 'steps-alarm',
      ...CPU_ALARM,
      AlarmActions: [...scalingPolicies.keys()],
      ...fields,
    }),
]

const schedules = (name: string, minute: number, limits: object): Act =>
  act('application-autoscaling', 'PutScheduledAction', {
    ...WEB,
    ScheduledActionName: name,
    Schedule: `at(2026-01-01T00:${String(minute).padStart(2, '0')}:00)`,
    ScalableTargetAction: limits,
  })

const rolls = act('ecs', 'UpdateService', { ...CLUSTER, service: 'web', forceNewDeployment: true })

/** What the two loops of scaling come to, each way once; alarms are evaluated without an end, so each stops a while later. */
export const LOOP_LABS: readonly {
  readonly name: string
  readonly acts: readonly TimedAct[]
  readonly restMs: number
}[] = [
  {
    name: 'target tracking goes out, to its maximum, and in again',
    restMs: 10 * MINUTE,
    acts: [
      ...scaled(4, 1, 8),
      [0, tracks('cpu')],
      [5 * MINUTE, load(4, 90)],
      [20 * MINUTE, load(8, 150)],
      [40 * MINUTE, load(8, 10)],
      [70 * MINUTE, registers({ SuspendedState: { DynamicScalingInSuspended: true } })],
    ],
  },
  {
    name: 'a deployment keeps what target tracking would take away',
    restMs: 15 * MINUTE,
    acts: [...scaled(4, 1, 8), [0, tracks('cpu')], [0, load(4, 10)], [14.5 * MINUTE, rolls]],
  },
  {
    name: 'target tracking begins at no task',
    restMs: 6 * MINUTE,
    acts: [
      ...scaled(0, 0, 4),
      [
        0,
        tracks('backlog', {
          PredefinedMetricSpecification: undefined,
          CustomizedMetricSpecification: { Namespace: 'Shop', MetricName: 'Backlog', Statistic: 'Average' },
        }),
      ],
      ...[1, 2, 3, 4, 5].map((minute): TimedAct => [
        minute * MINUTE,
        act('cloudwatch', 'PutMetricData', { Namespace: 'Shop', MetricData: [{ MetricName: 'Backlog', Value: 90 }] }),
      ]),
    ],
  },
  {
    name: 'steps by percent, of which the second counts what the first has added',
    restMs: 5 * MINUTE,
    acts: [
      ...scaled(4, 1, 20),
      [
        0,
        steps({
          AdjustmentType: 'PercentChangeInCapacity',
          MinAdjustmentMagnitude: 2,
          Cooldown: 600,
          StepAdjustments: [
            { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 20, ScalingAdjustment: 25 },
            { MetricIntervalLowerBound: 20, ScalingAdjustment: 100 },
          ],
        }),
      ],
      calls({}),
      [5 * MINUTE, load(4, 60)],
      [8 * MINUTE, load(6, 90)],
    ],
  },
  {
    name: 'a step to a count, and a datapoint in none',
    restMs: 4 * MINUTE,
    acts: [
      ...scaled(4, 1, 20),
      [
        0,
        steps({
          AdjustmentType: 'ExactCapacity',
          StepAdjustments: [{ MetricIntervalLowerBound: 20, ScalingAdjustment: 9 }],
        }),
      ],
      calls({}),
      [5 * MINUTE, load(4, 60)],
      [10 * MINUTE, load(4, 90)],
    ],
  },
  {
    name: 'an alarm without a datapoint is set by hand',
    restMs: 2 * MINUTE,
    acts: [
      ...scaled(2, 1, 4),
      [
        0,
        steps({
          AdjustmentType: 'ChangeInCapacity',
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
        }),
      ],
      calls({ Namespace: 'Shop', MetricName: 'Backlog', Dimensions: undefined }),
      [
        5 * MINUTE,
        act('cloudwatch', 'SetAlarmState', { AlarmName: 'steps-alarm', StateValue: 'ALARM', StateReason: 'a try' }),
      ],
    ],
  },
  {
    name: 'scheduled actions go out, in, nowhere, and are suspended',
    restMs: 6 * MINUTE,
    acts: [
      ...scaled(2, 1, 4),
      [0, schedules('morning', 10, { MinCapacity: 6 })],
      [0, schedules('noon', 20, { MinCapacity: 2, MaxCapacity: 9 })],
      [0, schedules('evening', 30, { MaxCapacity: 1 })],
      [0, schedules('night', 40, { MinCapacity: 3 })],
      [35 * MINUTE, registers({ SuspendedState: { ScheduledScalingSuspended: true } })],
    ],
  },
  {
    name: 'managed scaling grows a group to its maximum, and shrinks it to its minimum',
    restMs: 30 * MINUTE,
    acts: [
      [0, act('ecs', 'CreateCluster', { clusterName: 'yard' })],
      [
        0,
        act('ec2', 'CreateLaunchTemplate', {
          LaunchTemplateName: 'large',
          LaunchTemplateData: { InstanceType: 'm5.large', UserData: 'ECS_CLUSTER=yard' },
        }),
      ],
      [
        0,
        act('autoscaling', 'CreateAutoScalingGroup', {
          AutoScalingGroupName: 'asg',
          MinSize: 1,
          MaxSize: 2,
          DesiredCapacity: 1,
          LaunchTemplate: { LaunchTemplateName: 'large' },
        }),
      ],
      [
        0,
        act('ecs', 'CreateCapacityProvider', {
          name: 'cp',
          autoScalingGroupProvider: {
            autoScalingGroupArn: 'asg',
            managedScaling: { status: 'ENABLED', maximumScalingStepSize: 1 },
          },
        }),
      ],
      [
        0,
        act('ecs', 'PutClusterCapacityProviders', {
          ...CLUSTER,
          capacityProviders: ['cp'],
          defaultCapacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }],
        }),
      ],
      [
        0,
        act('ecs', 'RegisterTaskDefinition', {
          family: 'web',
          containerDefinitions: [{ name: 'main', image: 'web:1', cpu: 1_024, memory: 512 }],
        }),
      ],
      [0, act('ecs', 'CreateService', { ...CLUSTER, serviceName: 'web', taskDefinition: 'web', desiredCount: 8 })],
      [12 * MINUTE, act('ecs', 'UpdateService', { ...CLUSTER, service: 'web', desiredCount: 0 })],
      [
        15 * MINUTE,
        ({ alarms }) =>
          act('cloudwatch', 'SetAlarmState', {
            AlarmName: [...alarms.keys()].find((name) => name.includes('AlarmLow')),
            StateValue: 'ALARM',
            StateReason: 'a try',
          }),
      ],
    ],
  },
]
