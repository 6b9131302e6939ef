import type { Work } from '../../base/work.ts'
import { ApiError } from '../api/command.ts'
import type { Context } from '../world/context.ts'
import type { GroupPolicy } from '../world/groupPolicies/groupPolicy.ts'
import { groupAskOf } from './groupAsks.ts'
import { hasCluster } from '../world/capacity/groupCluster.ts'
import { weighing } from './groupEvaluating.ts'
import { invalid } from './groupPolicyGiven.ts'

export interface ExecuteInput {
  readonly HonorCooldown?: boolean | undefined
  readonly MetricValue?: number | undefined
  readonly BreachThreshold?: number | undefined
}

/** ExecutePolicy: a simple or a step policy by hand, the latter for a metric that is told. */
export function* executing(context: Context, policy: GroupPolicy, input: ExecuteInput): Work<void> {
  const { world, nowMs } = context
  const { groupName, config, isEnabled } = policy
  const { MetricValue: metric = null, BreachThreshold: threshold = null, HonorCooldown: honors = false } = input
  const group = world.autoScalingGroups.get(groupName)
  if (config.type === 'TargetTrackingScaling') {
    throw invalid('ExecutePolicy is not supported for policies of type TargetTrackingScaling', 'PolicyName')
  }
  if (!isEnabled) throw invalid(`Policy ${policy.name} is disabled.`, 'PolicyName')
  if (group === undefined || !hasCluster(world, group)) throw invalid('Its cluster is not there.', 'PolicyName')
  const isStep = config.type === 'StepScaling'
  if (isStep !== (metric !== null)) throw invalid(`MetricValue is ${needed(isStep)}`, 'MetricValue')
  if (isStep !== (threshold !== null)) throw invalid(`BreachThreshold is ${needed(isStep)}`, 'BreachThreshold')
  if (isStep && honors) throw invalid('HonorCooldown is for policies of type SimpleScaling alone', 'HonorCooldown')
  const state = world.groupScaling.get(groupName)
  if (honors && (state?.cooldownUntilMs ?? 0) > nowMs) {
    throw new ApiError('ScalingActivityInProgress', 'The cooldown of the scaling activity before is not over.')
  }
  const isBelow = (metric ?? 0) < (threshold ?? 0)
  const asked = groupAskOf(world, policy, { alarmName: null, threshold, periods: [], metric, isBelow })
  if (asked.sum === null) throw invalid('MetricValue does not correspond to a step adjustment', 'MetricValue')
  yield* weighing(context, group, [asked])
}

function needed(isStep: boolean): string {
  return isStep ? 'required for policies of type StepScaling' : 'for policies of type StepScaling alone'
}
