import { describe, expect, it } from 'vitest'
import { createService, percents, register, steadyYard, updateService, yard } from '../../testing/builders.ts'
import type { TestLab } from '../../testing/testLab.ts'
import type { Change } from '../world/change.ts'
import {
  HISTORY_CHANGES_MAX,
  HISTORY_DECISIONS_MAX,
  HISTORY_SAMPLES_MAX,
  historyUntil,
  newHistory,
} from '../world/history.ts'
import { isVisible, Recorder } from './recorder.ts'

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
    const samples = history.services.get('yard/web') ?? []
    const seconds = samples.map((one) => (one.atMs - sinceMs) / 1_000)
    // Update; stop 2; both STOPPED; start 2; they run; healthy, and stop 2; and again; then done and steady.
    expect(seconds).toEqual([0, 1, 4, 5, 13, 53, 56, 57, 65, 105])
    expect(samples[4]).toEqual({
      atMs: sinceMs + 13_000,
      desiredCount: 4,
      limits: { lower: 2, upper: 4 },
      isSteady: false,
      waitingCount: 0,
      revisions: [
        { definitionKey: 'web:2', isPrimary: true, running: 2, pending: 0, healthy: 0, leaving: 0 },
        { definitionKey: 'web:1', isPrimary: false, running: 2, pending: 0, healthy: 2, leaving: 0 },
      ],
    })
    expect(samples[1]?.revisions[1]).toMatchObject({ running: 2, leaving: 2, healthy: 2 })
    expect(samples.at(-1)).toMatchObject({ isSteady: true, revisions: [{ definitionKey: 'web:2', healthy: 4 }] })
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
    expect(history.metrics.get('yard/web')?.map((one) => one.atMs)).toEqual([60_000, 120_000, 180_000])
    expect(history.decisions).toEqual([...lab.world.decisions.values()])
    expect(history.changeTimesMs).toEqual([0, 1_000, 8_000, 9_000, 49_000])
    expect(history.untilMs).toBe(180_000)
  })

  it('what waits for a place', () => {
    const lab = steadyYard({ instances: 1, cpuUnits: 1_024 })
    const { history } = recorded(lab, () => updateService(lab, { desiredCount: 6 }), 10_000)
    expect(history.services.get('yard/web')?.at(-1)?.waitingCount).toBe(2)
  })

  it('of a past moment, what it held then', () => {
    const lab = steadyYard()
    const { history } = recorded(lab, () => updateService(lab, { taskDefinition: 'web:2' }), 300_000)
    const atMs = lab.nowMs - 250_000
    const past = historyUntil(history, atMs)
    expect(past.untilMs).toBe(atMs)
    for (const list of [past.decisions, ...past.services.values(), ...past.metrics.values()]) {
      expect(list.length).toBeGreaterThan(0)
      expect(list.every((one) => one.atMs <= atMs)).toBe(true)
    }
    expect(past.changeTimesMs).toEqual(history.changeTimesMs.filter((one) => one <= atMs))
    // A copy: what comes after is not written into it.
    expect(past.decisions.length).toBeLessThan(history.decisions.length)
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
    [false, { kind: 'taskForgotten', taskId: 'x' }],
    [false, { kind: 'serviceForgotten', serviceKey: 'x' }],
    [false, { kind: 'gone', table: 'clusters', key: 'x' }],
    [false, { kind: 'serviceUpdated', serviceKey: 'x', fields: { launchesPaidUntilMs: 1 } }],
    [true, { kind: 'serviceUpdated', serviceKey: 'x', fields: { launchesPaidUntilMs: 1, isSteady: true } }],
    [true, { kind: 'serviceUpdated', serviceKey: 'x', fields: { desiredCount: 1 } }],
    [true, { kind: 'taskMoved', taskId: 'x', step: 'running', atMs: 0, nextStepAtMs: null }],
    [true, { kind: 'clusterDeleted', clusterName: 'x', atMs: 0 }],
  ])('%s: %j', (shows, change) => {
    expect(isVisible(change)).toBe(shows)
  })
})

describe('DET-8 a history has limits', () => {
  it('of datapoints: the older half is thinned, the newer kept', () => {
    const lab = yard()
    const recorder = new Recorder(newHistory(0))
    for (let i = 0; i <= HISTORY_SAMPLES_MAX; i++) {
      recorder.note({ kind: 'metricRecorded', serviceKey: 'x', point: { atMs: i, cpuPercent: 0, memoryPercent: 0 } })
      recorder.flush(lab.world)
    }
    const times = recorder.history.metrics.get('x')?.map((one) => one.atMs) ?? []
    expect(times.length).toBeLessThanOrEqual(HISTORY_SAMPLES_MAX)
    expect(times.length).toBeGreaterThan(HISTORY_SAMPLES_MAX / 2)
    expect([times[0], times[1], times.at(-1)]).toEqual([0, 2, HISTORY_SAMPLES_MAX])
    expect(times.slice(-HISTORY_SAMPLES_MAX / 2).every((one, i, all) => i === 0 || one === (all[i - 1] ?? 0) + 1)).toBe(
      true,
    )
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
