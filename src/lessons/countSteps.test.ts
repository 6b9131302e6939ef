import { describe, expect, it } from 'vitest'
import type { Point } from '../model/world/series.ts'
import type { ServiceSample } from '../model/world/service/serviceSample.ts'
import { appendForecast, countSteps, runningPair, sampleAt, stepIndexAt, type CountStep } from './countSteps.ts'

type Row = readonly [atMs: number, oldRunning: number, newRunning: number, healthy?: number]

/** A service of web:7 that rolls to web:8, with so many of each RUNNING. */
function sample([atMs, oldRunning, newRunning, healthy = 0]: Row, primary = 'web:8'): Point<ServiceSample> {
  const counts = { pending: 0, leaving: 0 }
  const revisions = [
    { definitionKey: primary, isPrimary: true, running: newRunning, healthy, ...counts },
    { definitionKey: 'web:7', isPrimary: false, running: oldRunning, healthy: oldRunning, ...counts },
  ]
  const limits = { lower: 2, upper: 4 }
  return { atMs, value: { desiredCount: 4, limits, isSteady: false, waitingCount: 0, revisions } }
}

const rows = (...all: Row[]): Point<ServiceSample>[] => all.map((row) => sample(row))
const pairs = (steps: readonly CountStep[]): string[] =>
  steps.map((one) => `${String(one.oldRunning)}+${String(one.newRunning)}`)
const acts = (steps: readonly CountStep[]): string[] =>
  steps.flatMap((one) => one.acts.map((act) => `${act.kind} ${String(act.count)}`))

describe('DEP-2 DEP-3 the counts of a rolling update', () => {
  it('makes one step for each pair, with what led to it', () => {
    const steps = countSteps(rows([100, 4, 0], [101, 2, 0], [113, 2, 2], [153, 2, 2, 2], [154, 0, 2], [166, 0, 4]), 100)
    expect(pairs(steps)).toEqual(['4+0', '2+0', '2+2', '0+2', '0+4'])
    expect(acts(steps)).toEqual(['stop 2', 'start 2', 'stop 2', 'start 2'])
    expect(steps.map((one) => one.untilMs)).toEqual([101, 113, 154, 166, null])
  })

  it('tells what crashed from what was stopped, and counts no crash twice', () => {
    const samples = rows([100, 4, 0], [110, 4, 2], [120, 3, 0], [130, 2, 1], [140, 2, 0])
    expect(acts(countSteps(samples, 100, [105, 119, 120]))).toEqual([
      'start 2',
      'crash 2',
      'stop 1',
      'stop 1',
      'start 1',
      'stop 1',
    ])
  })

  it('keeps how healthy a pair was as it began and as it was last seen', () => {
    const [step] = countSteps(rows([113, 2, 2], [153, 2, 2, 2]), 100)
    expect([step?.entry.atMs, step?.entry.value.revisions[0]?.healthy]).toEqual([113, 0])
    expect([step?.latest.atMs, step?.latest.value.revisions[0]?.healthy]).toEqual([153, 2])
  })

  it('begins with the pair in force when the deployment started, at that time', () => {
    const steps = countSteps(rows([10, 1, 0], [20, 4, 0], [101, 2, 0]), 100)
    expect(pairs(steps)).toEqual(['4+0', '2+0'])
    expect(steps[0]?.atMs).toBe(100)
  })

  it('leaves out what was only between two changes of one instant', () => {
    expect(pairs(countSteps(rows([100, 4, 0], [101, 3, 0], [101, 2, 0]), 100))).toEqual(['4+0', '2+0'])
  })

  it('names both acts when tasks stop and start in one instant', () => {
    expect(acts(countSteps(rows([100, 4, 0], [101, 3, 2]), 100))).toEqual(['stop 1', 'start 2'])
  })

  it('calls it a rollback when old tasks are the wanted ones again', () => {
    const back = sample([120, 0, 2], 'web:7')
    const revisions = back.value.revisions.filter(({ isPrimary }) => isPrimary)
    const steps = countSteps([sample([100, 2, 0]), { ...back, value: { ...back.value, revisions } }], 100)
    expect(acts(steps)).toEqual(['rollBack 2'])
  })

  it('calls it a new deployment when the new tasks become old ones', () => {
    const steps = countSteps([sample([100, 2, 2]), sample([120, 4, 0], 'web:9')], 100)
    expect(acts(steps)).toEqual(['redeploy 2'])
  })

  it('is empty without samples', () => {
    expect(countSteps([], 0)).toEqual([])
  })
})

describe('appendForecast', () => {
  const past = countSteps(rows([100, 4, 0], [101, 2, 0], [113, 2, 2]), 100)
  const steps = appendForecast(past, {
    samples: rows([101, 2, 0], [113, 2, 2], [153, 2, 2, 2], [154, 0, 2]),
    afterMs: 138,
  })

  it('goes on where the past ends and marks what it adds', () => {
    expect(pairs(steps)).toEqual(['4+0', '2+0', '2+2', '0+2'])
    expect(steps.map((one) => one.isForecast)).toEqual([false, false, false, true])
    expect(steps[2]?.untilMs).toBe(154)
  })

  it('does not write into the past: the pair in force is as healthy as it was', () => {
    expect(steps[2]?.latest.atMs).toBe(113)
    expect(past[2]?.untilMs).toBeNull()
  })
})

describe('looking up a time', () => {
  const samples = rows([100, 4, 0], [101, 3, 0], [101, 2, 0], [113, 2, 2])

  it.each([
    [99, undefined],
    [100, 4],
    [101, 2],
    [112, 2],
    [900, 2],
  ])('at %i the old count is %s', (atMs, expected) => {
    const found = sampleAt(samples, atMs)
    expect(found === undefined ? undefined : runningPair(found.value).oldRunning).toBe(expected)
  })

  it('finds the step in force', () => {
    const steps = countSteps(samples, 100)
    expect([99, 100, 112, 113].map((atMs) => stepIndexAt(steps, atMs))).toEqual([-1, 0, 1, 2])
  })
})
