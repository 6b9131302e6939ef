import { describe, expect, it } from 'vitest'
import { GROUP, get, linesOf, logged, put, STREAM, streams, withLines } from '../../testing/logs.ts'
import { TestLab } from '../../testing/testLab.ts'
import { LOG_EVENTS_OF_STREAM_MAX, LOG_GROUPS_MAX, LOG_STREAMS_MAX } from '../world/labLimits.ts'

const NO_GROUP = { name: 'ResourceNotFoundException', message: 'The specified log group does not exist.' }

describe('LOG-2 log groups and streams', () => {
  it('are created once, listed by name, and go with their group', () => {
    const lab = logged()
    lab.act('logs', 'CreateLogGroup', { logGroupName: '/ecs/api' })
    lab.act('logs', 'CreateLogStream', { logGroupName: GROUP, logStreamName: 'b' })
    lab.act('logs', 'CreateLogStream', { logGroupName: GROUP, logStreamName: 'a' })
    expect(groups(lab)).toEqual(['/ecs/api', GROUP])
    expect(groups(lab, { logGroupNamePrefix: '/ecs/w' })).toEqual([GROUP])
    expect(groups(lab, { logGroupNamePattern: 'api' })).toEqual(['/ecs/api'])
    expect(streams(lab)).toEqual(['a', 'b'])
    expect(lab.refusal('logs', 'CreateLogGroup', { logGroupName: GROUP })).toEqual({
      name: 'ResourceAlreadyExistsException',
      message: 'The specified log group already exists',
    })
    expect(lab.refusal('logs', 'CreateLogStream', { logGroupName: GROUP, logStreamName: 'a' })).toEqual({
      name: 'ResourceAlreadyExistsException',
      message: 'The specified log stream already exists',
    })
    lab.act('logs', 'DeleteLogGroup', { logGroupName: GROUP })
    expect(lab.world.logStreams.size).toBe(0)
    expect(lab.refusal('logs', 'DescribeLogStreams', { logGroupName: GROUP })).toEqual(NO_GROUP)
  })

  it.each([
    ['CreateLogStream', { logGroupName: GROUP, logStreamName: 'a' }],
    ['DeleteLogGroup', { logGroupName: GROUP }],
    ['PutRetentionPolicy', { logGroupName: GROUP, retentionInDays: 1 }],
    ['GetLogEvents', { logGroupIdentifier: GROUP, logStreamName: 'a' }],
  ])('%s wants a group that is there', (operation, input) => {
    expect(new TestLab().refusal('logs', operation, input)).toEqual(NO_GROUP)
  })

  it('are named by ARN as well, by one of the two ways', () => {
    const lab = withLines([[0, 'one']])
    const { logGroups } = lab.act('logs', 'DescribeLogGroups', {})
    const [{ logGroupArn, arn }] = logGroups as [{ logGroupArn: string; arn: string }]
    expect(arn).toBe(`${logGroupArn}:*`)
    for (const logGroupIdentifier of [logGroupArn, arn, GROUP]) {
      const { events } = lab.act('logs', 'GetLogEvents', { logGroupIdentifier, logStreamName: STREAM })
      expect(events).toHaveLength(1)
    }
    const both = { logGroupName: GROUP, logGroupIdentifier: GROUP, logStreamName: STREAM }
    expect(lab.refusal('logs', 'GetLogEvents', both).message).toBe(
      'You must include either logGroupIdentifier or logGroupName, but not both.',
    )
  })

  it('are listed by their last event too, newest first where it is asked, page by page', () => {
    const lab = withLines([[5, 'early']], 'late/early')
    for (const [name, at] of [
      ['a', 9],
      ['b', 7],
    ] as const) {
      lab.act('logs', 'CreateLogStream', { logGroupName: GROUP, logStreamName: name })
      put(lab, [[at, 'x']], name)
    }
    const asked = { logGroupName: GROUP, orderBy: 'LastEventTime', descending: true, limit: 2 }
    const first = lab.act('logs', 'DescribeLogStreams', asked)
    expect(first.logStreams).toMatchObject([{ logStreamName: 'a' }, { logStreamName: 'b' }])
    const second = lab.act('logs', 'DescribeLogStreams', { ...asked, nextToken: first.nextToken })
    expect(second.logStreams).toMatchObject([{ logStreamName: 'late/early', storedBytes: 0 }])
    expect(second.nextToken).toBeUndefined()
    const prefixed = { logGroupName: GROUP, orderBy: 'LastEventTime', logStreamNamePrefix: 'a' }
    expect(lab.refusal('logs', 'DescribeLogStreams', prefixed).message).toBe(
      'Cannot order by LastEventTime with a logStreamNamePrefix.',
    )
  })
})

describe('LOG-3 what the lab keeps of logs', () => {
  it('is the newest events of a stream, the newest streams, and so many groups', () => {
    const lab = withLines(Array.from({ length: LOG_EVENTS_OF_STREAM_MAX + 5 }, (_, at) => [at, 'x'] as const))
    expect(linesOf(lab, STREAM)).toHaveLength(LOG_EVENTS_OF_STREAM_MAX)
    expect(linesOf(lab, STREAM)[0]).toBe('5 x')
    for (let i = 0; i < LOG_STREAMS_MAX; i++) {
      lab.act('logs', 'CreateLogStream', { logGroupName: GROUP, logStreamName: `s${String(i)}` })
    }
    expect(lab.world.logStreams.size).toBe(LOG_STREAMS_MAX)
    expect(lab.refusal('logs', 'GetLogEvents', { logGroupName: GROUP, logStreamName: STREAM })).toEqual({
      name: 'ResourceNotFoundException',
      message: 'The specified log stream does not exist.',
    })
    for (let i = 1; i < LOG_GROUPS_MAX; i++) lab.act('logs', 'CreateLogGroup', { logGroupName: `g${String(i)}` })
    expect(lab.refusal('logs', 'CreateLogGroup', { logGroupName: 'more' }).name).toBe('LimitExceededException')
  })
})

describe('LOG-5 retention', () => {
  it('takes AWS’s days alone', () => {
    const refusal = logged().refusal('logs', 'PutRetentionPolicy', { logGroupName: GROUP, retentionInDays: 2 })
    expect(refusal.name).toBe('InvalidParameterException')
    expect(refusal.message).toMatch(
      /^1 validation error detected: Value '2' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: \[1, 3, 5, 7,/,
    )
  })

  it('leaves what is older out of every answer, until it is taken back', () => {
    const lab = withLines([
      [10, 'old'],
      [7_000, 'new'],
    ])
    lab.act('logs', 'PutRetentionPolicy', { logGroupName: GROUP, retentionInDays: 1 })
    lab.to(86_400_000 + 11_000)
    expect(get(lab).lines).toEqual(['7000 new'])
    expect(lab.act('logs', 'DescribeLogGroups', {}).logGroups).toMatchObject([{ retentionInDays: 1, storedBytes: 29 }])
    lab.act('logs', 'DeleteRetentionPolicy', { logGroupName: GROUP })
    expect(get(lab).lines).toEqual(['10 old', '7000 new'])
  })
})

function groups(lab: TestLab, input = {}): readonly string[] {
  const { logGroups } = lab.act('logs', 'DescribeLogGroups', input)
  return (logGroups as readonly { readonly logGroupName: string }[]).map(({ logGroupName }) => logGroupName)
}
