import { describe, expect, it } from 'vitest'
import { widthsAt } from './mergedBy.ts'
import { pinText, timelinePins } from './pins.ts'

const acts = [
  { atMs: 0, operation: 'CreateCluster' },
  { atMs: 0, operation: 'AddContainerInstances' },
  { atMs: 0, operation: 'CreateService' },
  { atMs: 49_000, operation: 'UpdateService' },
  { atMs: 60_000, operation: 'StopTask' },
]
const place = { x: (atMs: number) => atMs / 1_000, spacing: 14 }

function textsOf(input: Partial<Parameters<typeof timelinePins>[0]>, originMs = 0): readonly string[] {
  return timelinePins({ acts, refusals: [], ...place, ...input }).map((pin) => pinText(pin, originMs))
}

describe('what a person did is pinned to its time', () => {
  it('the acts of the opening as one, and one for those too close to stand apart', () => {
    expect(textsOf({})).toEqual(['Opening: CreateCluster and 2 more, 00:00:00', 'UpdateService and 1 more, 00:00:49'])
  })

  it('each for itself where there is room, by the clock of the page', () => {
    expect(textsOf({ x: (atMs) => atMs / 100 }, 9_000).slice(1)).toEqual([
      'UpdateService, 00:00:40',
      'StopTask, 00:00:51',
    ])
  })

  it('but not what was refused: that is a mark', () => {
    const refusals = [{ atMs: 49_000, operation: 'UpdateService', errorName: 'ServiceNotFoundException' }]
    expect(textsOf({ refusals }).at(-1)).toBe('StopTask, 00:01:00')
  })
})

it('a button is no wider than its neighbours leave it', () => {
  expect(widthsAt([0, 14, 100], 24)).toEqual([14, 14, 24])
})
