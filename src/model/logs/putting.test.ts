import { describe, expect, it } from 'vitest'
import { linesOf, put, putInput, STREAM, withLines } from '../../testing/logs.ts'

const DAY = 86_400

/** To the byte, 26 beside each of sixteen lines. */
const megabyte = Array.from({ length: 16 }, () => [0, 'x'.repeat(65_510)] as const)

describe('LOG-4 events are put into a stream', () => {
  it.each([
    [
      'out of order',
      [
        [2, 'b'],
        [1, 'a'],
      ],
      'Log events in a single PutLogEvents request must be in chronological order.',
    ],
    [
      'of more than a day',
      [
        [-DAY, 'a'],
        [1, 'b'],
      ],
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    ],
    [
      'of more than a megabyte, 26 bytes beside each',
      [...megabyte, [0, 'x']],
      'Upload too large: 1048603 bytes exceeds limit of 1048576',
    ],
  ] as const)('%s, none is taken', (_, lines, message) => {
    const lab = withLines([[0, 'before']])
    expect(lab.refusal('logs', 'PutLogEvents', putInput(lines))).toEqual({ name: 'InvalidParameterException', message })
    expect(linesOf(lab, STREAM)).toEqual(['0 before'])
  })

  it('fills a megabyte to the byte', () => {
    const lab = withLines([[0, 'before']])
    put(lab, megabyte)
    expect(linesOf(lab, STREAM)).toHaveLength(17)
  })

  it('leaves out what is more than two hours ahead', () => {
    const lab = withLines([[0, 'first']])
    const answer = put(lab, [
      [7_200, 'just'],
      [7_201, 'ahead'],
    ])
    expect(answer).toMatchObject({ rejectedLogEventsInfo: { tooNewLogEventStartIndex: 1 } })
    expect(linesOf(lab, STREAM)).toEqual(['0 first', '7200 just'])
  })

  it('leaves out what is older than 14 days, and older than its group keeps it', () => {
    const lab = withLines([[0, 'first']])
    expect(
      put(lab, [
        [-14 * DAY - 1, 'old'],
        [-14 * DAY, 'just'],
      ]),
    ).toMatchObject({
      rejectedLogEventsInfo: { tooOldLogEventEndIndex: 1 },
    })
    lab.act('logs', 'PutRetentionPolicy', { logGroupName: '/ecs/web', retentionInDays: 1 })
    expect(
      put(lab, [
        [-DAY - 1, 'expired'],
        [-DAY, 'kept'],
      ]),
    ).toMatchObject({
      rejectedLogEventsInfo: { expiredLogEventEndIndex: 1 },
    })
    expect(linesOf(lab, STREAM)).toEqual([`${String(-DAY)} kept`, '0 first'])
  })

  it('sorts what comes late among what is there', () => {
    const lab = withLines([
      [1, 'a'],
      [3, 'c'],
    ])
    put(lab, [
      [2, 'b'],
      [3, 'd'],
    ])
    expect(linesOf(lab, STREAM)).toEqual(['1 a', '2 b', '3 c', '3 d'])
  })
})
