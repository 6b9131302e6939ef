import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answered, DAY_MS, START_MS } from './answers.fixture.ts'
import { dueNoteOf } from './dueNote.ts'
import { calibrationOf, masteriesOf, misconceptionsOf, streakOf } from './mastery.ts'
import { merged } from './progressFile.ts'
import { dueOf, scheduleOf } from './schedule.ts'

const NOW_MS = START_MS + 40 * DAY_MS
const catalogue = ['a', 'b', 'c', 'd'].map((name) => ({
  id: `item/${name}`,
  title: name,
  topic: 'ecr',
  exam: ['DVA2', 'SAA1'] as const,
  isExamForm: true,
}))

/** Answers of a month on four concepts, some at one moment. */
const history = fc
  .array(
    fc.record({
      hour: fc.nat({ max: 24 * 30 }),
      concept: fc.constantFrom(...catalogue.map(({ id }) => id)),
      isRight: fc.boolean(),
      confidence: fc.constantFrom('guess', 'fairlySure', 'sure', null),
    }),
    { maxLength: 40 },
  )
  .map((list) => list.map(({ hour, ...one }) => answered({ ...one, atMs: START_MS + hour * 3_600_000 })))

describe('what is due', () => {
  it('is the same whatever the order of the answers, and over however many devices they were given', () => {
    fc.assert(
      fc.property(history, fc.nat(), (answers, turn) => {
        const at = answers.length === 0 ? 0 : turn % answers.length
        const [one, other] = [answers.slice(at), answers.slice(0, at)]
        const whole = scheduleOf(answers, NOW_MS)
        expect(scheduleOf([...one, ...other].reverse(), NOW_MS)).toEqual(whole)
        expect(scheduleOf(merged(other, merged(answers, one)), NOW_MS)).toEqual(whole)
        expect(masteriesOf(catalogue, merged(one, other), NOW_MS)).toEqual(masteriesOf(catalogue, answers, NOW_MS))
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['a wrong answer', { isRight: false }, { isRight: true, confidence: 'guess' }],
    ['a guess', { confidence: 'guess' }, {}],
    ['an answer with hints', { confidence: 'sure', hints: 1 }, {}],
    ['an answer that is not sure', {}, { confidence: 'sure' }],
  ] as const)('comes back earlier after %s', (_name, worse, better) => {
    const due = (over: typeof worse | typeof better) => scheduleOf([answered(over)], START_MS)[0]?.dueMs ?? Infinity
    expect(due(worse)).toBeLessThan(due(better))
  })

  it('takes a guess for as hard as an answer with hints', () => {
    const [guess] = scheduleOf([answered({ confidence: 'guess' })], START_MS)
    const [hinted] = scheduleOf([answered({ confidence: 'sure', hints: 2 })], START_MS)
    expect(guess?.dueMs).toBe(hinted?.dueMs)
  })

  it('begins with what one was sure of and had wrong, then with what is late longest', () => {
    const answers = [
      answered({ concept: 'item/late', isRight: false, confidence: 'guess' }),
      answered({ concept: 'item/sure', isRight: false, confidence: 'sure', atMs: START_MS + DAY_MS }),
      answered({ concept: 'item/later', isRight: false, atMs: START_MS + 2 * DAY_MS }),
    ]
    const due = dueOf(scheduleOf(answers, NOW_MS), NOW_MS)
    expect(due.map(({ concept }) => concept)).toEqual(['item/sure', 'item/late', 'item/later'])
    expect(dueOf(scheduleOf(answers, START_MS), START_MS)).toEqual([])
  })

  it('has a date until the last day on which an answer may be kept', () => {
    const easy = { confidence: 'sure', atMs: 4_102_444_800_000 } as const
    const all = Array.from({ length: 30 }, (_, ago) => answered({ ...easy, atMs: easy.atMs - ago * 400 * DAY_MS }))
    expect(Number.isFinite(scheduleOf(all, easy.atMs)[0]?.dueMs)).toBe(true)
  })

  it('is noted by topic for pages that have no answers', () => {
    const answers = [
      answered(),
      answered({ concept: 'item/b', isRight: false }),
      answered({ topic: 'roles', concept: 'x' }),
    ]
    const note = dueNoteOf(answers, START_MS)
    expect(Object.entries(note).map(([topic, { dueMs }]) => [topic, dueMs.length])).toEqual([
      ['ecr', 2],
      ['roles', 1],
    ])
    expect(note.ecr?.dueMs).toEqual(note.ecr?.dueMs.toSorted((a, b) => a - b))
    expect(note.ecr?.known).toBeCloseTo(1)
  })
})

describe('what is known', () => {
  it('counts concepts never asked as not known, fades, and is nothing after a wrong answer', () => {
    const level = (over: Parameters<typeof answered>[0], nowMs: number) =>
      masteriesOf(catalogue, [answered(over)], nowMs).byTopic.get('ecr')?.level ?? 0
    expect(level({}, START_MS)).toBeCloseTo(1 / 4)
    expect(level({}, NOW_MS)).toBeLessThan(level({}, START_MS))
    expect(level({ isRight: false }, START_MS)).toBe(0)
    const { byDomain } = masteriesOf(catalogue, [answered(), answered({ isRight: false })], START_MS)
    expect(byDomain.get('SAA1')).toMatchObject({ concepts: 4, seen: 1, asked: 2, right: 1 })
  })

  it('tells misconceptions held most and not overcome first, and where', () => {
    const wrong = { isRight: false, mistake: 'roles-swapped' } as const
    const at = (day: number) => START_MS + day * DAY_MS
    const answers = [
      answered({ ...wrong, atMs: at(0) }),
      answered({ ...wrong, concept: 'item/b', atMs: at(1) }),
      answered({ isRight: false, mistake: 'port-shared', concept: 'item/c', atMs: at(2) }),
      answered({ isRight: false, mistake: 'toString', concept: 'item/d', atMs: at(2) }),
      answered({ concept: 'item/a', atMs: at(3) }),
    ]
    expect(misconceptionsOf(answers)).toEqual([
      { mistake: 'port-shared', times: 1, lastMs: at(2), isOvercome: false, concepts: ['item/c'] },
      { mistake: 'roles-swapped', times: 2, lastMs: at(1), isOvercome: true, concepts: ['item/a', 'item/b'] },
    ])
    const [again] = misconceptionsOf([...answers, answered({ ...wrong, atMs: at(4) })])
    expect(again).toMatchObject({ mistake: 'roles-swapped', times: 3, isOvercome: false })
  })

  it('tells how often one was right by how sure one was, and days in a row up to yesterday', () => {
    const answers = [
      answered(),
      answered({ isRight: false }),
      answered({ confidence: 'sure' }),
      answered({ confidence: null }),
    ]
    expect(calibrationOf(answers).map(({ asked, right }) => [asked, right])).toEqual([
      [0, 0],
      [2, 1],
      [1, 1],
    ])
    const dayOf = (atMs: number) => Math.floor(atMs / DAY_MS)
    const days = [0, 1, 3, 4].map((day) => answered({ atMs: START_MS + day * DAY_MS }))
    expect([4, 5, 6].map((today) => streakOf(days, START_MS + today * DAY_MS, dayOf))).toEqual([2, 2, 0])
  })
})
