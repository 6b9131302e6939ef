import { describe, expect, it } from 'vitest'
import type { Decision } from '../model/world/decision.ts'
import { newHistory, type History } from '../model/world/history.ts'
import { openSeries, type Point } from '../model/world/series.ts'
import { HistoryCursor } from './historyCursor.ts'

const WEB = { kind: 'service', id: 'yard/web' } as const
const CPU = { ref: WEB, metric: 'CPUUtilization' } as const

function point(atMs: number): Point<number> {
  return { atMs, value: 10 }
}

function historyOf(points: Point<number>[], changeTimesMs: number[] = []): History {
  const history = { ...newHistory(0), changeTimesMs }
  history.series.set('cpu', { ...CPU, points })
  return history
}

describe('what of a history is told', () => {
  it('first the whole, then what came since, then nothing', () => {
    const cursor = new HistoryCursor()
    const points = [point(1)]
    const history = historyOf(points, [1])
    expect(cursor.update(history)).toEqual({ kind: 'whole', history })
    points.push(point(2))
    history.changeTimesMs.push(2)
    history.untilMs = 3
    expect(cursor.update(history)).toMatchObject({
      kind: 'tail',
      tail: { untilMs: 3, series: [{ ...CPU, from: 1, points: [point(2)] }], changeTimesMs: [2] },
    })
    expect(cursor.update(history)).toMatchObject({ kind: 'tail', tail: { series: [], changeTimesMs: [] } })
  })

  it('a last point that was written anew, and one after it', () => {
    const cursor = new HistoryCursor()
    const points = [point(1), point(2)]
    cursor.update(historyOf(points))
    const anew = [{ ...point(2), value: 50 }, point(3)]
    expect(cursor.update(historyOf([...points.slice(0, 1), ...anew]))).toMatchObject({
      kind: 'tail',
      tail: { series: [{ ...CPU, from: 1, points: anew }] },
    })
  })

  it('a series that has begun, from its first point', () => {
    const cursor = new HistoryCursor()
    const history = historyOf([point(1)])
    cursor.update(history)
    openSeries(history.series, WEB, 'MemoryUtilization').push(point(1))
    expect(cursor.update(history)).toMatchObject({
      kind: 'tail',
      tail: { series: [{ ref: WEB, metric: 'MemoryUtilization', from: 0, points: [point(1)] }] },
    })
  })

  it.each([
    { what: 'its oldest were let go', list: (points: Point<number>[]) => points.slice(2) },
    { what: 'its newest were taken back', list: (points: Point<number>[]) => points.slice(0, 2) },
    { what: 'it was written anew', list: (points: Point<number>[]) => points.map((one) => ({ ...one })) },
  ])('the whole when $what', ({ list }) => {
    const cursor = new HistoryCursor()
    const points = [1, 2, 3, 4].map(point)
    cursor.update(historyOf(points))
    const history = historyOf(list(points))
    expect(cursor.update(history)).toEqual({ kind: 'whole', history })
    expect(cursor.update(history)).toMatchObject({ kind: 'tail', tail: { series: [] } })
  })

  it('of decisions how many of the oldest were let go, and which came since', () => {
    const cursor = new HistoryCursor()
    const history = historyOf([point(1)])
    const add = (from: number, count: number) => {
      for (let id = from; id < from + count; id++) history.decisions.push({ id } as Decision)
    }
    add(1, 6)
    cursor.update(history)
    history.decisions.splice(0, 4)
    add(7, 2)
    const tail = (ids: readonly number[], decisionsGone: number) => ({
      kind: 'tail',
      tail: { decisionsGone, decisions: ids.map((id) => ({ id })) },
    })
    expect(cursor.update(history)).toMatchObject(tail([7, 8], 4))
    expect(cursor.update(history)).toMatchObject(tail([], 0))
    history.decisions.splice(0, 3)
    expect(cursor.update(history)).toMatchObject(tail([], 3))
    history.decisions.splice(0)
    add(98, 2)
    expect(cursor.update(history)).toMatchObject({ kind: 'whole' })
  })

  it('the whole when a series was let go, and what then grows', () => {
    const cursor = new HistoryCursor()
    const history = historyOf([point(1)])
    const memory = openSeries(history.series, WEB, 'MemoryUtilization')
    memory.push(point(1))
    cursor.update(history)
    history.series.delete('cpu')
    expect(cursor.update(history)).toEqual({ kind: 'whole', history })
    memory.push(point(2))
    expect(cursor.update(history)).toMatchObject({ kind: 'tail', tail: { series: [{ from: 1, points: [point(2)] }] } })
  })

  it('the whole when a series was let go while another began', () => {
    const cursor = new HistoryCursor()
    const history = historyOf([point(1)])
    cursor.update(history)
    history.series.delete('cpu')
    openSeries(history.series, WEB, 'MemoryUtilization').push(point(1))
    expect(cursor.update(history)).toEqual({ kind: 'whole', history })
  })

  it('the whole when somebody asks for it', () => {
    const cursor = new HistoryCursor()
    const history = historyOf([point(1)])
    cursor.update(history)
    cursor.reset()
    expect(cursor.update(history)).toEqual({ kind: 'whole', history })
  })
})
