import { expect, it } from 'vitest'
import type { Point } from '../model/world/series.ts'
import type { ServiceSample } from '../model/world/service/serviceSample.ts'
import { taskSums } from './runSums.ts'

/** A service that wants 4 tasks, with so many RUNNING. */
function sample(atMs: number, running: number): Point<ServiceSample> {
  const counts = { running, pending: 0, healthy: running, leaving: 0 }
  const revisions = [{ definitionKey: 'web:1', isPrimary: true, ...counts }]
  const limits = { lower: 4, upper: 8 }
  return { atMs, value: { desiredCount: 4, limits, isSteady: true, waitingCount: 0, revisions } }
}

const SAMPLES = [sample(0, 4), sample(1_000, 9), sample(1_000, 8), sample(3_000, 4)]

it.each([
  { what: 'at the moment at which it begins', span: { fromMs: 500, toMs: 500 }, most: 4, taskMs: 0, extraTaskMs: 0 },
  { what: 'as soon as more run', span: { fromMs: 500, toMs: 1_000 }, most: 8, taskMs: 2_000, extraTaskMs: 0 },
  { what: 'while they run', span: { fromMs: 500, toMs: 2_000 }, most: 8, taskMs: 10_000, extraTaskMs: 4_000 },
  { what: 'after they ran', span: { fromMs: 3_000, toMs: 4_000 }, most: 4, taskMs: 4_000, extraTaskMs: 0 },
])('counts tasks $what', ({ span, most, taskMs, extraTaskMs }) => {
  expect(taskSums(SAMPLES, span)).toEqual({ mostTasks: most, taskMs, extraTaskMs })
})
