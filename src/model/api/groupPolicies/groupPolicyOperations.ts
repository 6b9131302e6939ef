import { GROUP_METRICS } from '../../world/groupPolicies/groupPolicy.ts'
import { INSTANCES_MAX } from '../../world/labLimits.ts'
import { ADJUSTMENT_TYPES } from '../../world/scaling/arithmetic.ts'
import { dimensions, metricName, namespace, number } from '../monitoring/cloudwatchShapes.ts'
import type { OperationList } from '../operation.ts'
import {
  aggregation,
  cooldown,
  customizedMetricOf,
  lacking,
  predictive,
  stepAdjustments,
} from '../scaling/scalingShapes.ts'
import {
  answer,
  flag,
  keptAs,
  list,
  oneOf,
  optional,
  required,
  struct,
  text,
  timestamp,
  whole,
  type InputOf,
} from '../shape.ts'

const groupName = text({ max: 255 })
const policyName = text({ max: 255 })
/** Or its ARN. */
const policyNamed = text({ max: 1_600 })
const actionName = text({ max: 255 })
const size = whole({ min: 0, max: INSTANCES_MAX })
const policyType = oneOf(['TargetTrackingScaling', 'StepScaling', 'SimpleScaling'], {
  PredictiveScaling: 'two weeks of data to predict from',
})

const groupMetric = oneOf(GROUP_METRICS, {
  ...lacking('ASGAverageCPUUtilizationHighResolution', 'metrics of a higher resolution'),
  ...lacking('ASGAverageNetworkIn ASGAverageNetworkOut', 'bytes of networks'),
  ...lacking('ALBRequestCountPerTarget', 'target groups of an Auto Scaling group'),
})

const customizedMetric = customizedMetricOf(
  struct({ Namespace: required(namespace), MetricName: required(metricName), Dimensions: optional(dimensions) }),
)

const LISTED = { MaxRecords: optional(whole({ min: 1, max: 100 })), NextToken: optional(text()) }

/** What scales an Auto Scaling group by itself: its policies and its scheduled actions. */
export const groupPolicyOperations = {
  PutScalingPolicy: {
    kind: 'write',
    input: struct({
      AutoScalingGroupName: required(groupName),
      PolicyName: required(policyName),
      PolicyType: optional(policyType),
      AdjustmentType: optional(oneOf(ADJUSTMENT_TYPES)),
      ScalingAdjustment: optional(whole({ min: -100_000, max: 100_000 })),
      MinAdjustmentMagnitude: optional(whole({ min: 1, max: 100_000 })),
      Cooldown: optional(cooldown),
      StepAdjustments: optional(stepAdjustments),
      MetricAggregationType: keptAs(aggregation),
      EstimatedInstanceWarmup: optional(whole({ min: 0, max: 86_400 })),
      TargetTrackingConfiguration: optional(
        struct({
          TargetValue: required(number),
          PredefinedMetricSpecification: optional(struct({ PredefinedMetricType: required(groupMetric) })),
          CustomizedMetricSpecification: optional(customizedMetric),
          DisableScaleIn: optional(flag()),
        }),
      ),
      Enabled: optional(flag()),
      PredictiveScalingConfiguration: predictive,
    }),
    output: answer({ PolicyARN: 'string', Alarms: 'list' }),
  },
  DeletePolicy: {
    kind: 'write',
    input: struct({ AutoScalingGroupName: optional(groupName), PolicyName: required(policyNamed) }),
    output: answer({}),
  },
  DescribePolicies: {
    kind: 'read',
    input: struct({
      AutoScalingGroupName: optional(groupName),
      PolicyNames: optional(list(policyNamed, { max: 50 })),
      PolicyTypes: optional(list(policyType, { max: 4 })),
      ...LISTED,
    }),
    output: answer({ ScalingPolicies: 'list', NextToken: 'string' }),
  },
  ExecutePolicy: {
    kind: 'write',
    input: struct({
      AutoScalingGroupName: optional(groupName),
      PolicyName: required(policyNamed),
      HonorCooldown: optional(flag()),
      MetricValue: optional(number),
      BreachThreshold: optional(number),
    }),
    output: answer({}),
  },
  PutScheduledUpdateGroupAction: {
    kind: 'write',
    input: struct({
      AutoScalingGroupName: required(groupName),
      ScheduledActionName: required(actionName),
      StartTime: optional(timestamp()),
      EndTime: optional(timestamp()),
      Recurrence: optional(text({ max: 255 })),
      TimeZone: optional(text({ max: 255 })),
      MinSize: optional(size),
      MaxSize: optional(size),
      DesiredCapacity: optional(size),
    }),
    output: answer({}),
  },
  DeleteScheduledAction: {
    kind: 'write',
    input: struct({ AutoScalingGroupName: required(groupName), ScheduledActionName: required(actionName) }),
    output: answer({}),
  },
  DescribeScheduledActions: {
    kind: 'read',
    input: struct({
      AutoScalingGroupName: optional(groupName),
      ScheduledActionNames: optional(list(actionName, { max: 50 })),
      ...LISTED,
    }),
    output: answer({ ScheduledUpdateGroupActions: 'list', NextToken: 'string' }),
  },
} as const satisfies OperationList

export type PutGroupPolicyInput = InputOf<typeof groupPolicyOperations.PutScalingPolicy.input>
export type PutGroupScheduleInput = InputOf<typeof groupPolicyOperations.PutScheduledUpdateGroupAction.input>
