import type { OperationList } from '../operation.ts'
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
  textMap,
  timestamp,
  whole,
  type InputOf,
} from '../shape.ts'
import {
  TARGET_MEMBERS,
  capacity,
  predictive,
  resourceId,
  scalableDimension,
  serviceNamespace,
  stepScaling,
  targetTracking,
} from './scalingShapes.ts'

const name = text({ max: 256 })
const LISTED = {
  MaxResults: optional(whole({ min: 1, max: 50 })),
  NextToken: optional(text()),
}
const OF_TARGET = {
  ServiceNamespace: required(serviceNamespace),
  ResourceId: optional(resourceId),
  ScalableDimension: optional(scalableDimension),
}

export const scalingOperations = {
  RegisterScalableTarget: {
    kind: 'write',
    input: struct({
      ...TARGET_MEMBERS,
      MinCapacity: optional(capacity),
      MaxCapacity: optional(capacity),
      RoleARN: keptAs(text({ max: 1_600 })),
      SuspendedState: optional(
        struct({
          DynamicScalingInSuspended: optional(flag()),
          DynamicScalingOutSuspended: optional(flag()),
          ScheduledScalingSuspended: optional(flag()),
        }),
      ),
      Tags: keptAs(textMap()),
    }),
    output: answer({ ScalableTargetARN: 'string' }),
  },
  DeregisterScalableTarget: { kind: 'write', input: struct(TARGET_MEMBERS), output: answer({}) },
  DescribeScalableTargets: {
    kind: 'read',
    input: struct({
      ServiceNamespace: required(serviceNamespace),
      ResourceIds: optional(list(resourceId, { max: 50 })),
      ScalableDimension: optional(scalableDimension),
      ...LISTED,
    }),
    output: answer({ ScalableTargets: 'list', NextToken: 'string' }),
  },
  PutScalingPolicy: {
    kind: 'write',
    input: struct({
      PolicyName: required(name),
      ...TARGET_MEMBERS,
      PolicyType: optional(
        oneOf(['TargetTrackingScaling', 'StepScaling'], { PredictiveScaling: 'two weeks of data to predict from' }),
      ),
      TargetTrackingScalingPolicyConfiguration: optional(targetTracking),
      StepScalingPolicyConfiguration: optional(stepScaling),
      PredictiveScalingPolicyConfiguration: predictive,
    }),
    output: answer({ PolicyARN: 'string', Alarms: 'list' }),
  },
  DeleteScalingPolicy: {
    kind: 'write',
    input: struct({ PolicyName: required(name), ...TARGET_MEMBERS }),
    output: answer({}),
  },
  DescribeScalingPolicies: {
    kind: 'read',
    input: struct({ ...OF_TARGET, PolicyNames: optional(list(name, { max: 50 })), ...LISTED }),
    output: answer({ ScalingPolicies: 'list', NextToken: 'string' }),
  },
  PutScheduledAction: {
    kind: 'write',
    input: struct({
      ScheduledActionName: required(name),
      ...TARGET_MEMBERS,
      Schedule: optional(text({ max: 1_600 })),
      Timezone: optional(text({ max: 1_600 })),
      StartTime: optional(timestamp()),
      EndTime: optional(timestamp()),
      ScalableTargetAction: optional(struct({ MinCapacity: optional(capacity), MaxCapacity: optional(capacity) })),
    }),
    output: answer({}),
  },
  DeleteScheduledAction: {
    kind: 'write',
    input: struct({ ScheduledActionName: required(name), ...TARGET_MEMBERS }),
    output: answer({}),
  },
  DescribeScheduledActions: {
    kind: 'read',
    input: struct({ ...OF_TARGET, ScheduledActionNames: optional(list(name, { max: 50 })), ...LISTED }),
    output: answer({ ScheduledActions: 'list', NextToken: 'string' }),
  },
  DescribeScalingActivities: {
    kind: 'read',
    input: struct({ ...OF_TARGET, IncludeNotScaledActivities: optional(flag()), ...LISTED }),
    output: answer({ ScalingActivities: 'list', NextToken: 'string' }),
  },
} as const satisfies OperationList

export type PutScalingPolicyInput = InputOf<typeof scalingOperations.PutScalingPolicy.input>
