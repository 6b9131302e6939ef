import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { createService, percents, register, steadyYard, updateService, yard } from '../../testing/builders.ts'
import type { TestLab } from '../../testing/testLab.ts'
import type { Change } from '../world/change.ts'
import {
  HISTORY_CHANGES_MAX,
  HISTORY_DECISIONS_MAX,
  HISTORY_POINTS_MAX,
  HISTORY_SERIES_MAX,
  historyUntil,
  newHistory,
} from '../world/history.ts'
import { seriesOf } from '../world/series.ts'
import { isVisible, Recorder } from './recorder.ts'
import { sampled } from './seriesRows.ts'

/** As if it stood in the list of metrics, with a number as its value. */
const MADE_UP = 'ActiveServicesCount' as string as 'CPUUtilization'
const WEB = { kind: 'service', id: 'yard/web' } as const

/** A recorder that listens to a lab, instant by instant. */
function recorded(lab: TestLab, act: () => void, ms: number): Recorder {
  const recorder = new Recorder(newHistory(lab.nowMs))
  lab.engine.listener = (change) => recorder.note(change)
  act()
  recorder.flush(lab.world)
  lab.forward(ms, () => recorder.flush(lab.world))
  return recorder
}

describe('DET-4 what a history holds', () => {
  it('a sample of a service for each instant at which its counts changed', () => {
    const lab = steadyYard({ service: percents(50, 100) })
    const sinceMs = lab.nowMs
    const { history } = recorded(lab, () => updateService(lab, { taskDefinition: 'web:2' }), 300_000)
    const samples = seriesOf(history, WEB, 'serviceCounts')
    const seconds = samples.map((one) => (one.atMs - sinceMs) / 1_000)
    // Update; stop 2; both STOPPED; start 2; they run; healthy, and stop 2; and again; then done and steady.
    expect(seconds).toEqual([0, 1, 4, 5, 13, 53, 56, 57, 65, 105])
    expect(samples[4]?.value).toEqual({
      desiredCount: 4,
      limits: { lower: 2, upper: 4 },
      isSteady: false,
      waitingCount: 0,
      revisions: [
        { definitionKey: 'web:2', isPrimary: true, running: 2, pending: 0, healthy: 0, leaving: 0 },
        { definitionKey: 'web:1', isPrimary: false, running: 2, pending: 0, healthy: 2, leaving: 0 },
      ],
    })
    expect(samples[1]?.value.revisions[1]).toMatchObject({ running: 2, leaving: 2, healthy: 2 })
    expect(samples.at(-1)?.value).toMatchObject({ isSteady: true, revisions: [{ definitionKey: 'web:2', healthy: 4 }] })
  })

  it('datapoints, decisions, and the instants at which something showed', () => {
    const lab = yard()
    const { history } = recorded(
      lab,
      () => {
        register(lab)
        createService(lab)
      },
      200_000,
    )
    for (const metric of ['CPUUtilization', 'MemoryUtilization'] as const) {
      const points = seriesOf(history, WEB, metric)
      expect(points.map((one) => one.atMs)).toEqual([60_000, 120_000, 180_000])
      const field = metric === 'CPUUtilization' ? 'cpuPercent' : 'memoryPercent'
      expect(points.map((one) => one.value)).toEqual(lab.world.metrics.get('yard/web')?.map((one) => one[field]))
    }
    expect(history.decisions).toEqual([...lab.world.decisions.values()])
    expect(history.changeTimesMs).toEqual([0, 1_000, 8_000, 9_000, 49_000])
    expect(history.untilMs).toBe(180_000)
  })

  it('what waits for a place', () => {
    const lab = steadyYard({ instances: 1, cpuUnits: 1_024 })
    const { history } = recorded(lab, () => updateService(lab, { desiredCount: 6 }), 10_000)
    expect(seriesOf(history, WEB, 'serviceCounts').at(-1)?.value.waitingCount).toBe(2)
  })

  it('of a past moment, what it held then', () => {
    const lab = steadyYard()
    const { history } = recorded(lab, () => updateService(lab, { taskDefinition: 'web:2' }), 300_000)
    const atMs = lab.nowMs - 250_000
    const past = historyUntil(history, atMs)
    expect(past.untilMs).toBe(atMs)
    for (const list of [past.decisions, ...[...past.series.values()].map(({ points }) => points)]) {
      expect(list.length).toBeGreaterThan(0)
      expect(list.every((one) => one.atMs <= atMs)).toBe(true)
    }
    expect(past.changeTimesMs).toEqual(history.changeTimesMs.filter((one) => one <= atMs))
    expect(past.series.size).toBe(3)
    // A copy: what comes after is not written into it.
    expect(past.decisions.length).toBeLessThan(history.decisions.length)
  })

  it('of a past moment, no series that began after it', () => {
    const lab = steadyYard()
    const { history } = recorded(lab, () => createService(lab, { serviceName: 'late' }), 60_000)
    const late = { kind: 'service', id: 'yard/late' } as const
    expect(seriesOf(history, late, 'serviceCounts').length).toBeGreaterThan(0)
    expect(
      [...historyUntil(history, lab.nowMs - 60_001).series.values()].filter(({ ref }) => ref.id === late.id),
    ).toEqual([])
  })

  it('one point an instant, and none that says what the one before it says', () => {
    const lab = steadyYard()
    const recorder = new Recorder(newHistory(lab.nowMs))
    lab.engine.listener = (change) => recorder.note(change)
    recorder.flush(lab.world)
    for (const desiredCount of [5, 6]) {
      updateService(lab, { desiredCount })
      recorder.flush(lab.world)
    }
    const wanted = () => seriesOf(recorder.history, WEB, 'serviceCounts').map(({ value }) => value.desiredCount)
    expect(wanted()).toEqual([6])
    recorder.note({ kind: 'clusterDeleted', clusterName: 'x', atMs: 0 })
    const again = { ...must(lab.world.services.get(WEB.id), WEB.id) }
    recorder.flush({ ...lab.world, nowMs: lab.nowMs + 1, services: new Map([[WEB.id, again]]) })
    expect(wanted()).toEqual([6])
  })

  it('nothing of an instant that was known already', () => {
    const lab = steadyYard()
    const recorder = new Recorder(newHistory(0))
    lab.engine.listener = (change) => recorder.note(change)
    updateService(lab, { taskDefinition: 'web:2' })
    recorder.skip()
    recorder.flush(lab.world)
    expect(recorder.history.changeTimesMs).toEqual([])
  })
})

