import { describe, expect, it } from 'vitest'
import { appendForecast, countSteps } from '../../lessons/countSteps.ts'
import type { Point } from '../../model/world/series.ts'
import type { RevisionCounts, ServiceSample } from '../../model/world/service/serviceSample.ts'
import { stripColumns, type StripFuture } from './stripColumns.ts'
import { heightOf, stripLayout, visibleRange, type StripVariant } from './stripLayout.ts'

type Side = readonly [running: number, healthy: number, pending?: number]

function side(isPrimary: boolean, [running, healthy, pending = 0]: Side): RevisionCounts {
  return { definitionKey: isPrimary ? 'web:8' : 'web:7', isPrimary, running, healthy, pending, leaving: 0 }
}

function sample(seconds: number, [old, next]: readonly [Side, Side], upper = 4): Point<ServiceSample> {
  const revisions = [side(true, next), side(false, old)]
  const value = { desiredCount: 4, limits: { lower: 2, upper }, isSteady: false, waitingCount: 0, revisions }
  return { atMs: seconds * 1_000, value }
}

const past = [
  sample(0, [
    [4, 4],
    [0, 0],
  ]),
  sample(1, [
    [2, 2],
    [0, 0],
  ]),
  sample(5, [
    [2, 2],
    [0, 0, 2],
  ]),
  sample(13, [
    [2, 2],
    [2, 0],
  ]),
]
const coming = [
  sample(53, [
    [0, 0],
    [2, 2],
  ]),
  sample(57, [
    [0, 0],
    [2, 2, 2],
  ]),
  sample(65, [
    [0, 0],
    [4, 2],
  ]),
]
const steps = appendForecast(countSteps(past, 0), { samples: coming, afterMs: 38_000 })

function columns(future: StripFuture = 'forecast', nowMs = 38_000) {
  return stripColumns({ steps, nowMs, future, originMs: 0 })
}

describe('stripColumns', () => {
  it('has one column for each pair, with its act and its time', () => {
    expect(columns().map((one) => [one.kind, one.act, one.pair, one.time])).toEqual([
      ['past', '', '4+0', '00:00'],
      ['past', 'stop 2', '2+0', '00:01'],
      ['now', 'start 2', '2+2', '00:13'],
      ['forecast', 'stop 2', '0+2', 'about 00:53'],
      ['forecast', 'start 2', '0+4', 'about 01:05'],
    ])
  })

  it('shows what is PENDING only now: it belongs to the pair that comes', () => {
    const pending = (all: ReturnType<typeof columns>) =>
      all.map((one) => one.groups.filter((group) => group.state === 'pending').length)
    expect(pending(columns())).toEqual([0, 0, 0, 0, 0])
    expect(pending(columns('forecast', 6_000)).slice(0, 2)).toEqual([0, 1])
  })

  it('tells nothing of what comes while the learner is to predict', () => {
    expect(columns('hidden').map((one) => one.pair)).toEqual(['4+0', '2+0', '2+2', '?', '?'])
    expect(columns('hidden', 0).map((one) => one.pair)).toEqual(['4+0', '?', '?', '?', '?'])
  })

  it('puts guesses where the forecast would stand', () => {
    const guessed = columns([{ oldRunning: 0, newRunning: 2 }])
    expect(guessed.map((one) => [one.kind, one.pair])).toEqual([
      ['past', '4+0'],
      ['past', '2+0'],
      ['now', '2+2'],
      ['guess', '0+2'],
      ['hidden', '?'],
    ])
    expect(guessed[3]?.groups).toEqual([{ definitionKey: 'web:8', isPrimary: true, state: 'running', count: 2 }])
  })

  it('keeps a guess beside what came, and says which limit it crosses', () => {
    const { value: now } = sample(65, [
      [0, 0],
      [4, 2],
    ])
    const alone = { ...now, revisions: now.revisions.filter((one) => one.isPrimary) }
    const future = [{ oldRunning: 1, newRunning: 4, crosses: 'upper' }] as const
    const guess = stripColumns({ steps, nowMs: 65_000, now: alone, future, originMs: 0 }).at(-2)
    expect([guess?.kind, guess?.time, guess?.crosses]).toEqual(['guess', 'you guessed', 'upper'])
    // The old revision is gone by now.
    expect(guess?.groups.map((one) => one.definitionKey)).toEqual(['web:7', 'web:8'])
  })

  it('keeps the limits of the past when they are changed, and takes the new ones for now and later', () => {
    const { value: now } = sample(
      38,
      [
        [2, 2],
        [2, 0],
      ],
      6,
    )
    const changed = stripColumns({ steps, nowMs: 38_000, now, future: 'forecast', originMs: 0 })
    expect(changed.map((one) => one.limits.upper)).toEqual([4, 4, 6, 6, 6])
  })
})

describe('stripLayout', () => {
  const layout = (desired: number, variant: StripVariant = 'default') => {
    const many = stripColumns({
      steps: countSteps(
        [
          sample(
            0,
            [
              [desired, desired],
              [0, 0],
            ],
            desired,
          ),
        ],
        0,
      ),
      nowMs: 0,
      future: 'forecast',
      originMs: 0,
    })
    return {
      ...stripLayout(many, { variant, box: { width: 816, height: 260 }, countMax: 1 }),
      most: heightOf(many[0] ?? never()),
    }
  }

  it('draws tasks one by one until they are too small, then as bars', () => {
    expect([4, 12, 50, 5_000].map((desired) => layout(desired).isBars)).toEqual([false, false, true, true])
  })

  it.each([1, 4, 50, 5_000])('keeps %i tasks and the limit inside the plot', (desired) => {
    const { y, most, base, top, flag } = layout(desired)
    expect(y(0)).toBe(base)
    expect(y(most)).toBeGreaterThanOrEqual(top)
    expect(top).toBeGreaterThanOrEqual(flag)
  })

  it('gives two strips one scale when it is told the larger count', () => {
    const box = { width: 700, height: 230 }
    const one = stripLayout(columns(), { variant: 'compact', box, countMax: 40 })
    const other = stripLayout(columns('hidden', 0), { variant: 'compact', box, countMax: 40 })
    expect(one.unit).toBe(other.unit)
  })

  it('draws only what is in view, and one column more on each side', () => {
    const { columnWidth, ...rest } = layout(4)
    expect(visibleRange({ columnWidth, ...rest }, columnWidth * 20, columnWidth * 5)).toEqual([19, 26])
  })
})

function never(): never {
  throw new Error('there is no column')
}
