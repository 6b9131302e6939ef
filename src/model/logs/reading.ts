import { ApiError, type Output } from '../api/command.ts'
import type { logsOperations } from '../api/logs/logsOperations.ts'
import { EVENTS_MAX } from '../api/logs/logsShapes.ts'
import type { InputOf } from '../api/shape.ts'
import { matchesPattern, parsePattern, type FilterPattern } from '../world/logs/filterPattern.ts'
import { eventsOf, streamsOf } from '../world/logs/keptEvents.ts'
import type { LogEvent, LogGroup, LogStream } from '../world/logs/logGroup.ts'
import type { World } from '../world/world.ts'
import { epochMsOf, groupAsked, labMsOf, streamNamed } from './found.ts'

type Asked<N extends 'GetLogEvents' | 'FilterLogEvents'> = InputOf<(typeof logsOperations)[N]['input']>

/** Times of events, also of those from before the lab, are not below nought with this added. */
const BEFORE_LAB_MS = 4_000_000_000_000
const TIME_DIGITS = 20
const NUMBER_DIGITS = 36

/** Fifty-six digits that order the events of a stream, as AWS's tokens and ids have them. */
function placeOf({ atMs, number }: Pick<LogEvent, 'atMs' | 'number'>): string {
  const time = String(BEFORE_LAB_MS + atMs).padStart(TIME_DIGITS, '0')
  return `${time}${String(number).padStart(NUMBER_DIGITS, '0')}`
}

const FIRST_PLACE = ''.padStart(TIME_DIGITS + NUMBER_DIGITS, '0')

/** LOG-6: a page of a stream, forward or backward. Its end is reached when a token comes back. */
export function getLogEvents(world: World, input: Asked<'GetLogEvents'>): Output {
  const stream = streamNamed(world, groupAsked(world, input), input.logStreamName)
  const events = eventsOf(world, stream).filter((one) => isWithin(one, input))
  const { limit = EVENTS_MAX, startFromHead = false, nextToken } = input
  const token = nextToken === undefined ? null : tokenOf(nextToken)
  const isForward = token === null ? startFromHead : token.isForward
  const rest = token === null ? events : events.filter((one) => isPast(placeOf(one), token))
  const page = isForward ? rest.slice(0, limit) : rest.slice(-limit)
  const [first] = page
  const last = page.at(-1)
  const here = token?.place ?? FIRST_PLACE
  return {
    events: page.map(eventJson),
    nextForwardToken: `f/${last === undefined ? here : placeOf(last)}`,
    nextBackwardToken: `b/${first === undefined ? here : placeOf(first)}`,
  }
}

interface Token {
  readonly isForward: boolean
  readonly place: string
}

function tokenOf(given: string): Token {
  const [, way, place] = /^([fb])\/([0-9]{56})$/.exec(given) ?? []
  if (way === undefined || place === undefined) throw invalidToken()
  return { isForward: way === 'f', place }
}

function isPast(place: string, { isForward, place: from }: Token): boolean {
  return isForward ? place > from : place < from
}

function invalidToken(): ApiError {
  return new ApiError('InvalidParameterException', 'The specified nextToken is invalid.', 'nextToken')
}

function isWithin(
  { atMs }: LogEvent,
  { startTime, endTime }: { startTime?: number | undefined; endTime?: number | undefined },
): boolean {
  if (startTime !== undefined && atMs < labMsOf(startTime)) return false
  return endTime === undefined || atMs < labMsOf(endTime)
}

function eventJson({ atMs, ingestedAtMs, message }: LogEvent): Output {
  return { timestamp: epochMsOf(atMs), message, ingestionTime: epochMsOf(ingestedAtMs) }
}

interface InStream {
  readonly stream: LogStream
  readonly event: LogEvent
}

/** LOG-7: what matches in the streams of a group, by time. */
export function filterLogEvents(world: World, input: Asked<'FilterLogEvents'>): Output {
  const group = groupAsked(world, input)
  const pattern = patternOf(input.filterPattern ?? '')
  const { limit = EVENTS_MAX, nextToken, startFromHead = true } = input
  const found = streamsAsked(world, group, input)
    .flatMap((stream) => eventsOf(world, stream).map((event): InStream => ({ stream, event })))
    .filter(({ event }) => isWithin(event, input) && matchesPattern(pattern, event.message))
    .sort((one, other) => compare(idOf(one), idOf(other)) * (startFromHead ? 1 : -1))
  const from = nextToken === undefined ? null : nextToken
  if (from !== null && !/^[0-9]{56}\/[^:*]+$/.test(from)) throw invalidToken()
  const rest = from === null ? found : found.filter((one) => compare(idOf(one), from) * (startFromHead ? 1 : -1) > 0)
  const page = rest.slice(0, limit)
  const last = page.at(-1)
  return {
    events: page.map(({ stream, event }) => ({
      logStreamName: stream.name,
      ...eventJson(event),
      eventId: placeOf(event),
    })),
    // AWS has not told them since 2020.
    searchedLogStreams: [],
    ...(page.length < rest.length && last !== undefined && { nextToken: idOf(last) }),
  }
}

/** Streams of a group may have events of one time and number. */
function idOf({ stream, event }: InStream): string {
  return `${placeOf(event)}/${stream.name}`
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function streamsAsked(world: World, group: LogGroup, input: Asked<'FilterLogEvents'>): readonly LogStream[] {
  const { logStreamNames, logStreamNamePrefix = '' } = input
  if (logStreamNames !== undefined) return logStreamNames.map((name) => streamNamed(world, group, name))
  return streamsOf(world, group.name).filter(({ name }) => name.startsWith(logStreamNamePrefix))
}

function patternOf(given: string): FilterPattern {
  const parsed = parsePattern(given)
  if ('pattern' in parsed) return parsed.pattern
  throw new ApiError('InvalidParameterException', parsed.problem, 'filterPattern')
}