describe('what a learner can see change', () => {
  it.each<readonly [shows: boolean, change: Change]>([
    [false, { kind: 'metricRecorded', serviceKey: 'x', point: { atMs: 0, cpuPercent: 0, memoryPercent: 0 } }],
    [false, { kind: 'tasksForgotten', taskIds: ['x'] }],
    [false, { kind: 'serviceForgotten', serviceKey: 'x' }],
    [false, { kind: 'gone', table: 'clusters', key: 'x' }],
    [false, { kind: 'schedulerActed', serviceKey: 'x', atMs: 1 }],
    [true, { kind: 'serviceUpdated', serviceKey: 'x', fields: { isSteady: true } }],
    [true, { kind: 'serviceUpdated', serviceKey: 'x', fields: { desiredCount: 1 } }],
    [true, { kind: 'tasksMoved', taskIds: ['x'], step: 'running', atMs: 0, nextStepAtMs: null }],
    [true, { kind: 'clusterDeleted', clusterName: 'x', atMs: 0 }],
  ])('%s: %j', (shows, change) => {
    expect(isVisible(change)).toBe(shows)
  })
})

describe('DET-8 a history has limits', () => {
  it('of datapoints: the older half is thinned, the newer kept', () => {
    const lab = yard()
    const recorder = new Recorder(newHistory(0))
    for (let i = 0; i <= HISTORY_POINTS_MAX; i++) {
      recorder.note({ kind: 'metricRecorded', serviceKey: 'x', point: { atMs: i, cpuPercent: 0, memoryPercent: 0 } })
      recorder.flush(lab.world)
    }
    const times = seriesOf(recorder.history, { kind: 'service', id: 'x' }, 'CPUUtilization').map((one) => one.atMs)
    expect(times.length).toBeLessThanOrEqual(HISTORY_POINTS_MAX)
    expect(times.length).toBeGreaterThan(HISTORY_POINTS_MAX / 2)
    expect([times[0], times[1], times.at(-1)]).toEqual([0, 2, HISTORY_POINTS_MAX])
    expect(times.slice(-HISTORY_POINTS_MAX / 2).every((one, i, all) => i === 0 || one === (all[i - 1] ?? 0) + 1)).toBe(
      true,
    )
  })

  it('of series: of what is gone those go that ended first, and what is still there keeps its own', () => {
    const lab = steadyYard()
    const recorder = new Recorder(newHistory(0))
    const point = { cpuPercent: 0, memoryPercent: 0 }
    recorder.note({ kind: 'metricRecorded', serviceKey: WEB.id, point: { atMs: 0, ...point } })
    recorder.flush(lab.world)
    const living = recorder.history.series.size
    // Each makes two.
    const gone = (HISTORY_SERIES_MAX - living + 1) / 2
    for (let i = 1; i <= gone; i++) {
      expect(recorder.history.series.size).toBeLessThanOrEqual(HISTORY_SERIES_MAX)
      // Begun first, and ended last.
      for (const serviceKey of ['gone 1', `gone ${String(i)}`]) {
        recorder.note({ kind: 'metricRecorded', serviceKey, point: { atMs: i, ...point } })
      }
      recorder.flush(lab.world)
    }
    expect(recorder.history.series.size).toBe(HISTORY_SERIES_MAX / 2)
    const lengthOf = (id: string) => seriesOf(recorder.history, { kind: 'service', id }, 'CPUUtilization').length
    expect([WEB.id, 'gone 1', 'gone 2', `gone ${String(gone)}`].map(lengthOf)).toEqual([1, gone, 0, 1])
  })

  it('of series: none where all that have one are still there', () => {
    const lab = steadyYard()
    const [cluster] = lab.world.clusters.values()
    const metric = MADE_UP
    const recorder = new Recorder(newHistory(0), [sampled({ metric, kind: 'cluster', sample: () => 1 })])
    const ids = Array.from({ length: HISTORY_SERIES_MAX + 2 }, (_, index) => `cluster ${String(index)}`)
    const clusters = new Map(ids.map((id) => [id, must(cluster, 'a cluster')]))
    recorder.flush({ ...lab.world, clusters })
    expect(recorder.history.series.size).toBe(ids.length)
  })

  it('of decisions and instants: the oldest half goes', () => {
    const lab = steadyYard()
    const [decision] = lab.decisions
    const recorder = new Recorder(newHistory(0))
    for (let id = 1; id <= HISTORY_DECISIONS_MAX + 1; id++) {
      if (decision !== undefined) recorder.note({ kind: 'decided', decision: { ...decision, id } })
    }
    recorder.flush(lab.world)
    expect(recorder.history.decisions.map((one) => one.id).slice(0, 2)).toEqual([
      HISTORY_DECISIONS_MAX / 2 + 1,
      HISTORY_DECISIONS_MAX / 2 + 2,
    ])
    for (let i = 1; i <= HISTORY_CHANGES_MAX; i++) {
      recorder.note({ kind: 'clusterDeleted', clusterName: 'x', atMs: 0 })
      recorder.flush({ ...lab.world, nowMs: lab.nowMs + i })
    }
    expect(recorder.history.changeTimesMs).toHaveLength(HISTORY_CHANGES_MAX / 2 + 1)
    expect(recorder.history.changeTimesMs.at(-1)).toBe(lab.nowMs + HISTORY_CHANGES_MAX)
  })
})
