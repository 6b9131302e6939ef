import { ApiError } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { resourceIdOf, targetArn } from '../api/scaling/scalingNames.ts'
import type { scalingOperations } from '../api/scaling/scalingOperations.ts'
import type { Context } from '../world/context.ts'
import { SCALABLE_TARGETS_MAX } from '../world/labLimits.ts'
import type { CapacityLimits } from '../world/scaling/arithmetic.ts'
import type { ScalableTarget, Suspended } from '../world/scaling/scalableTarget.ts'
import { pageOfScaling } from './scalingPage.ts'
import { setLimits } from './limits.ts'
import { activityJson, targetJson } from './scalingJson.ts'
import { isOf, serviceKeyGiven, serviceToScale, targetNamed } from './targetNamed.ts'

type All = Handlers<typeof scalingOperations>
type Named =
  | 'RegisterScalableTarget'
  | 'DeregisterScalableTarget'
  | 'DescribeScalableTargets'
  | 'DescribeScalingActivities'
type RegisterInput = Parameters<All['RegisterScalableTarget']>[1]['input']

const ALL_ON: Suspended = { in: false, out: false, scheduled: false }

export const targetHandlers: Pick<All, Named> = {
  RegisterScalableTarget(context, { input }) {
    const { world } = context
    const before = world.scalableTargets.get(serviceKeyGiven(input.ResourceId))
    const { key: serviceKey } = serviceToScale(world, input.ResourceId)
    const limits = limitsGiven(input, before)
    if (before === undefined && world.scalableTargets.size >= SCALABLE_TARGETS_MAX) {
      throw new ApiError('LimitExceededException', `The lab takes ${String(SCALABLE_TARGETS_MAX)} scalable targets.`)
    }
    const suspended = suspendedGiven(input.SuspendedState, before?.suspended ?? ALL_ON)
    const target: ScalableTarget =
      before === undefined ? newTarget(context, { serviceKey, suspended, ...limits }) : { ...before, suspended }
    if (before === undefined || suspended !== before.suspended) {
      context.emit({ kind: 'scalableTargetSet', target })
    }
    setLimits(context, target, { ...limits, decisionId: null })
    return { ScalableTargetARN: target.arn }
  },
  DeregisterScalableTarget(context, { input }) {
    const { serviceKey } = targetNamed(context.world, input.ResourceId)
    for (const policy of context.world.scalingPolicies.values()) {
      if (policy.serviceKey !== serviceKey) continue
      for (const key of policy.ownAlarms) {
        if (context.world.alarms.has(key)) context.emit({ kind: 'gone', table: 'alarms', key })
      }
    }
    context.emit({ kind: 'scalableTargetDeregistered', serviceKey })
    return {}
  },
  DescribeScalableTargets(world, given) {
    const { ResourceIds: ids } = given.input
    const targets = [...world.scalableTargets.values()].filter(
      ({ serviceKey }) => ids === undefined || ids.includes(resourceIdOf(serviceKey)),
    )
    return pageOfScaling('ScalableTargets', targets.map(targetJson), given)
  },
  DescribeScalingActivities(world, given) {
    const { ResourceId: id, IncludeNotScaledActivities: all = false } = given.input
    const listed = [...world.scalingActivities]
      .filter(([serviceKey]) => isOf(serviceKey, id))
      .flatMap(([serviceKey, activities]) => activities.map((activity) => ({ serviceKey, activity })))
      .filter(({ activity }) => all || activity.notScaled === null)
      // Newest first, of all services together.
      .sort((a, b) => b.activity.atMs - a.activity.atMs)
    return pageOfScaling('ScalingActivities', listed.map(activityJson), given)
  },
}

/** @throws ApiError  ValidationException, when one is missing the first time, or they are the wrong way round */
function limitsGiven({ MinCapacity, MaxCapacity }: RegisterInput, before: ScalableTarget | undefined): CapacityLimits {
  const min = MinCapacity ?? before?.min
  const max = MaxCapacity ?? before?.max
  if (min === undefined || max === undefined) {
    const text = 'Minimum capacity and maximum capacity are required to register a new scalable target.'
    throw new ApiError('ValidationException', text, min === undefined ? 'MinCapacity' : 'MaxCapacity')
  }
  if (min > max) {
    throw new ApiError('ValidationException', 'Maximum capacity cannot be less than minimum capacity', 'MaxCapacity')
  }
  return { min, max }
}

/** What is not told stays as it is. */
function suspendedGiven(given: RegisterInput['SuspendedState'], before: Suspended): Suspended {
  if (given === undefined) return before
  return {
    in: given.DynamicScalingInSuspended ?? before.in,
    out: given.DynamicScalingOutSuspended ?? before.out,
    scheduled: given.ScheduledScalingSuspended ?? before.scheduled,
  }
}

function newTarget(
  context: Context,
  fields: Pick<ScalableTarget, 'serviceKey' | 'suspended' | 'min' | 'max'>,
): ScalableTarget {
  const arn = targetArn(`0ec5${context.random.hex(28)}`)
  return { ...fields, arn, cooldown: null, decisionId: null, createdAtMs: context.nowMs }
}
