import { describe, expect, it } from 'vitest'
import type { DeploymentSums } from '../../lessons/deploymentSums.ts'
import { judged, predictionKey, requestsSent, type Prediction } from './prediction.ts'

const sums: DeploymentSums = {
  status: 'SUCCESSFUL',
  failure: null,
  failed: 0,
  mostTasks: 8,
  extraTaskMinutes: 5,
  wholeAtMs: 139_000,
}
const found = (cause: 'circuitBreaker' | 'alarms', failed: number): DeploymentSums => ({
  ...sums,
  failed,
  failure: { cause, count: 4, threshold: 3, atMs: 84_000 },
})

describe('a prediction of what comes of a deployment', () => {
  it('has its key from what the model played: of 36,000 requests 360 are one percent', () => {
    expect(requestsSent(20)).toBe(36_000)
    expect(predictionKey(sums, 20)).toEqual({ takenBack: 'not', threshold: 0, failing: 'none' })
    const failing = [1, 359, 360, 1_800, 1_801].map((failed) => predictionKey(found('alarms', failed), 20).failing)
    expect(failing).toEqual(['few', 'few', 'some', 'some', 'many'])
    // Four had failed when ECS looked; three are what it takes.
    expect(predictionKey(found('circuitBreaker', 0), 20)).toMatchObject({ takenBack: 'circuitBreaker', threshold: 3 })
  })

  it('is judged part by part, the failed task only where the circuit breaker was right', () => {
    const given: Prediction = { takenBack: 'circuitBreaker', threshold: 2, failing: 'none' }
    expect(judged(given, predictionKey(found('circuitBreaker', 0), 20))).toEqual([
      { part: 'takenBack', isRight: true },
      { part: 'threshold', isRight: false },
      { part: 'failing', isRight: true },
    ])
    expect(judged(given, predictionKey(found('alarms', 500), 20))).toEqual([
      { part: 'takenBack', isRight: false },
      { part: 'failing', isRight: false },
    ])
  })
})
