import { expect, it } from 'vitest'
import { Run } from '../model/engine/run.ts'
import type { RollingDecision } from '../model/world/deployment/rollingDecision.ts'
import { seriesOf } from '../model/world/series.ts'
import { countSteps } from './countSteps.ts'
import { decisionBehind } from './pairDecision.ts'
import { DEFAULT_SETTING, DEMO_ORIGIN_MS, DEMO_SERVICE_KEY, demoFile } from './rollingDemo.ts'

it('DEP-2 DEP-3 each pair has the look of the scheduler that led to it, a start long before its tasks run', () => {
  const { seed, commands } = demoFile({ ...DEFAULT_SETTING, minimumHealthyPercent: 100, maximumPercent: 150 })
  const run = new Run({ seed, log: commands })
  run.advance(DEMO_ORIGIN_MS + 600_000)
  const looks = run.history.decisions.filter((one): one is RollingDecision => one.kind === 'rolling')
  const ref = { kind: 'service', id: DEMO_SERVICE_KEY } as const
  const steps = countSteps(seriesOf(run.history, ref, 'serviceCounts'), DEMO_ORIGIN_MS)
  const told = steps.map((step) => {
    const decision = decisionBehind(step, looks)
    const pair = `${String(step.oldRunning)}+${String(step.newRunning)}`
    return [pair, decision?.action, ((decision?.atMs ?? NaN) - DEMO_ORIGIN_MS) / 1_000]
  })
  expect(told).toEqual([
    ['4+0', undefined, NaN],
    ['4+2', 'start', 1],
    ['2+2', 'stop', 49],
    ['2+4', 'start', 53],
    ['0+4', 'stop', 101],
  ])
})
