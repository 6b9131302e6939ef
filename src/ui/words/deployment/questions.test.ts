import { describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import { badUpdate, until } from '../../../testing/deployments.ts'
import type { ServiceMoment } from './counts.ts'
import { countsWords, leftToDo, momentOfDecision, momentOfService, stackedGroups } from './counts.ts'
import { twoQuestions } from './questions.ts'

interface Row {
  readonly desired?: number
  readonly lower: number
  readonly upper: number
  /** running, healthy, pending of web:7 and of web:8. */
  readonly old: readonly [number, number, number]
  readonly next: readonly [number, number, number]
  readonly waiting?: number
}

function moment({ desired = 4, lower, upper, old, next, waiting = 0 }: Row): ServiceMoment {
  const side = ([running, healthy, pending]: Row['old'], isPrimary: boolean) => ({
    definitionKey: isPrimary ? 'web:8' : 'web:7',
    isPrimary,
    running,
    healthy,
    pending,
  })
  return {
    desiredCount: desired,
    limits: { lower, upper },
    waitingCount: waiting,
    revisions: [side(next, true), side(old, false)],
  }
}

const waiting38: Row = { lower: 2, upper: 4, old: [2, 2, 0], next: [2, 0, 0] }

describe('DEP-2 stop one more?', () => {
  it.each<Row & { answer: string; sum: string }>([
    { ...waiting38, answer: 'No', sum: 'healthy 2 − 1 = 1, below 2' },
    { lower: 2, upper: 4, old: [4, 4, 0], next: [0, 0, 0], answer: 'Yes', sum: 'healthy 4 − 1 = 3, not below 2' },
    { lower: 2, upper: 4, old: [0, 0, 0], next: [4, 4, 0], answer: 'No', sum: 'no old task is left' },
    {
      lower: 4,
      upper: 8,
      old: [4, 3, 0],
      next: [4, 1, 0],
      answer: 'Yes',
      sum: 'a task that is not healthy may stop',
    },
    { lower: 4, upper: 8, old: [4, 3, 0], next: [4, 0, 0], answer: 'No', sum: 'healthy 3 − 1 = 2, below 4' },
    {
      desired: 5_000,
      lower: 5_000,
      upper: 10_000,
      old: [5_000, 5_000, 0],
      next: [0, 0, 0],
      answer: 'No',
      sum: 'healthy 5,000 − 1 = 4,999, below 5,000',
    },
  ])('$old old, $next new, lower $lower: $answer', ({ answer, sum, ...row }) => {
    const [stop] = twoQuestions(moment(row))
    expect([stop.answer, stop.sum]).toEqual([answer, sum])
  })
})

it.each([
  { protectedTasks: 2, answer: 'No', sum: 'healthy 6 − 1 = 5, not below 4, but what is left is protected' },
  { protectedTasks: 1, answer: 'Yes', sum: 'healthy 6 − 1 = 5, not below 4' },
])('PRO-3 stop one more, of two old ones $protectedTasks protected', ({ protectedTasks, answer, sum }) => {
  const held = { ...moment({ lower: 4, upper: 8, old: [2, 2, 0], next: [4, 4, 0] }), protectedTasks }
  expect(twoQuestions(held)[0]).toMatchObject({ answer, sum })
})

it.each([
  { freeToStop: 1, answer: 'Yes', sum: 'a task that is not healthy may stop' },
  { freeToStop: 0, answer: 'No', sum: 'healthy 3 − 1 = 2, below 4' },
])('DEP-2 stop one more, of new ones on an instance that drains $freeToStop not healthy', ({ freeToStop, ...told }) => {
  const row = moment({ lower: 4, upper: 8, old: [0, 0, 0], next: [4, 3, 0] })
  expect(twoQuestions({ ...row, outgoingNew: 2, freeToStop })[0]).toMatchObject(told)
})

describe('DEP-3 start one more?', () => {
  it.each<Row & { answer: string; sum: string }>([
    { ...waiting38, answer: 'No', sum: 'RUNNING + PENDING 4 + 1 = 5, above 4' },
    {
      lower: 2,
      upper: 4,
      old: [2, 2, 0],
      next: [0, 0, 1],
      answer: 'Yes',
      sum: 'RUNNING + PENDING 3 + 1 = 4, not above 4',
    },
    { lower: 2, upper: 4, old: [0, 0, 0], next: [4, 4, 0], answer: 'No', sum: 'all 4 web:8 are started' },
    {
      lower: 2,
      upper: 4,
      old: [2, 2, 0],
      next: [0, 0, 0],
      waiting: 2,
      answer: 'No',
      sum: 'RUNNING + PENDING 2 + 1 = 3, not above 4, but no place has room',
    },
  ])('$old old, $next new, upper $upper: $answer', ({ answer, sum, ...row }) => {
    const [, start] = twoQuestions(moment(row))
    expect([start.answer, start.sum]).toEqual([answer, sum])
  })

  it('says which revision one more would be of, unless none is wanted', () => {
    expect(twoQuestions(moment(waiting38))[1].extraKey).toBe('web:8')
    expect(twoQuestions(moment({ lower: 2, upper: 4, old: [0, 0, 0], next: [4, 4, 0] }))[1].extraKey).toBeNull()
  })
})

describe('counts in words', () => {
  it('stacks what is healthy first, then RUNNING, then PENDING, the old before the new', () => {
    const groups = stackedGroups(moment({ lower: 2, upper: 8, old: [3, 2, 0], next: [2, 1, 1] }).revisions)
    expect(groups.map((one) => `${String(one.count)} ${one.definitionKey} ${one.state}`)).toEqual([
      '2 web:7 healthy',
      '1 web:8 healthy',
      '1 web:7 running',
      '1 web:8 running',
      '1 web:8 pending',
    ])
  })

  it('gives the figures beside their limits and one sentence', () => {
    expect(countsWords(moment(waiting38))).toEqual({
      pair: '2+2',
      active: '4 of 4',
      healthy: '2 of 2',
      spoken:
        '2 web:7 healthy, 2 web:8 RUNNING, not healthy yet. healthy 2, lower limit 2; RUNNING + PENDING 4, upper limit 4.',
    })
  })

  it('PLC-3 counts tasks on a draining instance as still to be replaced', () => {
    const row = moment({ lower: 2, upper: 8, old: [0, 0, 0], next: [4, 4, 0] })
    expect(leftToDo({ ...row, outgoingNew: 1 })).toEqual({ toStop: 1, toStart: 1 })
  })
})

it.each([
  { startsHeldBy: 'throttle', why: 'the last starts failed, and ECS waits before the next' },
  { startsHeldBy: 'api', why: 'calls to Amazon ECS are throttled' },
] as const)('SVC-15, FLT-6 start one more, held back by $startsHeldBy', ({ startsHeldBy, why }) => {
  const row = moment({ lower: 2, upper: 4, old: [2, 2, 0], next: [0, 0, 0] })
  const [, start] = twoQuestions({ ...row, startsHeldBy })
  const sum = `RUNNING + PENDING 2 + 1 = 3, not above 4, but ${why}`
  expect(start).toMatchObject({ answer: 'No', isShortOfRoom: false, sum })
  const full = moment({ lower: 2, upper: 2, old: [2, 2, 0], next: [0, 0, 0] })
  expect(twoQuestions({ ...full, startsHeldBy })[1].sum).toBe('RUNNING + PENDING 2 + 1 = 3, above 2')
})

it('SVC-15 says now what held the last look back, as long as it does', () => {
  const lab = badUpdate('start', { desiredCount: 1 })
  const now = () => twoQuestions(momentOfService(lab.service(), lab.world))[1]
  until(lab, () => lab.rolling().at(-1)?.waitsFor === 'throttle')
  const decision = must(lab.rolling().at(-1), 'a decision')
  const asked = twoQuestions(momentOfDecision(decision))[1]
  expect([now().answer, now().sum]).toEqual([asked.answer, asked.sum])
  expect(now().sum).toMatch(/but the last starts failed/)
  until(lab, () => lab.rolling().at(-1)?.action === 'start')
  expect(now().sum).not.toMatch(/but/)
})
