import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Point } from '../../model/world/series.ts'
import type { RevisionCounts, ServiceSample } from '../../model/world/service/serviceSample.ts'
import { activeOf, bandPath, stackLayers, thinnedSamples } from './stackLayers.ts'

type Side = readonly [running: number, healthy: number, pending: number]

function side(definitionKey: string, [running, healthy, pending]: Side): RevisionCounts {
  return { definitionKey, isPrimary: definitionKey === 'web:8', running, healthy, pending, leaving: 0 }
}

function sample(atMs: number, old: Side, next: Side): Point<ServiceSample> {
  const revisions = [side('web:8', next), side('web:7', old)]
  return {
    atMs,
    value: { desiredCount: 4, limits: { lower: 2, upper: 4 }, isSteady: false, waitingCount: 0, revisions },
  }
}

const orderOf = (key: string): number => Number(key.split(':')[1])
const identity = (value: number): number => value
const none: Side = [0, 0, 0]

describe('stackLayers', () => {
  const samples = [
    sample(0, [4, 4, 0], none),
    sample(1, [2, 2, 0], none),
    sample(5, [2, 2, 0], [0, 0, 2]),
    sample(13, [2, 2, 0], [2, 0, 0]),
  ]
  const layers = stackLayers(samples, 38, orderOf)

  it('stacks healthy before RUNNING before PENDING, the older revision below', () => {
    expect(layers.map((one) => `${one.definitionKey} ${one.state}`)).toEqual([
      'web:7 healthy',
      'web:8 running',
      'web:8 pending',
    ])
  })

  it('draws a band only while it has tasks, on top of what lies below', () => {
    expect(layers.map((one) => bandPath(one, identity, identity))).toEqual([
      'M0,4L1,4L1,2L38,2L38,2L38,0L38,0L1,0L1,0L0,0Z',
      'M13,4L38,4L38,4L38,2L38,2L13,2Z',
      'M5,4L13,4L13,4L13,2L13,2L5,2Z',
    ])
  })
})

describe('thinnedSamples', () => {
  it('keeps a dip and a peak that lasted less than a pixel, and what holds after them', () => {
    const samples = [
      sample(0, [4, 4, 0], none),
      sample(1, [4, 1, 0], none),
      sample(2, [4, 4, 3], none),
      sample(3, [4, 4, 0], none),
      sample(4, [4, 3, 0], none),
    ]
    expect(thinnedSamples(samples, () => 0).map((one) => one.atMs)).toEqual([1, 2, 4])
  })

  it('never keeps more than three for a pixel, nor loses the extremes of any', () => {
    const counts = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(5)).map(([a, b, pending]): Side => [a + b, a, pending])
    fc.assert(
      fc.property(
        fc.array(counts, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 40 }),
        (all, perPixel) => {
          const samples = all.map((one, index) => sample(index, one, none))
          const kept = thinnedSamples(samples, (atMs) => atMs / perPixel)
          const healthy = (list: readonly Point<ServiceSample>[]) =>
            Math.min(...list.map((one) => one.value.revisions[1]?.healthy ?? 0))
          const active = (list: readonly Point<ServiceSample>[]) => Math.max(...list.map((one) => activeOf(one.value)))
          expect(kept.length).toBeLessThanOrEqual(3 * Math.ceil(all.length / perPixel))
          expect([healthy(kept), active(kept)]).toEqual([healthy(samples), active(samples)])
          expect(kept.at(-1)).toBe(samples.at(-1))
        },
      ),
    )
  })
})
