import type { Appliers } from '../appliers.ts'
import { LOG_EVENTS_OF_STREAM_MAX, LOG_STREAMS_MAX } from '../labLimits.ts'
import type { WritableWorld } from '../world.ts'
import { streamKey, type LogEvent, type LogStream } from './logGroup.ts'

export type LogChange =
  | {
      readonly kind: 'logStreamCreated'
      readonly groupName: string
      readonly name: string
      readonly atMs: number
    }
  /** Lines of a stream, in order of time. */
  | {
      readonly kind: 'logEventsPut'
      readonly key: string
      readonly atMs: number
      readonly events: readonly Pick<LogEvent, 'atMs' | 'message'>[]
    }
  /** With all its streams. */
  | { readonly kind: 'logGroupDeleted'; readonly name: string }

export const logAppliers: Appliers<LogChange> = {
  logStreamCreated: (world, { groupName, name, atMs }) => {
    forgetOldest(world)
    const stream: LogStream = { groupName, name, createdAtMs: atMs, events: [], eventsCount: 0 }
    world.logStreams.set(streamKey(groupName, name), stream)
  },
  logEventsPut: (world, { key, atMs, events }) => {
    const stream = world.logStreams.get(key)
    // It may have been forgotten for newer ones.
    if (stream === undefined) return
    const { eventsCount } = stream
    const added = events.map((one, index): LogEvent => ({ ...one, ingestedAtMs: atMs, number: eventsCount + index }))
    world.logStreams.set(key, {
      ...stream,
      events: merged(stream.events, added).slice(-LOG_EVENTS_OF_STREAM_MAX),
      eventsCount: eventsCount + added.length,
    })
  },
  logGroupDeleted: (world, { name }) => {
    world.logGroups.delete(name)
    for (const [key, { groupName }] of world.logStreams) if (groupName === name) world.logStreams.delete(key)
  },
}

/** LOG-3: the lab keeps the newest streams. */
function forgetOldest({ logStreams }: WritableWorld): void {
  const [oldest] = logStreams.keys()
  if (logStreams.size >= LOG_STREAMS_MAX && oldest !== undefined) logStreams.delete(oldest)
}

function merged(before: readonly LogEvent[], added: readonly LogEvent[]): readonly LogEvent[] {
  const last = before.at(-1)
  const [first] = added
  const all = [...before, ...added]
  if (last === undefined || first === undefined || first.atMs >= last.atMs) return all
  return all.sort((one, other) => one.atMs - other.atMs || one.number - other.number)
}
