import type { PutGroupPolicyInput } from '../api/groupPolicies/groupPolicyOperations.ts'
import { ApiError } from '../api/command.ts'
import { customizedGiven, single, stepsGiven } from '../scaling/policyParts.ts'
import type { AutoScalingGroup } from '../world/capacity/autoScalingGroup.ts'
import type { GroupPolicy, GroupStepping, GroupTracking, SimpleScaling } from '../world/groupPolicies/groupPolicy.ts'
import { metricOf } from '../world/monitoring/metric.ts'
import type { AdjustmentType } from '../world/scaling/arithmetic.ts'

type Type = GroupPolicy['config']['type']

/** Which members belong to which types of policy. */
const OF_TYPE = {
  TargetTrackingConfiguration: ['TargetTrackingScaling'],
  StepAdjustments: ['StepScaling'],
  ScalingAdjustment: ['SimpleScaling'],
  Cooldown: ['SimpleScaling'],
  AdjustmentType: ['StepScaling', 'SimpleScaling'],
  MinAdjustmentMagnitude: ['StepScaling', 'SimpleScaling'],
  MetricAggregationType: ['StepScaling'],
  EstimatedInstanceWarmup: ['TargetTrackingScaling', 'StepScaling'],
} as const satisfies Readonly<Record<string, readonly Type[]>>

const NEEDED = {
  TargetTrackingScaling: ['TargetTrackingConfiguration'],
  StepScaling: ['AdjustmentType', 'StepAdjustments'],
  SimpleScaling: ['AdjustmentType', 'ScalingAdjustment'],
} as const satisfies Readonly<Record<Type, readonly (keyof typeof OF_TYPE)[]>>

/** @throws ApiError  ValidationError, where the configuration is not that of the policy's type */
export function groupConfigGiven(input: PutGroupPolicyInput, group: AutoScalingGroup): GroupPolicy['config'] {
  // AWS takes a policy without a type for simple scaling.
  const type: Type = input.PolicyType ?? 'SimpleScaling'
  for (const [member, types] of Object.entries(OF_TYPE) as [keyof typeof OF_TYPE, readonly Type[]][]) {
    if (input[member] !== undefined && !types.includes(type))
      throw invalid(`${member} is not supported by ${type}`, member)
  }
  for (const member of NEEDED[type]) {
    if (input[member] === undefined) throw invalid(`${member} is required for ${type}`, member)
  }
  if (type === 'TargetTrackingScaling') return trackingGiven(input.TargetTrackingConfiguration ?? NOTHING, group)
  const adjusting = adjustingGiven(input)
  if (type === 'SimpleScaling') return simpleGiven(input, adjusting)
  const steps = stepsGiven(input.StepAdjustments ?? [], { at: 'StepAdjustments', refusal: invalid })
  return { type, ...adjusting, steps } satisfies GroupStepping
}

const TRACKING = 'TargetTrackingConfiguration'
type TrackingInput = NonNullable<PutGroupPolicyInput[typeof TRACKING]>
/** It stands where the check above has refused already. */
const NOTHING: TrackingInput = { TargetValue: 0 }

function trackingGiven(given: TrackingInput, { name }: AutoScalingGroup): GroupTracking {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized } = given
  if (given.TargetValue <= 0) throw invalid('TargetValue must be greater than 0', `${TRACKING}.TargetValue`)
  if ((predefined === undefined) === (customized === undefined)) {
    throw invalid('Give either PredefinedMetricSpecification or CustomizedMetricSpecification', TRACKING)
  }
  const cpu = metricOf('AWS/EC2', 'CPUUtilization', { AutoScalingGroupName: name })
  return {
    type: 'TargetTrackingScaling',
    targetValue: given.TargetValue,
    predefined: predefined?.PredefinedMetricType ?? null,
    queries:
      customized === undefined
        ? [single(cpu, 'Average')]
        : customizedGiven(customized, { at: `${TRACKING}.CustomizedMetricSpecification`, refusal: invalid }),
    disableScaleIn: given.DisableScaleIn ?? false,
  }
}

interface AdjustmentGiven {
  readonly adjustmentType: AdjustmentType
  readonly minAdjustmentMagnitude: number | null
}

function adjustingGiven(input: PutGroupPolicyInput): AdjustmentGiven {
  const { AdjustmentType: adjustmentType = 'ChangeInCapacity', MinAdjustmentMagnitude: magnitude = null } = input
  if (magnitude !== null && adjustmentType !== 'PercentChangeInCapacity') {
    throw invalid('MinAdjustmentMagnitude is for PercentChangeInCapacity alone', 'MinAdjustmentMagnitude')
  }
  return { adjustmentType, minAdjustmentMagnitude: magnitude }
}

function simpleGiven(input: PutGroupPolicyInput, adjusting: AdjustmentGiven): SimpleScaling {
  const { ScalingAdjustment: adjustment = 0, Cooldown: cooldown = null } = input
  if (adjusting.adjustmentType === 'ExactCapacity' && adjustment < 0) {
    throw invalid('ScalingAdjustment must not be negative with ExactCapacity', 'ScalingAdjustment')
  }
  return { type: 'SimpleScaling', ...adjusting, adjustment, cooldown }
}

export function invalid(message: string, field: string): ApiError {
  return new ApiError('ValidationError', message, field)
}
