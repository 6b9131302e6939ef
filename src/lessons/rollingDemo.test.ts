import { describe, expect, it } from 'vitest'
import { Run } from '../model/engine/run.ts'
import { seriesOf } from '../model/world/series.ts'
import { countSteps } from './countSteps.ts'
import {
  DEFAULT_SETTING,
  DEMO_ORIGIN_MS,
  DEMO_SERVICE_KEY,
  demoFile,
  type DemoChange,
  type DemoSetting,
} from './rollingDemo.ts'

/** The counts that the demo goes through, each with its time. */
function countsOf(changes: readonly DemoChange[]): readonly string[] {
  const { seed, commands } = demoFile(DEFAULT_SETTING, changes)
  const run = new Run({ seed, log: commands })
  run.advance(DEMO_ORIGIN_MS + 180_000)
  const ref = { kind: 'service', id: DEMO_SERVICE_KEY } as const
  return countSteps(seriesOf(run.history, ref, 'serviceCounts'), DEMO_ORIGIN_MS).map(
    ({ atMs, oldRunning, newRunning }) => `${String(atMs)} ${String(oldRunning)}+${String(newRunning)}`,
  )
}

it('of several changes at one moment only the last decides what comes, so an address need hold no other', () => {
  const atMs = DEMO_ORIGIN_MS + 5_000
  const moved = [110, 120, 130, 150].map((maximumPercent) => ({ atMs, maximumPercent }))
  expect(countsOf(moved)).toEqual(countsOf(moved.slice(-1)))
  expect(countsOf(moved)).not.toEqual(countsOf([]))
})

describe('a new revision that is bad', () => {
  const rolledOut = (change: Partial<DemoSetting>, minutes: number) => {
    const { seed, commands } = demoFile({ ...DEFAULT_SETTING, ...change })
    const run = new Run({ seed, log: commands })
    run.advance(DEMO_ORIGIN_MS + minutes * 60_000)
    const service = run.world.services.get(DEMO_SERVICE_KEY)
    const primary = service?.deployments.find(({ status }) => status === 'PRIMARY')
    return { revision: primary?.definitionKey, state: primary?.rolloutState }
  }

  it('never ends where nothing watches', () => {
    expect(rolledOut({ isNewBad: true }, 20)).toEqual({ revision: 'web:8', state: 'IN_PROGRESS' })
  })

  it('is taken back by a circuit breaker', () => {
    expect(rolledOut({ isNewBad: true, hasBreaker: true }, 20)).toEqual({ revision: 'web:7', state: 'COMPLETED' })
  })

  it('is as good as the one that runs where it is that one', () => {
    const change = { isNewBad: true, toRevision: DEFAULT_SETTING.fromRevision }
    expect(rolledOut(change, 5)).toEqual({ revision: 'web:7', state: 'COMPLETED' })
  })
})
