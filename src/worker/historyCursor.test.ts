import { describe, expect, it } from 'vitest'
import { newHistory, type CpuSample, type History } from '../model/world/history.ts'
import { HistoryCursor } from './historyCursor.ts'

function sample(atMs: number): CpuSample {
  return { atMs, cpuPercent: 10, memoryPercent: 20 }
}

function historyOf(samples: CpuSample[], changeTimesMs: number[] = []): History {
  return { ...newHistory(0), metrics: new Map([['yard/web', samples]]), changeTimesMs }
}

describe('what of a history is told', () => {
  it('first the whole, then what came since, then nothing', () => {
    const cursor = new HistoryCursor()
    const samples = [sample(1)]
    const history = historyOf(samples, [1])
    expect(cursor.update(history)).toEqual({ kind: 'whole', history })
    samples.push(sample(2))
    history.changeTimesMs.push(2)
    history.untilMs = 3
    expect(cursor.update(history)).toMatchObject({
      kind: 'tail',
      tail: { untilMs: 3, metrics: [{ key: 'yard/web', from: 1, items: [sample(2)] }], changeTimesMs: [2] },
    })
    expect(cursor.update(history)).toMatchObject({ kind: 'tail', tail: { metrics: [], changeTimesMs: [] } })
  })

  it('a last sample that was written anew, and one after it', () => {
    const cursor = new HistoryCursor()
    const samples = [sample(1), sample(2)]
    cursor.update(historyOf(samples))
    const anew = [{ ...sample(2), cpuPercent: 50 }, sample(3)]
    expect(cursor.update(historyOf([samples[0] as CpuSample, ...anew]))).toMatchObject({
      kind: 'tail',
      tail: { metrics: [{ key: 'yard/web', from: 1, items: anew }] },
    })
  })

  it.each([
    { what: 'its oldest were let go', list: (samples: CpuSample[]) => samples.slice(2) },
    { what: 'its newest were taken back', list: (samples: CpuSample[]) => samples.slice(0, 2) },
    { what: 'it was written anew', list: (samples: CpuSample[]) => samples.map((one) => ({ ...one })) },
  ])('the whole when $what', ({ list }) => {
    const cursor = new HistoryCursor()
    const samples = [1, 2, 3, 4].map(sample)
    cursor.update(historyOf(samples))
    const history = historyOf(list(samples))
    expect(cursor.update(history)).toEqual({ kind: 'whole', history })
    expect(cursor.update(history)).toMatchObject({ kind: 'tail', tail: { metrics: [] } })
  })

  it('the whole when somebody asks for it', () => {
    const cursor = new HistoryCursor()
    const history = historyOf([sample(1)])
    cursor.update(history)
    cursor.reset()
    expect(cursor.update(history)).toEqual({ kind: 'whole', history })
  })
})
