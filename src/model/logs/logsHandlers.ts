import { byteLength } from '../../base/utf8.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { logsOperations } from '../api/logs/logsOperations.ts'
import type { Given, Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import type { Context } from '../world/context.ts'
import { eventsOf, streamsOf } from '../world/logs/keptEvents.ts'
import { EVENT_OVERHEAD_BYTES, streamKey, type LogGroup, type LogStream } from '../world/logs/logGroup.ts'
import type { World } from '../world/world.ts'
import { epochMsOf, groupArn, groupAsked, groupNamed, streamArn } from './found.ts'
import { putLogEvents } from './putting.ts'
import { filterLogEvents, getLogEvents } from './reading.ts'
import { ensureStream, refuseGroup, storeGroup } from './storing.ts'

export const logsHandlers: Handlers<typeof logsOperations> = {
  CreateLogGroup(context, { input: { logGroupName } }) {
    refuseGroup(context.world, logGroupName)
    storeGroup(context, logGroupName)
    return {}
  },
  DeleteLogGroup(context, { input }) {
    const { name } = groupNamed(context.world, input.logGroupName)
    context.emit({ kind: 'logGroupDeleted', name })
    return {}
  },
  DescribeLogGroups(world, given) {
    const { logGroupNamePrefix = '', logGroupNamePattern = '' } = given.input
    const found = [...world.logGroups.values()]
      .filter(({ name }) => name.startsWith(logGroupNamePrefix) && name.includes(logGroupNamePattern))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
    return limited(
      'logGroups',
      found.map((one) => groupJson(world, one)),
      given,
    )
  },
  PutRetentionPolicy: (context, { input }) => keepFor(context, input.logGroupName, input.retentionInDays),
  DeleteRetentionPolicy: (context, { input }) => keepFor(context, input.logGroupName, null),
  CreateLogStream(context, { input: { logGroupName, logStreamName } }) {
    const { name } = groupNamed(context.world, logGroupName)
    if (context.world.logStreams.has(streamKey(name, logStreamName))) {
      const message = 'The specified log stream already exists'
      throw new ApiError('ResourceAlreadyExistsException', message, 'logStreamName')
    }
    ensureStream(context, name, logStreamName)
    return {}
  },
  DescribeLogStreams(world, given) {
    const { logStreamNamePrefix = '', orderBy = 'LogStreamName', descending = false } = given.input
    const streams = streamsOf(world, groupAsked(world, given.input).name)
      .filter(({ name }) => name.startsWith(logStreamNamePrefix))
      .sort((one, other) => {
        const later = lastMs(one) - lastMs(other)
        if (orderBy === 'LastEventTime' && later !== 0) return later
        return one.name < other.name ? -1 : 1
      })
    return limited(
      'logStreams',
      (descending ? streams.reverse() : streams).map((one) => streamJson(world, one)),
      given,
    )
  },
  PutLogEvents: (context, { input }) => putLogEvents(context, input),
  GetLogEvents: (world, { input }) => getLogEvents(world, input),
  FilterLogEvents: (world, { input }) => filterLogEvents(world, input),
}

/** LOG-5. */
function keepFor(context: Context, groupName: string, retentionDays: number | null): Output {
  const group = groupNamed(context.world, groupName)
  context.emit({ kind: 'put', table: 'logGroups', key: group.name, value: { ...group, retentionDays } })
  return {}
}

interface Limited {
  readonly limit?: number | undefined
  readonly nextToken?: string | undefined
}

/** CloudWatch Logs calls the size of a page its limit. */
function limited(name: string, arns: readonly Output[], { input, raw, kept }: Given<Limited>): Output {
  const { limit: maxResults = 50, ...question } = { ...raw, limit: input.limit }
  return pageOf(name, { arns, given: { input: { maxResults, nextToken: input.nextToken }, raw: question, kept } })
}

function groupJson(world: World, { name, createdAtMs, retentionDays }: LogGroup): Output {
  const events = streamsOf(world, name).flatMap((one) => eventsOf(world, one))
  return {
    logGroupName: name,
    creationTime: epochMsOf(createdAtMs),
    ...(retentionDays !== null && { retentionInDays: retentionDays }),
    metricFilterCount: 0,
    arn: `${groupArn(name)}:*`,
    storedBytes: events.reduce((sum, { message }) => sum + byteLength(message) + EVENT_OVERHEAD_BYTES, 0),
    logGroupClass: 'STANDARD',
    logGroupArn: groupArn(name),
  }
}

function streamJson(world: World, stream: LogStream): Output {
  const events = eventsOf(world, stream)
  const [first] = events
  const last = events.at(-1)
  return {
    logStreamName: stream.name,
    creationTime: epochMsOf(stream.createdAtMs),
    ...(first !== undefined && { firstEventTimestamp: epochMsOf(first.atMs) }),
    ...(last !== undefined && {
      lastEventTimestamp: epochMsOf(last.atMs),
      lastIngestionTime: epochMsOf(last.ingestedAtMs),
    }),
    uploadSequenceToken: String(stream.eventsCount).padStart(56, '0'),
    arn: streamArn(stream),
    // AWS says nothing of it for a stream since 2019.
    storedBytes: 0,
  }
}

function lastMs({ events, createdAtMs }: LogStream): number {
  return events.at(-1)?.atMs ?? createdAtMs
}
