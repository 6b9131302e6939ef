import { describe, expect, it } from 'vitest'
import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { task } from '../words.fixture.ts'
import { healthWords, healthyProgress } from './health.ts'

describe('DEP-4 when a task is healthy', () => {
  const definition = (healthCheck: object | null) =>
    ({ containers: [{ name: 'app', essential: true, healthCheck }] }) as unknown as TaskDefinition

  it('is 40 s after RUNNING without checks, else when they pass', () => {
    expect(healthWords(definition(null)).title).toBe('Why 40 s')
    expect(healthWords(definition({ retries: 3 })).sentence).toContain('healthStatus is HEALTHY')
    expect(healthWords(definition(null), true).sentence).toMatch(/all its targets are healthy; in a deployment .* 40 s/)
  })

  it('gives rings the part of the wait that has passed, over those that wait', () => {
    const waiting = [task({}), task({ isHealthy: true }), task({ startedAtMs: 18_000, healthyAtMs: 58_000 })]
    expect(healthyProgress(waiting, 38_000)).toBeCloseTo((25 / 40 + 20 / 40) / 2)
    expect(healthyProgress([], 38_000)).toBe(0)
  })
})
