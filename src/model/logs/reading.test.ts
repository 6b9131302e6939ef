import { describe, expect, it } from 'vitest'
import { filter, get, GROUP, put, withLines } from '../../testing/logs.ts'
import { LAB_EPOCH_SECONDS } from '../world/world.ts'

const LINES = [1, 2, 3, 4, 5].map((at) => [at, `line ${String(at)}`] as const)

describe('LOG-6 GetLogEvents', () => {
  it('answers the newest, or from the head, and pages both ways', () => {
    const lab = withLines(LINES)
    const newest = get(lab, { limit: 2 })
    expect(newest.lines).toEqual(['4 line 4', '5 line 5'])
    const before = get(lab, { limit: 2, nextToken: newest.answer.nextBackwardToken })
    expect(before.lines).toEqual(['2 line 2', '3 line 3'])
    const after = get(lab, { limit: 2, nextToken: before.answer.nextForwardToken })
    expect(after.lines).toEqual(newest.lines)
    expect(get(lab, { limit: 2, startFromHead: true }).lines).toEqual(['1 line 1', '2 line 2'])
  })

  it('is at the end when it answers with the token that it was given, and goes on from it when more comes', () => {
    const lab = withLines(LINES)
    const { nextForwardToken: nextToken } = get(lab).answer
    const end = get(lab, { nextToken })
    expect(end.lines).toEqual([])
    expect(end.answer.nextForwardToken).toBe(nextToken)
    put(lab, [[6, 'line 6']])
    expect(get(lab, { nextToken }).lines).toEqual(['6 line 6'])
  })

  it('takes a period without its end', () => {
    const lab = withLines(LINES)
    const at = (seconds: number) => (LAB_EPOCH_SECONDS + seconds) * 1_000
    expect(get(lab, { startTime: at(2), endTime: at(4) }).lines).toEqual(['2 line 2', '3 line 3'])
  })

  it('refuses a token that is none', () => {
    expect(
      withLines(LINES).refusal('logs', 'GetLogEvents', {
        logGroupName: GROUP,
        logStreamName: 'app/1',
        nextToken: 'f/9',
      }),
    ).toEqual({
      name: 'InvalidParameterException',
      message: 'The specified nextToken is invalid.',
    })
  })
})

describe('LOG-7 FilterLogEvents', () => {
  it('mixes the streams of a group by time, those asked for alone, page by page', () => {
    const lab = withLines(LINES)
    lab.act('logs', 'CreateLogStream', { logGroupName: GROUP, logStreamName: 'db/1' })
    put(
      lab,
      [
        [2, 'db'],
        [4, 'db'],
      ],
      'db/1',
    )
    const first = filter(lab, { limit: 3 })
    expect(first.lines).toEqual(['1 line 1', '2 db', '2 line 2'])
    const second = filter(lab, { limit: 3, nextToken: first.answer.nextToken })
    expect(second.lines).toEqual(['3 line 3', '4 db', '4 line 4'])
    expect(filter(lab, { limit: 3, nextToken: second.answer.nextToken }).lines).toEqual(['5 line 5'])
    expect(filter(lab, { logStreamNamePrefix: 'db' }).lines).toEqual(['2 db', '4 db'])
    expect(filter(lab, { logStreamNames: ['db/1'] }).answer).toMatchObject({ searchedLogStreams: [] })
    expect(lab.refusal('logs', 'FilterLogEvents', { logGroupName: GROUP, logStreamNames: ['x'] }).message).toBe(
      'The specified log stream does not exist.',
    )
  })

  it.each([
    ['', ['ERROR one', 'ERROR two warn', 'info two', 'error three']],
    ['ERROR', ['ERROR one', 'ERROR two warn']],
    ['ERROR two', ['ERROR two warn']],
    ['?one ?three', ['ERROR one', 'error three']],
    ['-ERROR', ['info two', 'error three']],
    ['two -ERROR', ['info two']],
    ['"two warn"', ['ERROR two warn']],
    ['-"two warn" two', ['info two']],
    // Terms with ? count for nothing beside others.
    ['?one two', ['ERROR two warn', 'info two']],
  ])('finds by %s', (filterPattern, messages) => {
    const all = ['ERROR one', 'ERROR two warn', 'info two', 'error three']
    const lab = withLines(all.map((message, at) => [at, message] as const))
    expect(filter(lab, { filterPattern }).lines.map((one) => one.slice(2))).toEqual(messages)
  })

  it.each([
    ['a-b', "Invalid character(s) in term 'a-b'"],
    ['"open', 'Invalid filter pattern at "open'],
    ['{ $.level = "x" }', 'the lab has no filter patterns for JSON yet'],
    ['%a+%', 'the lab has no regular expressions in filter patterns yet'],
  ])('refuses the pattern %s', (filterPattern, message) => {
    expect(withLines([]).refusal('logs', 'FilterLogEvents', { logGroupName: GROUP, filterPattern })).toEqual({
      name: 'InvalidParameterException',
      message,
    })
  })
})
