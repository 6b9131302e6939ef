import { DAY_MS } from '../durations.ts'
import type { World } from '../world.ts'
import type { LogEvent, LogGroup, LogStream } from './logGroup.ts'

type Logs = Pick<World, 'nowMs' | 'logGroups' | 'logStreams'>

/** LOG-5: what is older than its group keeps it is not answered any more. */
export function eventsOf({ nowMs, logGroups }: Logs, { groupName, events }: LogStream): readonly LogEvent[] {
  const from = keptFromMs(logGroups.get(groupName), nowMs)
  const [first] = events
  return first === undefined || first.atMs >= from ? events : events.filter(({ atMs }) => atMs >= from)
}

export function keptFromMs(group: LogGroup | undefined, nowMs: number): number {
  const days = group?.retentionDays ?? null
  return days === null ? -Infinity : nowMs - days * DAY_MS
}

/** In the order in which they were created. */
export function streamsOf({ logStreams }: Pick<World, 'logStreams'>, name: string): readonly LogStream[] {
  return [...logStreams.values()].filter(({ groupName }) => groupName === name)
}
