import { RETENTION_DAYS } from '../../world/logs/logGroup.ts'
import type { OperationList } from '../operation.ts'
import { absent, answer, flag, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'
import {
  eventsLimit,
  PUT_EVENTS_MAX,
  groupName,
  inputEvent,
  listLimit,
  ONE_GROUP,
  PERIOD,
  refuseNotOneGroup,
  streamName,
} from './logsShapes.ts'

const nextToken = optional(text({ max: 2_048 }))
const inGroup = { logGroupName: required(groupName) }
const inStream = { ...inGroup, logStreamName: required(streamName) }

export const logsOperations = {
  CreateLogGroup: {
    kind: 'write',
    input: struct({
      ...inGroup,
      kmsKeyId: absent('keys of AWS KMS for log groups', 'string'),
      tags: absent('tags of log groups', 'map'),
      logGroupClass: optional(
        oneOf(['STANDARD'], {
          INFREQUENT_ACCESS: 'log groups of another class than STANDARD',
          DELIVERY: 'log groups of another class than STANDARD',
          ESSENTIALS: 'log groups of another class than STANDARD',
        }),
      ),
      deletionProtectionEnabled: absent('deletion protection of log groups', 'boolean'),
    }),
    output: answer({}),
  },
  DeleteLogGroup: { kind: 'write', input: struct(inGroup), output: answer({}) },
  DescribeLogGroups: {
    kind: 'read',
    input: struct(
      {
        logGroupNamePrefix: optional(groupName),
        logGroupNamePattern: optional(groupName),
        limit: optional(listLimit),
        nextToken,
      },
      ({ logGroupNamePrefix, logGroupNamePattern }) => {
        if (logGroupNamePrefix === undefined || logGroupNamePattern === undefined) return null
        const reason = 'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.'
        return { member: 'logGroupNamePattern', reason, as: 'InvalidParameterException' }
      },
    ),
    output: answer({ logGroups: 'list', nextToken: 'string' }),
  },
  PutRetentionPolicy: {
    kind: 'write',
    input: struct({ ...inGroup, retentionInDays: required(whole({ min: 1, max: 3_653 })) }, ({ retentionInDays }) => {
      if (RETENTION_DAYS.some((one) => one === retentionInDays)) return null
      const reason = `1 validation error detected: Value '${String(retentionInDays)}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${RETENTION_DAYS.join(', ')}]`
      return { member: 'retentionInDays', reason, as: 'InvalidParameterException' }
    }),
    output: answer({}),
  },
  DeleteRetentionPolicy: { kind: 'write', input: struct(inGroup), output: answer({}) },
  CreateLogStream: { kind: 'write', input: struct(inStream), output: answer({}) },
  DescribeLogStreams: {
    kind: 'read',
    input: struct(
      {
        ...ONE_GROUP,
        logStreamNamePrefix: optional(streamName),
        orderBy: optional(oneOf(['LogStreamName', 'LastEventTime'])),
        descending: optional(flag()),
        nextToken,
        limit: optional(listLimit),
      },
      (input) => {
        const { logStreamNamePrefix, orderBy } = input
        if (orderBy !== 'LastEventTime' || logStreamNamePrefix === undefined) return refuseNotOneGroup(input)
        const reason = 'Cannot order by LastEventTime with a logStreamNamePrefix.'
        return { member: 'logStreamNamePrefix', reason, as: 'InvalidParameterException' }
      },
    ),
    output: answer({ logStreams: 'list', nextToken: 'string' }),
  },
  PutLogEvents: {
    kind: 'write',
    input: struct({
      ...inStream,
      logEvents: required(list(struct(inputEvent), { min: 1, max: PUT_EVENTS_MAX })),
      // AWS takes any, and asks for none any more.
      sequenceToken: optional(text()),
      entity: absent('entities of log events', 'structure'),
    }),
    output: answer({
      nextSequenceToken: 'string',
      rejectedLogEventsInfo: 'structure',
      rejectedEntityInfo: 'structure',
    }),
  },
  GetLogEvents: {
    kind: 'read',
    input: struct(
      {
        ...ONE_GROUP,
        logStreamName: required(streamName),
        ...PERIOD,
        nextToken,
        limit: optional(eventsLimit),
        startFromHead: optional(flag()),
        unmask: absent('data protection of log groups', 'boolean'),
      },
      refuseNotOneGroup,
    ),
    output: answer({ events: 'list', nextForwardToken: 'string', nextBackwardToken: 'string' }),
  },
  FilterLogEvents: {
    kind: 'read',
    input: struct(
      {
        ...ONE_GROUP,
        logStreamNames: optional(list(streamName, { min: 1, max: 100 })),
        logStreamNamePrefix: optional(streamName),
        ...PERIOD,
        filterPattern: optional(text({ min: 0, max: 1_024 })),
        nextToken,
        limit: optional(eventsLimit),
        startFromHead: optional(flag()),
        // AWS mixes the events of streams whatever is said here.
        interleaved: optional(flag()),
        unmask: absent('data protection of log groups', 'boolean'),
      },
      (input) => {
        const { logStreamNames, logStreamNamePrefix } = input
        if (logStreamNames === undefined || logStreamNamePrefix === undefined) return refuseNotOneGroup(input)
        const reason = 'logStreamNames and logStreamNamePrefix are mutually exclusive parameters.'
        return { member: 'logStreamNamePrefix', reason, as: 'InvalidParameterException' }
      },
    ),
    output: answer({ events: 'list', searchedLogStreams: 'list', nextToken: 'string' }),
  },
} as const satisfies OperationList
