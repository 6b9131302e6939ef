import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answered, START_MS } from './answers.fixture.ts'
import { ANSWERS_MAX, merged, progressText, readProgressFile } from './progressFile.ts'

const answers = Array.from({ length: 12 }, (_, at) => answered({ atMs: START_MS + (at % 5) }))
const some = fc.subarray(answers)

describe('a file of progress', () => {
  it('is read as it was written, in order of time', () => {
    const scenarios = { 'notes-scenario-1': { right: 3, questions: 4 } }
    const reading = readProgressFile(progressText(answers.toReversed(), scenarios))
    expect(reading).toEqual({
      file: { format: 'taskyard/progress', version: 1, answers: merged(answers, []), scenarios },
    })
  })

  it.each([
    ['answers.0.id', { answers: [{ ...answered(), id: 'x' }] }],
    ['answers.1.atMs', { answers: [answered(), { ...answered(), atMs: -1 }] }],
    ['answers.0.atMs', { answers: [{ ...answered(), atMs: 8_640_000_000_000_000 }] }],
    ['answers.0.confidence', { answers: [{ ...answered(), confidence: 'very' }] }],
    ['version', { version: 2 }],
    ['format', { format: 'taskyard/lab' }],
    ['scenarios.a', { scenarios: { a: { right: 3, questions: 2 } } }],
    ['progress', { more: 1 }],
  ])('is refused whole, naming %s', (field, over) => {
    const file = { format: 'taskyard/progress', version: 1, answers: [], scenarios: {}, ...over }
    const reading = readProgressFile(JSON.stringify(file))
    expect('error' in reading ? reading.error : null).toMatchObject({ name: 'InvalidProgress', field })
  })

  it('is refused where it is no JSON, and with more answers than are kept', () => {
    expect(readProgressFile('{')).toHaveProperty('error')
    const tooMany = Array.from({ length: ANSWERS_MAX + 1 }, () => answers[0] ?? answered())
    expect(readProgressFile(progressText(tooMany, {}))).toHaveProperty('error.field', 'answers')
  })
})

describe('merging', () => {
  it('does not mind order, grouping or repetition', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(merged(a, b)).toEqual(merged(b, a))
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)))
        expect(merged(a, a)).toEqual(merged(a, []))
        expect(merged(merged(a, b), b)).toEqual(merged(a, b))
      }),
    )
  })

  it('keeps the newest where there are too many', () => {
    const many = Array.from({ length: ANSWERS_MAX }, (_, at) => answered({ atMs: START_MS + at + 1 }))
    const left = merged([answered()], many)
    expect(left).toHaveLength(ANSWERS_MAX)
    expect(left[0]?.atMs).toBe(START_MS + 1)
  })
})
