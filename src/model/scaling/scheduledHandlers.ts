import { ApiError } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { scheduledActionArn } from '../api/scaling/scalingNames.ts'
import type { scalingOperations } from '../api/scaling/scalingOperations.ts'
import { uuid } from '../service/serviceEvents.ts'
import { ACTIONS_OF_TARGET_MAX } from '../world/labLimits.ts'
import { scheduledActionKey, type ScheduledAction } from '../world/scaling/scalableTarget.ts'
import { labTime } from './labTime.ts'
import { pageOfScaling } from './scalingPage.ts'
import { actionJson } from './scalingJson.ts'
import { parseSchedule } from './schedule.ts'
import { nextAfter, waitForNext } from './scheduled.ts'
import { isOf, notFound, targetNamed } from './targetNamed.ts'
import { zoneNamed } from './zones.ts'

type All = Handlers<typeof scalingOperations>
type Named = 'PutScheduledAction' | 'DeleteScheduledAction' | 'DescribeScheduledActions'
type PutInput = Parameters<All['PutScheduledAction']>[1]['input']

export const scheduledHandlers: Pick<All, Named> = {
  PutScheduledAction(context, { input }) {
    const { world, nowMs } = context
    const { serviceKey } = targetNamed(world, input.ResourceId)
    const key = scheduledActionKey(serviceKey, input.ScheduledActionName)
    const before = world.scheduledActions.get(key)
    const settings = settingsGiven(input, before)
    if (before === undefined) {
      const count = [...world.scheduledActions.values()].filter((one) => one.serviceKey === serviceKey).length
      if (count >= ACTIONS_OF_TARGET_MAX) {
        throw new ApiError(
          'LimitExceededException',
          `A scalable target has ${String(ACTIONS_OF_TARGET_MAX)} scheduled actions at most.`,
        )
      }
    }
    const draft = { key, arn: '', serviceKey, name: input.ScheduledActionName, ...settings, createdAtMs: nowMs }
    if (nextAfter({ ...draft, createdAtMs: before?.createdAtMs ?? nowMs }, nowMs) === null) {
      throw new ApiError('ValidationException', 'Schedule must have a time in the future', 'Schedule')
    }
    const named = { id: before === undefined ? uuid(context) : '', name: draft.name }
    const arn = before?.arn ?? scheduledActionArn(serviceKey, named)
    waitForNext(context, { ...draft, arn, createdAtMs: before?.createdAtMs ?? nowMs })
    return {}
  },
  DeleteScheduledAction(context, { input }) {
    const { serviceKey } = targetNamed(context.world, input.ResourceId)
    const key = scheduledActionKey(serviceKey, input.ScheduledActionName)
    if (!context.world.scheduledActions.has(key)) {
      throw notFound('scheduled action found', input.ResourceId, 'ScheduledActionName')
    }
    context.emit({ kind: 'gone', table: 'scheduledActions', key })
    return {}
  },
  DescribeScheduledActions(world, given) {
    const { ResourceId: id, ScheduledActionNames: names } = given.input
    const listed = [...world.scheduledActions.values()].filter(
      (one) => isOf(one.serviceKey, id) && (names === undefined || names.includes(one.name)),
    )
    return pageOfScaling('ScheduledActions', listed.map(actionJson), given)
  },
}

type Settings = Pick<ScheduledAction, 'schedule' | 'timezone' | 'startAtMs' | 'endAtMs' | 'min' | 'max'>

/** What is not told of one that is there stays as it is. @throws ApiError  ValidationException */
function settingsGiven(input: PutInput, before: ScheduledAction | undefined): Settings {
  const { Schedule: schedule = before?.schedule, Timezone: timezone = before?.timezone ?? null } = input
  if (schedule === undefined) throw invalid('Schedule is required', 'Schedule')
  if (parseSchedule(schedule) === null) {
    throw invalid('Schedule must be of the form at(yyyy-mm-ddThh:mm:ss), rate(value unit) or cron(fields)', 'Schedule')
  }
  if (zoneNamed(timezone) === null)
    throw invalid('Timezone must be the name of a time zone in the IANA database', 'Timezone')
  const action = input.ScalableTargetAction
  const min = action === undefined ? (before?.min ?? null) : (action.MinCapacity ?? null)
  const max = action === undefined ? (before?.max ?? null) : (action.MaxCapacity ?? null)
  if (min === null && max === null) {
    throw invalid('ScalableTargetAction needs a MinCapacity or a MaxCapacity', 'ScalableTargetAction')
  }
  if (min !== null && max !== null && min > max) {
    throw invalid('Maximum capacity cannot be less than minimum capacity', 'ScalableTargetAction.MaxCapacity')
  }
  const startAtMs = labTime(input.StartTime) ?? before?.startAtMs ?? null
  const endAtMs = labTime(input.EndTime) ?? before?.endAtMs ?? null
  if (startAtMs !== null && endAtMs !== null && endAtMs <= startAtMs) {
    throw invalid('EndTime must be after StartTime', 'EndTime')
  }
  return { schedule, timezone, startAtMs, endAtMs, min, max }
}

function invalid(message: string, field: string): ApiError {
  return new ApiError('ValidationException', message, field)
}
