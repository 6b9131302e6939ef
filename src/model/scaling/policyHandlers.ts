import { ApiError } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { policyArn, resourceIdOf } from '../api/scaling/scalingNames.ts'
import type { scalingOperations } from '../api/scaling/scalingOperations.ts'
import { uuid } from '../service/serviceEvents.ts'
import type { Context } from '../world/context.ts'
import { POLICIES_OF_TARGET_MAX } from '../world/labLimits.ts'
import type { ScalingPolicy } from '../world/scaling/scalingPolicy.ts'
import type { World } from '../world/world.ts'
import { alarmsCalling, forgetAlarms, ownAlarmNames, putOwnAlarms, refuseAlarms } from './ownAlarms.ts'
import { configGiven } from './policyGiven.ts'
import { pageOfScaling } from './scalingPage.ts'
import { alarmsJson, policyJson } from './scalingJson.ts'
import { isOf, notFound, serviceToScale, targetNamed } from './targetNamed.ts'

type All = Handlers<typeof scalingOperations>
type Named = 'PutScalingPolicy' | 'DeleteScalingPolicy' | 'DescribeScalingPolicies'

/** SCL-8. */
const LOW_TENTHS = 9

export const policyHandlers: Pick<All, Named> = {
  PutScalingPolicy(context, { input }) {
    const { world } = context
    const { serviceKey } = targetNamed(world, input.ResourceId)
    const service = serviceToScale(world, input.ResourceId)
    const config = configGiven(input, { world, service })
    const before = policyNamed(world, serviceKey, input.PolicyName)
    if (before !== undefined && before.config.type !== config.type) {
      throw new ApiError('ValidationException', 'The type of an existing policy cannot be changed.', 'PolicyType')
    }
    if (before === undefined && policiesOf(world, serviceKey).length >= POLICIES_OF_TARGET_MAX) {
      throw new ApiError(
        'LimitExceededException',
        `A scalable target has ${String(POLICIES_OF_TARGET_MAX)} policies at most.`,
      )
    }
    const isTracking = config.type === 'TargetTrackingScaling'
    const had = before?.ownAlarms ?? []
    const wanted = isTracking ? (config.disableScaleIn ? 1 : 2) : 0
    refuseAlarms(world, wanted - had.filter((name) => world.alarms.has(name)).length)
    // Alarms keep their names while they are as many.
    const ownAlarms =
      isTracking && had.length !== wanted ? ownAlarmNames(context, resourceIdOf(serviceKey), config) : had
    const policy: ScalingPolicy = { ...(before ?? newPolicy(context, serviceKey, input.PolicyName)), config, ownAlarms }
    forgetAlarms(
      context,
      had.filter((name) => !ownAlarms.includes(name)),
    )
    context.emit({ kind: 'put', table: 'scalingPolicies', key: policy.arn, value: policy })
    if (isTracking) putOwnAlarms(context, { ...policy, config, lowTenths: LOW_TENTHS })
    return { PolicyARN: policy.arn, Alarms: alarmsJson(ownAlarms) }
  },
  DeleteScalingPolicy(context, { input }) {
    const { world } = context
    const { serviceKey } = targetNamed(world, input.ResourceId)
    const policy = policyNamed(world, serviceKey, input.PolicyName)
    if (policy === undefined) throw notFound('scaling policy found', input.ResourceId, 'PolicyName')
    forgetAlarms(context, policy.ownAlarms)
    context.emit({ kind: 'gone', table: 'scalingPolicies', key: policy.arn })
    return {}
  },
  DescribeScalingPolicies(world, given) {
    const { ResourceId: id, PolicyNames: names } = given.input
    const listed = [...world.scalingPolicies.values()].filter(
      (one) => isOf(one.serviceKey, id) && (names === undefined || names.includes(one.name)),
    )
    return pageOfScaling(
      'ScalingPolicies',
      listed.map((one) => policyJson(one, alarmsCalling(world, one.arn))),
      given,
    )
  },
}

function policiesOf(world: World, serviceKey: string): readonly ScalingPolicy[] {
  return [...world.scalingPolicies.values()].filter((one) => one.serviceKey === serviceKey)
}

function policyNamed(world: World, serviceKey: string, name: string): ScalingPolicy | undefined {
  return policiesOf(world, serviceKey).find((one) => one.name === name)
}

function newPolicy(context: Context, serviceKey: string, name: string): Omit<ScalingPolicy, 'config' | 'ownAlarms'> {
  const arn = policyArn(serviceKey, { id: uuid(context), name })
  return { arn, serviceKey, name, createdAtMs: context.nowMs }
}
