import { describe, expect, it } from 'vitest'
import { createService, NETWORK, registerFargate, updateService, yard } from '../../testing/builders.ts'
import type { TestLab } from '../../testing/testLab.ts'

/** A Fargate service of so many tasks, created at 0. */
function large(desiredCount: number): TestLab {
  const lab = yard({ instances: 0 })
  registerFargate(lab)
  createService(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK, desiredCount })
  return lab
}

function starts(lab: TestLab): readonly { readonly atMs: number; readonly count: number }[] {
  return lab.rolling().filter((one) => one.action === 'start')
}

describe('SVC-5 how fast a service launches', () => {
  it('100 tasks at once, then 500 a minute', () => {
    const lab = large(2_000)
    lab.to(130_000)
    const all = starts(lab)
    expect(all[0]).toMatchObject({ atMs: 1_000, count: 100, isRateLimited: true })
    expect(Math.max(...all.map((one) => one.count))).toBe(100)
    // In each minute that begins after the first hundred: 500, give or take one look of the scheduler.
    for (const fromMs of [5_000, 30_000, 60_000]) {
      const launched = all.filter((one) => one.atMs >= fromMs && one.atMs < fromMs + 60_000)
      const count = launched.reduce((sum, one) => sum + one.count, 0)
      expect(count).toBeGreaterThan(460)
      expect(count).toBeLessThanOrEqual(500 + 34)
    }
  })

  it('looks again by itself until all are launched', () => {
    const lab = large(900)
    lab.to(600_000)
    expect(lab.tasks()).toHaveLength(900)
    expect(starts(lab).at(-1)).not.toHaveProperty('isRateLimited')
    expect(lab.service().isSteady).toBe(true)
  })

  it('may launch a hundred at once again after a rest', () => {
    const lab = large(100)
    lab.to(60_000)
    updateService(lab, { desiredCount: 200 })
    lab.forward(1_000)
    expect(starts(lab).map((one) => one.count)).toEqual([100, 100])
    updateService(lab, { desiredCount: 300 })
    lab.forward(4_000)
    expect(starts(lab).at(-1)?.count).toBe(33)
  })
})
