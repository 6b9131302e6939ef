import { describe, expect, it } from 'vitest'
import { createService, NETWORK, registerFargate, updateService, yard } from '../../testing/builders.ts'
import { breaker, history, until } from '../../testing/deployments.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const FAR = { taskDefinition: 'far:1', launchType: 'FARGATE', networkConfiguration: NETWORK }

/** A service on Fargate; the image of its second revision is not in its registry. */
function farLab(service: Input): TestLab {
  const lab = yard({ instances: 0 })
  registerFargate(lab)
  registerFargate(lab, 'far', { containerDefinitions: [{ name: 'main', image: 'far:bad-tag' }] })
  lab.act('lab', 'SetContainerBehavior', { image: 'far:bad-tag', cannotBePulled: true })
  createService(lab, { ...FAR, ...service, ...breaker() })
  return lab
}

describe('DEP-15 worked example 5, as DescribeServiceDeployments answers', () => {
  it.each([
    [1, 3],
    [25, 13],
    [400, 200],
    [800, 200],
  ])('desired %i: %i failed tasks', (desiredCount, threshold) => {
    const lab = farLab({ taskDefinition: 'far:2', desiredCount })
    lab.forward(2_000)
    const [begun] = history(lab)
    expect(begun).toMatchObject({
      status: 'IN_PROGRESS',
      deploymentCircuitBreaker: { status: 'MONITORING', failureCount: 0, threshold },
    })
    until(lab, () => history(lab)[0]?.status !== 'IN_PROGRESS')
    const { failureCount = NaN } = (history(lab)[0]?.deploymentCircuitBreaker ?? {}) as {
      readonly failureCount?: number
    }
    // Fewer had failed before the last ones that fail together.
    expect(failureCount).toBeGreaterThanOrEqual(threshold)
    expect(failureCount - Math.min(desiredCount, 100)).toBeLessThan(threshold)
    expect(lab.service().deployments[0]?.rolloutState).toBe('FAILED')
  })
})

/**
 * T1, of ms-reporting, as its owner published it: one task on Fargate whose tag is not there, in seconds since the update.
 * Every later column counts from the one before it.
 */
const TOLD = { first: 154, second: 132, third: 374, rolledBack: 44, gone: 106 } as const

/** Columns are held against the log within this, in s. */
const WITHIN = 15

describe('DEP-16, DEP-17, FLT-8 what was seen of a circuit breaker', () => {
  it('T1: the third start that fails takes the deployment back, and every column lies beyond', () => {
    const lab = farLab({ desiredCount: 1 })
    lab.forward(300_000)
    let sinceMs = lab.nowMs
    updateService(lab, { taskDefinition: 'far:2' })
    const lasts = (holds: () => boolean): number => {
      const fromMs = sinceMs
      until(lab, holds)
      sinceMs = lab.nowMs
      return (sinceMs - fromMs) / 1_000
    }
    const failed = (count: number) => () =>
      lab.service().deployments.some((one) => one.definitionKey === 'far:2' && one.failedTasks >= count)
    const seen = {
      first: lasts(failed(1)),
      second: lasts(failed(2)),
      third: lasts(failed(3)),
      rolledBack: lasts(() => lab.messages().some((one) => one.startsWith('rolling back to deployment'))),
      gone: lasts(() => history(lab)[0]?.status === 'ROLLBACK_SUCCESSFUL'),
    }
    expect(history(lab)[0]).toMatchObject({ deploymentCircuitBreaker: { failureCount: 3, threshold: 3 } })
    // ECS pulled for two minutes before it gave up (FLT-8), waited longer than any rule that is public says (SVC-15),
    // and looked later; the order and the counts are the log's.
    const apart = Object.entries(TOLD).map(
      ([column, told]) => [column, seen[column as keyof typeof TOLD] - told] as const,
    )
    expect(Object.fromEntries(apart.filter(([, by]) => Math.abs(by) > WITHIN))).toEqual({
      first: -120,
      second: -89,
      third: -321,
      rolledBack: -43,
      gone: -95,
    })
  })
})
