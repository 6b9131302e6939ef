import { visibleText } from '../../../base/foreignText.ts'
import { grouped } from '../../../look/numbers.ts'
import { clockText } from '../../../look/time.ts'
import { containersOf } from '../../../model/world/container/containersOf.ts'
import { isToldRegion, logDestinationOf, type LogDestination } from '../../../model/world/logs/logDestination.ts'
import { streamKey, type LogGroup, type LogStream } from '../../../model/world/logs/logGroup.ts'
import { logModeOf, logSettingOf, type LogSetting } from '../../../model/world/logs/logSetting.ts'
import { streamsOf } from '../../../model/world/logs/keptEvents.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import type { Detail, SubjectWords } from '../words.ts'

/** What can be read of a container's log; where nothing can, why, and which log group would change it. */
export type LogState =
  | { readonly is: 'there'; readonly stream: LogStream; readonly details: readonly Detail[] }
  | {
      readonly is: 'none'
      readonly why: string
      readonly toCreate: string | null
      readonly details: readonly Detail[]
    }

export function logStateOf(world: World, task: Task, name: string): LogState {
  const definition = world.taskDefinitions.get(task.definitionKey)
  const setting = definition === undefined ? null : logSettingOf(definition, name)
  const details = setting === null ? [] : settingDetails(setting)
  if (definition === undefined || setting === null) {
    return { is: 'none', why: withoutSetting(task), toCreate: null, details }
  }
  const to = logDestinationOf({ task, definition, name })
  if (to === null) {
    const why = `${visibleText(setting.driver)} sends its lines elsewhere, where the lab does not look. awslogs sends them to CloudWatch Logs.`
    return { is: 'none', why, toCreate: null, details }
  }
  const all = [...details, { label: 'goes to', value: visibleText(`${to.groupName}, ${to.streamName}`) }]
  const stream = world.logStreams.get(streamKey(to.groupName, to.streamName))
  if (stream !== undefined && isToldRegion(world, to.region)) return { is: 'there', stream, details: all }
  return { is: 'none', ...whyNone(world, { task, name, to }), details: all }
}

function withoutSetting({ launchType }: Task): string {
  const lost =
    launchType === 'FARGATE'
      ? 'On Fargate its lines are kept nowhere'
      : 'Docker keeps its lines in json-file on its instance, where docker logs shows them'
  return `Its definition has no logConfiguration. ${lost}. With awslogs they stand here.`
}

interface Where {
  readonly task: Task
  readonly name: string
  readonly to: LogDestination
}

function whyNone(world: World, { task, name, to }: Where): { readonly why: string; readonly toCreate: string | null } {
  const group = visibleText(to.groupName)
  const toCreate = to.groupName
  if (!isToldRegion(world, to.region)) {
    const why = `No log group was ever created in ${visibleText(to.region)}: there the lab has every group and keeps no lines. From the first group on, tasks that start log to what there is.`
    return { why, toCreate }
  }
  if (!world.logGroups.has(to.groupName) && !to.createsGroup) {
    return { why: `There is no log group ${group}: CreateLogStream is refused, so nothing can be written.`, toCreate }
  }
  const state = containersOf(world, task).find((one) => one.name === name)
  const hasStarted = (state?.startedAtMs ?? null) !== null
  const why = hasStarted
    ? 'It has started before there was a log group, or its stream was forgotten for newer ones.'
    : 'It writes nothing before it starts.'
  return { why, toCreate: null }
}

function settingDetails(setting: LogSetting): readonly Detail[] {
  const { mode, maxBufferSize } = logModeOf(setting)
  const value =
    mode === 'blocking' ? 'blocking: it waits where a line is not taken' : `non-blocking, buffer ${maxBufferSize}`
  return [
    { label: 'logDriver', value: visibleText(setting.driver) },
    ...(setting.driver === 'awslogs' ? [{ label: 'mode', value: visibleText(value) }] : []),
  ]
}

/** A line as it is read, copied and saved: `00:12 INFO starting web:1`. */
export function lineText(
  { atMs, message }: { readonly atMs: number; readonly message: string },
  originMs: number,
): string {
  return `${clockText(atMs - originMs)} ${visibleText(message)}`
}

export function logGroupWords({ name, retentionDays }: LogGroup, world: World): SubjectWords {
  const streams = streamsOf(world, name)
  const lines = streams.reduce((sum, { events }) => sum + events.length, 0)
  const keeps = retentionDays === null ? 'for ever: no retention is set' : `for ${grouped(retentionDays)} days`
  return {
    verdict:
      lines === 0 ? 'Nothing was logged to it yet' : `${grouped(lines)} lines in ${grouped(streams.length)} streams`,
    sentence: `It keeps what is written ${keeps}. What it stores is paid for by size.`,
    tone: 'plain',
  }
}
