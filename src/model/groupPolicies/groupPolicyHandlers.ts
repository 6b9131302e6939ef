import { autoscalingPage } from '../capacity/autoscalingPage.ts'
import { groupNamed } from '../capacity/groupNamed.ts'
import type { groupPolicyOperations, PutGroupPolicyInput } from '../api/groupPolicies/groupPolicyOperations.ts'
import { groupPolicyArn } from '../api/arns.ts'
import { ApiError } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { alarmsCalling, forgetAlarms, ownAlarmNames, putOwnAlarms, refuseAlarms } from '../scaling/ownAlarms.ts'
import { alarmsJson } from '../scaling/scalingJson.ts'
import type { Context } from '../world/context.ts'
import type { GroupPolicy } from '../world/groupPolicies/groupPolicy.ts'
import { POLICIES_OF_GROUP_MAX } from '../world/labLimits.ts'
import type { World } from '../world/world.ts'
import { executing } from './executing.ts'
import { groupConfigGiven, invalid } from './groupPolicyGiven.ts'
import { groupPolicyJson } from './groupPolicyJson.ts'

type All = Handlers<typeof groupPolicyOperations>
type Named = 'PutScalingPolicy' | 'DeletePolicy' | 'DescribePolicies' | 'ExecutePolicy'

/** ASG-3: below seven tenths of its target a group's lower alarm goes off. */
const LOW_TENTHS = 7

export const groupPolicyHandlers: Pick<All, Named> = {
  PutScalingPolicy(context, { input }) {
    const policy = policyGiven(context, input)
    const had = context.world.groupPolicies.get(policy.arn)?.ownAlarms ?? []
    forgetAlarms(
      context,
      had.filter((name) => !policy.ownAlarms.includes(name)),
    )
    context.emit({ kind: 'put', table: 'groupPolicies', key: policy.arn, value: policy })
    const { config } = policy
    if (config.type === 'TargetTrackingScaling') putOwnAlarms(context, { ...policy, config, lowTenths: LOW_TENTHS })
    return { PolicyARN: policy.arn, Alarms: alarmsJson(policy.ownAlarms) }
  },
  DeletePolicy(context, { input }) {
    const policy = policyNamed(context.world, input)
    forgetAlarms(context, policy.ownAlarms)
    context.emit({ kind: 'gone', table: 'groupPolicies', key: policy.arn })
    return {}
  },
  DescribePolicies(world, given) {
    const { AutoScalingGroupName: name, PolicyNames: names, PolicyTypes: types } = given.input
    if (name !== undefined) groupNamed(world, name)
    const listed = [...world.groupPolicies.values()].filter(
      (one) =>
        (name === undefined || one.groupName === name) &&
        (names === undefined || names.includes(one.name) || names.includes(one.arn)) &&
        (types === undefined || types.includes(one.config.type)),
    )
    return autoscalingPage(
      'ScalingPolicies',
      listed.map((one) => groupPolicyJson(one, alarmsCalling(world, one.arn))),
      given,
    )
  },
  *ExecutePolicy(context, { input }) {
    yield* executing(context, policyNamed(context.world, input), input)
    return () => ({})
  },
}

function policyGiven(context: Context, input: PutGroupPolicyInput): GroupPolicy {
  const { world } = context
  const group = groupNamed(world, input.AutoScalingGroupName)
  const config = groupConfigGiven(input, group)
  const arn = groupPolicyArn(group.name, input.PolicyName)
  const before = world.groupPolicies.get(arn)
  if (before !== undefined && before.config.type !== config.type) {
    throw invalid('You cannot change the policy type of an existing policy.', 'PolicyType')
  }
  const own = [...world.groupPolicies.values()].filter((one) => one.groupName === group.name)
  if (before === undefined && own.length >= POLICIES_OF_GROUP_MAX) {
    throw new ApiError('LimitExceededException', `A group has ${String(POLICIES_OF_GROUP_MAX)} policies at most.`)
  }
  const isTracking = config.type === 'TargetTrackingScaling'
  const had = before?.ownAlarms ?? []
  const wanted = isTracking ? (config.disableScaleIn ? 1 : 2) : 0
  refuseAlarms(world, wanted - had.filter((name) => world.alarms.has(name)).length)
  return {
    arn,
    groupName: group.name,
    name: input.PolicyName,
    config,
    warmupSeconds: input.EstimatedInstanceWarmup ?? null,
    isEnabled: input.Enabled ?? true,
    // Alarms keep their names while they are as many.
    ownAlarms: isTracking && had.length !== wanted ? ownAlarmNames(context, group.name, config) : had,
  }
}

interface Naming {
  readonly AutoScalingGroupName?: string | undefined
  readonly PolicyName: string
}

/** By its ARN, or by its name and its group's. @throws ApiError  ValidationError */
function policyNamed(world: World, { AutoScalingGroupName: group, PolicyName: name }: Naming): GroupPolicy {
  const policy =
    world.groupPolicies.get(name) ??
    (group === undefined ? undefined : world.groupPolicies.get(groupPolicyArn(groupNamed(world, group).name, name)))
  if (policy !== undefined && (group === undefined || policy.groupName === group)) return policy
  throw invalid('PolicyName not found', 'PolicyName')
}
