import { describe, expect, it } from 'vitest'
import { newHistory, type History } from '../../model/world/history.ts'
import { openSeries } from '../../model/world/series.ts'
import { ownersOf } from '../../model/world/decisionBase.ts'
import type { Decision } from '../../model/world/decision.ts'
import { timelineRun } from './timelineRun.ts'

function stop(id: number, atMs: number, serviceName: string | null): Decision {
  return {
    id,
    atMs,
    kind: 'stop',
    rule: 'TSK-5',
    about: ownersOf({ clusterName: 'c', serviceName }),
    clusterName: 'c',
    serviceName,
    taskId: 'a',
    cause: 'user',
    reason: '',
  }
}

function history(): History {
  const made = newHistory(90_000)
  const value = { desiredCount: 1, limits: { lower: 0, upper: 1 }, isSteady: true, waitingCount: 0, revisions: [] }
  const counts = openSeries(made.series, { kind: 'service', id: 'c/web' }, 'serviceCounts')
  for (const atMs of [0, 30_000, 60_000]) counts.push({ atMs, value })
  made.decisions.push(stop(1, 10_000, 'web'), stop(2, 20_000, 'api'), stop(3, 40_000, null), stop(4, 80_000, 'web'))
  return made
}

describe('timelineRun', () => {
  const source = { id: 'main', serviceKey: 'c/web', history: history(), forecast: null }

  it('takes one service out of a history, with the decisions about no service', () => {
    const run = timelineRun(source)
    expect(run.serviceName).toBe('web')
    expect(run.decisions.map((one) => one.id)).toEqual([1, 3, 4])
  })

  it('shows nothing past a time while the learner is to predict, though it was simulated', () => {
    const run = timelineRun({ ...source, hiddenAfterMs: 35_000 })
    expect([run.untilMs, run.samples.length, run.decisions.length]).toEqual([35_000, 2, 1])
  })

  it('has a forecast only when it is given one', () => {
    expect(timelineRun(source).forecast).toBeNull()
    expect(timelineRun({ ...source, forecast: history() }).forecast?.untilMs).toBe(90_000)
  })
})
