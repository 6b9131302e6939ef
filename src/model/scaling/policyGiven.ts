import { ApiError } from '../api/command.ts'
import type { PutScalingPolicyInput } from '../api/scaling/scalingOperations.ts'
import type { StepScalingInput, TargetTrackingInput } from '../api/scaling/scalingShapes.ts'
import { ACCOUNT, REGION, type World } from '../world/world.ts'
import { metricOf, type MetricQuery } from '../world/monitoring/metric.ts'
import type { PredefinedMetric, StepScaling, TargetTracking } from '../world/scaling/scalingPolicy.ts'
import { customizedGiven, single, stepsGiven } from './policyParts.ts'
import type { Service } from '../world/service/service.ts'

const TRACKING = 'TargetTrackingScalingPolicyConfiguration'
const STEP = 'StepScalingPolicyConfiguration'

/** @throws ApiError  ValidationException, where the configuration is not that of the policy's type */
export function configGiven(
  input: PutScalingPolicyInput,
  { world, service }: { readonly world: World; readonly service: Service },
): TargetTracking | StepScaling {
  // AWS takes a policy without a type for step scaling.
  if (input.PolicyType === 'TargetTrackingScaling') {
    if (input[TRACKING] === undefined) throw invalid(`${TRACKING} is required for TargetTrackingScaling`, TRACKING)
    if (input[STEP] !== undefined) throw invalid(`${STEP} cannot be given with TargetTrackingScaling`, STEP)
    return trackingGiven(input[TRACKING], { world, service })
  }
  if (input[TRACKING] !== undefined) throw invalid(`${TRACKING} cannot be given with StepScaling`, TRACKING)
  if (input[STEP] === undefined) throw invalid(`${STEP} is required for StepScaling`, STEP)
  return stepGiven(input[STEP])
}

interface Measured {
  readonly world: World
  readonly service: Service
}

function trackingGiven(given: TargetTrackingInput, measured: Measured): TargetTracking {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized } = given
  if (given.TargetValue <= 0) throw invalid('TargetValue must be greater than 0', `${TRACKING}.TargetValue`)
  if ((predefined === undefined) === (customized === undefined)) {
    throw invalid('Give either PredefinedMetricSpecification or CustomizedMetricSpecification', TRACKING)
  }
  const rest = {
    type: 'TargetTrackingScaling',
    targetValue: given.TargetValue,
    scaleOutCooldown: given.ScaleOutCooldown ?? null,
    scaleInCooldown: given.ScaleInCooldown ?? null,
    disableScaleIn: given.DisableScaleIn ?? false,
  } as const
  if (predefined === undefined) {
    return {
      ...rest,
      predefined: null,
      queries: customizedGiven(customized ?? {}, { at: `${TRACKING}.CustomizedMetricSpecification`, refusal: invalid }),
    }
  }
  const { PredefinedMetricType: metric, ResourceLabel: resourceLabel = null } = predefined
  const queries = [predefinedQuery({ metric, resourceLabel }, measured)]
  return { ...rest, predefined: { metric, resourceLabel }, queries }
}

const OF_SERVICE = {
  ECSServiceAverageCPUUtilization: 'CPUUtilization',
  ECSServiceAverageMemoryUtilization: 'MemoryUtilization',
} as const

interface Predefined {
  readonly metric: PredefinedMetric
  readonly resourceLabel: string | null
}

function predefinedQuery({ metric, resourceLabel }: Predefined, { world, service }: Measured): MetricQuery {
  const field = `${TRACKING}.PredefinedMetricSpecification.ResourceLabel`
  if (metric === 'ALBRequestCountPerTarget') {
    const { balancer, group } = labelGiven(world, resourceLabel, field)
    const dimensions = { TargetGroup: group, LoadBalancer: balancer }
    return single(metricOf('AWS/ApplicationELB', 'RequestCountPerTarget', dimensions), 'Sum')
  }
  if (resourceLabel !== null) throw invalid(`ResourceLabel is for ALBRequestCountPerTarget alone, not ${metric}`, field)
  const dimensions = { ClusterName: service.clusterName, ServiceName: service.name }
  return single(metricOf('AWS/ECS', OF_SERVICE[metric], dimensions), 'Average')
}

const LABEL = /^(app\/[^/]+\/[0-9a-f]+)\/(targetgroup\/[^/]+\/[0-9a-f]+)$/
const ELB = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}`

function labelGiven(world: World, label: string | null, field: string) {
  const [, balancer, group] = LABEL.exec(label ?? '') ?? []
  if (balancer === undefined || group === undefined) {
    const form = 'app/<load-balancer-name>/<id>/targetgroup/<target-group-name>/<id>'
    throw invalid(`The resource label must be of the form ${form}`, field)
  }
  const isThere =
    world.loadBalancers.has(`${ELB}:loadbalancer/${balancer}`) && world.targetGroups.has(`${ELB}:${group}`)
  if (isThere) return { balancer, group }
  throw invalid(`Unable to find the load balancer or target group of ${label ?? ''}`, field)
}

function stepGiven(given: StepScalingInput): StepScaling {
  const { AdjustmentType: adjustmentType, StepAdjustments: adjustments = [], MinAdjustmentMagnitude: magnitude } = given
  if (adjustmentType === undefined) throw invalid('AdjustmentType is required', `${STEP}.AdjustmentType`)
  if (adjustments.length === 0) throw invalid('At least one StepAdjustment is required', `${STEP}.StepAdjustments`)
  if (magnitude !== undefined && adjustmentType !== 'PercentChangeInCapacity') {
    throw invalid('MinAdjustmentMagnitude is for PercentChangeInCapacity alone', `${STEP}.MinAdjustmentMagnitude`)
  }
  const steps = stepsGiven(adjustments, { at: `${STEP}.StepAdjustments`, refusal: invalid })
  return {
    type: 'StepScaling',
    adjustmentType,
    steps,
    minAdjustmentMagnitude: magnitude ?? null,
    cooldown: given.Cooldown ?? null,
  }
}

function invalid(message: string, field: string): ApiError {
  return new ApiError('ValidationException', message, field)
}
