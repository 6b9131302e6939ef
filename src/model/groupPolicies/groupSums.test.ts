import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { Random } from '../../base/random.ts'
import { steppedGroup, trackedGroup, type SeenGroup } from '../../testing/groupOracle.ts'
import type { GroupPolicy } from '../world/groupPolicies/groupPolicy.ts'
import { ADJUSTMENT_TYPES } from '../world/scaling/arithmetic.ts'
import { leftOf } from './groupHolding.ts'
import { wishOf } from './groupSums.ts'

const CASES = 1_000

function randomGroup(random: Random): SeenGroup {
  const min = random.between(0, 6)
  const max = min + random.between(0, 14)
  const desired = random.between(min, max)
  const warming = random.between(0, 2) === 0 ? random.between(0, desired) : 0
  return {
    desired,
    min,
    max,
    // Not all that are wanted have to be there.
    warm: Math.max(0, desired - warming - (random.between(0, 4) === 0 ? 1 : 0)),
    warming,
    leaving: random.between(0, 3) === 0 ? random.between(0, 3) : 0,
    metric: random.between(0, 13_000),
    isBelow: random.between(0, 1) === 0,
  }
}

function countOf(config: GroupPolicy['config'], seen: SeenGroup, threshold: number): number {
  const { desired, min, max, warm, warming, leaving, isBelow } = seen
  const metric = seen.metric / 100
  const warmUntilMs = warming === 0 ? null : 1
  const wish = wishOf(config, { desired, warm, warming, leaving, warmUntilMs }, { threshold, metric, isBelow })
  const group = { desiredCapacity: desired, minSize: min, maxSize: max }
  const holding = { group, cooldownUntilMs: null, room: 1_000, isAgreed: true }
  return leftOf(holding, { ...wish, metric, policyType: config.type, warmUntilMs }).allowed
}

function differing(check: (random: Random) => readonly [number, number]): readonly number[] {
  return Array.from({ length: CASES }, (_, seed) => seed).filter((seed) => {
    const [ours, naive] = check(Random.fromSeed(seed))
    return ours !== naive
  })
}

describe('a second count of what a group’s policies make of it', () => {
  it('ASG-3 target tracking, over 1,000 cases', () => {
    expect(
      differing((random) => {
        const seen = randomGroup(random)
        const target = random.between(1, 100)
        const config = {
          type: 'TargetTrackingScaling',
          targetValue: target,
          predefined: null,
          queries: [],
          disableScaleIn: false,
        } as const
        return [countOf(config, seen, target), trackedGroup(seen, target * 100)]
      }),
    ).toEqual([])
  })

  it('ASG-4 steps, over 1,000 cases', () => {
    expect(
      differing((random) => {
        const seen = randomGroup(random)
        const adjustmentType = must(ADJUSTMENT_TYPES[random.between(0, ADJUSTMENT_TYPES.length - 1)], 'a type')
        const least = adjustmentType === 'ExactCapacity' ? 0 : -40
        const edge = random.between(1, 30)
        const steps = [
          { lowerBound: null, upperBound: -edge, adjustment: random.between(least, 5) },
          { lowerBound: -edge, upperBound: 0, adjustment: random.between(least, 5) },
          { lowerBound: 0, upperBound: edge, adjustment: random.between(0, 60) },
          {
            lowerBound: edge,
            upperBound: random.between(0, 3) === 0 ? 2 * edge : null,
            adjustment: random.between(0, 9),
          },
        ]
        const minAdjustmentMagnitude = random.between(0, 1) === 0 ? null : random.between(1, 3)
        const threshold = random.between(0, 100)
        const apart = random.between(-60, 60)
        const at = { ...seen, metric: Math.max(0, threshold + apart) * 100 }
        const config = { type: 'StepScaling', adjustmentType, steps, minAdjustmentMagnitude } as const
        return [
          countOf(config, at, threshold),
          steppedGroup(
            at,
            { steps, type: adjustmentType, minMagnitude: minAdjustmentMagnitude ?? 0 },
            at.metric / 100 - threshold,
          ),
        ]
      }),
    ).toEqual([])
  })
})
