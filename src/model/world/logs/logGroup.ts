/** For how many days a group keeps its events; without any it keeps them for ever (api, PutRetentionPolicy). */
export const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1_096, 1_827, 2_192, 2_557, 2_922, 3_288, 3_653,
] as const

/** What CloudWatch Logs counts for an event beside its message, in bytes. */
export const EVENT_OVERHEAD_BYTES = 26

/**
 * A region in which a log group was created at some time: from then on it has the groups that were created and no
 * others. In a region that nothing was said of, every group is there (LOG-1).
 */
export interface LogRegion {
  readonly name: string
  readonly toldAtMs: number
}

/** A log group (LOG-2); by its name it stands in the table. */
export interface LogGroup {
  readonly name: string
  readonly createdAtMs: number
  /** `null`: for ever. */
  readonly retentionDays: number | null
}

/** One line of a stream. */
export interface LogEvent {
  /** What its writer calls its time. */
  readonly atMs: number
  readonly ingestedAtMs: number
  /** Its number in the stream, which no other event of it ever has. */
  readonly number: number
  readonly message: string
}

/** A log stream with what is kept of it. Its key in the table is `streamKey`. */
export interface LogStream {
  readonly groupName: string
  readonly name: string
  readonly createdAtMs: number
  /** By time, those of one time as they came. The newest LOG_EVENTS_OF_STREAM_MAX. */
  readonly events: readonly LogEvent[]
  /** How many came in all: the number of the next. */
  readonly eventsCount: number
}

/** Neither a group's name nor a stream's has a colon. */
export function streamKey(groupName: string, name: string): string {
  return `${groupName}:${name}`
}
