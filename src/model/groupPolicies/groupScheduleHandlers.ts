import type { groupPolicyOperations, PutGroupScheduleInput } from '../api/groupPolicies/groupPolicyOperations.ts'
import { ApiError } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { autoscalingPage } from '../capacity/autoscalingPage.ts'
import { groupNamed } from '../capacity/groupNamed.ts'
import { labTime } from '../scaling/labTime.ts'
import { zoneNamed } from '../scaling/zones.ts'
import { ofGroupKey } from '../world/capacity/ofGroupKey.ts'
import type { Context } from '../world/context.ts'
import type { GroupSchedule } from '../world/groupPolicies/groupPolicy.ts'
import { SCHEDULES_OF_GROUP_MAX } from '../world/labLimits.ts'
import { invalid } from './groupPolicyGiven.ts'
import { groupScheduleJson } from './groupPolicyJson.ts'
import { nextOf, plan } from './groupScheduled.ts'
import { parseRecurrence } from './recurrence.ts'

type All = Handlers<typeof groupPolicyOperations>
type Named = 'PutScheduledUpdateGroupAction' | 'DeleteScheduledAction' | 'DescribeScheduledActions'

export const groupScheduleHandlers: Pick<All, Named> = {
  PutScheduledUpdateGroupAction(context, { input }) {
    plan(context, scheduleGiven(context, input))
    return {}
  },
  DeleteScheduledAction(context, { input }) {
    const { world } = context
    const key = ofGroupKey(groupNamed(world, input.AutoScalingGroupName).name, input.ScheduledActionName)
    if (!world.groupSchedules.has(key)) throw invalid('Scheduled action name not found', 'ScheduledActionName')
    context.emit({ kind: 'gone', table: 'groupSchedules', key })
    return {}
  },
  DescribeScheduledActions(world, given) {
    const { AutoScalingGroupName: name, ScheduledActionNames: names } = given.input
    if (name !== undefined) groupNamed(world, name)
    const listed = [...world.groupSchedules.values()].filter(
      (one) => (name === undefined || one.groupName === name) && (names?.includes(one.name) ?? true),
    )
    return autoscalingPage('ScheduledUpdateGroupActions', listed.map(groupScheduleJson), given)
  },
}

/** @throws ApiError  ValidationError */
function scheduleGiven({ world, nowMs }: Context, input: PutGroupScheduleInput): Omit<GroupSchedule, 'nextAtMs'> {
  const { name: groupName } = groupNamed(world, input.AutoScalingGroupName)
  const key = ofGroupKey(groupName, input.ScheduledActionName)
  const own = [...world.groupSchedules.values()].filter((one) => one.groupName === groupName)
  if (!world.groupSchedules.has(key) && own.length >= SCHEDULES_OF_GROUP_MAX) {
    throw new ApiError('LimitExceededException', `A group has ${String(SCHEDULES_OF_GROUP_MAX)} scheduled actions.`)
  }
  const { Recurrence: recurrence = null, TimeZone: timezone = null } = input
  const [startAtMs, endAtMs] = [labTime(input.StartTime), labTime(input.EndTime)]
  if (recurrence !== null && parseRecurrence(recurrence) === null) {
    throw invalid(`Given recurrence string: ${recurrence} is invalid`, 'Recurrence')
  }
  if (zoneNamed(timezone) === null) throw invalid('The lab has no time zone of this name.', 'TimeZone')
  if (startAtMs === null && recurrence === null) throw invalid('StartTime or Recurrence is required', 'StartTime')
  if (startAtMs !== null && startAtMs <= nowMs) throw invalid('Given start time is in the past', 'StartTime')
  if (endAtMs !== null && endAtMs <= (startAtMs ?? nowMs)) {
    throw invalid('End time must be after start time and in the future', 'EndTime')
  }
  const schedule = {
    key,
    groupName,
    name: input.ScheduledActionName,
    recurrence,
    timezone,
    startAtMs,
    endAtMs,
    ...sizesGiven(input),
  }
  if (nextOf(schedule, nowMs) === null) throw invalid('The recurrence has no time before its end', 'Recurrence')
  return schedule
}

/** @throws ApiError  ValidationError, for sizes that do not fit together */
function sizesGiven(input: PutGroupScheduleInput): Pick<GroupSchedule, 'min' | 'max' | 'desired'> {
  const { MinSize: min = null, MaxSize: max = null, DesiredCapacity: desired = null } = input
  if (min === null && max === null && desired === null) {
    throw invalid('At least one of MinSize, MaxSize and DesiredCapacity is required', 'DesiredCapacity')
  }
  if ((min ?? 0) > (max ?? Infinity)) throw invalid('Min size must not be above max size', 'MinSize')
  if (desired !== null && (desired < (min ?? 0) || desired > (max ?? Infinity))) {
    throw invalid('Desired capacity must be between min size and max size', 'DesiredCapacity')
  }
  return { min, max, desired }
}
