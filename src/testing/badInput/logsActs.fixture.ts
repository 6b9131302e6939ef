import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import { LAB_EPOCH_SECONDS } from '../../model/world/world.ts'

const timestamp = LAB_EPOCH_SECONDS * 1_000
const SHOP = { logGroupName: '/shop' }
const WEB = { ...SHOP, logStreamName: 'web/1' }

/** What the prepared lab has of logs: a group with one stream. */
export const logsSetUp: readonly Act[] = [
  act('logs', 'CreateLogGroup', SHOP),
  act('logs', 'CreateLogStream', WEB),
  act('logs', 'PutLogEvents', { ...WEB, logEvents: [{ timestamp, message: 'up' }] }),
]

/** A good act of each operation of logs, on the prepared lab. */
export const logsActs: readonly Act[] = [
  act('logs', 'CreateLogGroup', { logGroupName: '/shop/api', logGroupClass: 'STANDARD' }),
  act('logs', 'DescribeLogGroups', { logGroupNamePrefix: '/sh', limit: 5 }),
  act('logs', 'DescribeLogGroups', { logGroupNamePattern: 'op' }),
  act('logs', 'PutRetentionPolicy', { ...SHOP, retentionInDays: 30 }),
  act('logs', 'DeleteRetentionPolicy', SHOP),
  act('logs', 'CreateLogStream', { ...SHOP, logStreamName: 'web/2' }),
  act('logs', 'DescribeLogStreams', { ...SHOP, logStreamNamePrefix: 'web', orderBy: 'LogStreamName', limit: 5 }),
  act('logs', 'DescribeLogStreams', { logGroupIdentifier: '/shop', descending: true }),
  act('logs', 'PutLogEvents', { ...WEB, sequenceToken: '1', logEvents: [{ timestamp, message: 'again' }] }),
  act('logs', 'GetLogEvents', { ...WEB, startTime: timestamp, endTime: timestamp + 1, limit: 5, startFromHead: true }),
  act('logs', 'GetLogEvents', { logGroupIdentifier: '/shop', logStreamName: 'web/1' }),
  act('logs', 'FilterLogEvents', {
    ...SHOP,
    logStreamNames: ['web/1'],
    startTime: timestamp,
    endTime: timestamp + 1,
    filterPattern: 'up -down',
    limit: 5,
    startFromHead: true,
    interleaved: true,
  }),
  act('logs', 'FilterLogEvents', { logGroupIdentifier: '/shop', logStreamNamePrefix: 'web' }),
  act('logs', 'DeleteLogGroup', SHOP),
]
