import { byteLength } from '../../base/utf8.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { logsOperations } from '../api/logs/logsOperations.ts'
import type { InputOf } from '../api/shape.ts'
import type { Context } from '../world/context.ts'
import { DAY_MS } from '../world/durations.ts'
import { keptFromMs } from '../world/logs/keptEvents.ts'
import { EVENT_OVERHEAD_BYTES, streamKey, type LogGroup } from '../world/logs/logGroup.ts'
import { groupNamed, labMsOf, streamNamed } from './found.ts'

type Input = InputOf<(typeof logsOperations)['PutLogEvents']['input']>
type Given = Input['logEvents']

const BATCH_BYTES_MAX = 1_048_576
const TOO_NEW_MS = 2 * 3_600_000
const TOO_OLD_MS = 14 * DAY_MS

/** LOG-4. @throws ApiError  for a batch that CloudWatch Logs takes nothing of */
export function putLogEvents(context: Context, { logGroupName, logStreamName, logEvents }: Input): Output {
  const { world, nowMs } = context
  const group = groupNamed(world, logGroupName)
  const stream = streamNamed(world, group, logStreamName)
  refuseBatch(logEvents)
  const times = logEvents.map(({ timestamp }) => labMsOf(timestamp))
  const { from, to, rejected } = takenOf(times, group, nowMs)
  const events = logEvents
    .slice(from, to)
    .map(({ message }, index) => ({ atMs: times[from + index] ?? nowMs, message }))
  if (events.length > 0) {
    context.emit({ kind: 'logEventsPut', key: streamKey(group.name, stream.name), atMs: nowMs, events })
  }
  const count = stream.eventsCount + events.length
  return {
    nextSequenceToken: String(count).padStart(56, '0'),
    ...(Object.keys(rejected).length > 0 && { rejectedLogEventsInfo: rejected }),
  }
}

function refuseBatch(events: Given): void {
  const bytes = events.reduce((sum, { message }) => sum + byteLength(message) + EVENT_OVERHEAD_BYTES, 0)
  if (bytes > BATCH_BYTES_MAX) {
    throw invalid(`Upload too large: ${String(bytes)} bytes exceeds limit of ${String(BATCH_BYTES_MAX)}`)
  }
  if (events.some(({ timestamp }, index) => timestamp < (events[index - 1]?.timestamp ?? 0))) {
    throw invalid('Log events in a single PutLogEvents request must be in chronological order.')
  }
  if ((events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0) > DAY_MS) {
    throw invalid('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.')
  }
}

function invalid(message: string): ApiError {
  return new ApiError('InvalidParameterException', message, 'logEvents')
}

/** Of events in order: those that are neither too old, expired nor too new, and what AWS says of the others. */
function takenOf(times: readonly number[], group: LogGroup, nowMs: number) {
  const firstSince = (ms: number): number => {
    const found = times.findIndex((one) => one >= ms)
    return found < 0 ? times.length : found
  }
  const old = firstSince(nowMs - TOO_OLD_MS)
  const expired = firstSince(keptFromMs(group, nowMs))
  const to = firstSince(nowMs + TOO_NEW_MS + 1)
  const rejected = {
    ...(to < times.length && { tooNewLogEventStartIndex: to }),
    ...(old > 0 && { tooOldLogEventEndIndex: old }),
    ...(expired > 0 && { expiredLogEventEndIndex: expired }),
  }
  return { from: Math.max(old, expired), to, rejected }
}
