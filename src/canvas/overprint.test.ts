import { beforeAll, describe, expect, it } from 'vitest'
import {
  containersFixture,
  crowdFixture,
  demoFixture,
  labFixture,
  longNamesFixture,
  statesFixture,
  ZONES,
} from '../testing/canvas/fixtures.ts'
import type { PlacementExplanation } from '../model/world/placement/placementExplanation.ts'
import { imagesFixture } from '../testing/canvas/imageWorlds.ts'
import { balancersFixture } from '../testing/canvas/balancerWorlds.ts'
import { exampleMoments, randomMoments, type LabMoment } from '../testing/canvas/labWorlds.ts'
import { wordsOf, type PlacedWords } from '../testing/canvas/wordsOf.ts'
import { overlaps, type Rect } from './geometry.ts'
import type { StageMode } from './scene/mode.ts'

/** The stage as large as the page makes it in windows of these sizes, CSS pixels. */
const STAGES: readonly (readonly [name: string, mode: StageMode, width: number, height: number])[] = [
  ['lab in 1440 × 900', 'lab', 856, 648],
  ['lab in 1920 × 1080', 'lab', 1_224, 792],
  ['lab in 1280 × 720', 'lab', 696, 468],
  ['rolling update in 1280 × 720', 'demo', 656, 203],
  ['rolling update in a low window', 'demo', 656, 180],
  ['lab in a low window', 'lab', 720, 200],
  ['phone of 390 × 844', 'phone', 390, 232],
  ['lab in a small window', 'lab', 420, 260],
  ['one of two', 'compare', 640, 300],
  ['projector', 'projector', 816, 262],
]

/** Rounding to pixels and the air in a letter's box. */
const TOLERANCE = 1
const SEEDS = 20

function* moments(): Generator<LabMoment & { readonly xray?: PlacementExplanation }> {
  yield* exampleMoments([9_000, 61_000])
  for (let seed = 1; seed <= SEEDS; seed += 1) yield* randomMoments(seed, 1, 30)
  yield { name: 'demo', ...demoFixture() }
  yield { name: 'lab in x-ray', ...labFixture() }
  yield { name: 'states', ...statesFixture() }
  yield { name: 'containers', ...containersFixture() }
  yield { name: 'long names', ...longNamesFixture() }
  yield { name: 'load balancers', ...balancersFixture() }
  yield { name: 'images alone', ...imagesFixture() }
  yield { name: 'crowd', ...crowdFixture(300) }
  yield { name: 'crowd on Fargate', ...crowdFixture(120, { isFargate: true }) }
}

/** By stage. In one round over all moments: a life is played once and not for each of them. */
function problemsByStage(): ReadonlyMap<string, readonly string[]> {
  const problems = new Map<string, string[]>(STAGES.map(([stage]) => [stage, []]))
  for (const { name, world, xray = null } of moments()) {
    for (const [stage, mode, width, height] of STAGES) {
      const { words, tiles } = wordsOf(world, { mode, width, height, zones: ZONES, xray })
      for (const problem of problemsOf(words, tiles)) problems.get(stage)?.push(`${name}: ${problem}`)
    }
  }
  return problems
}

describe('no words upon words, none under a tile, and none outside of what they are of', () => {
  let problems: ReadonlyMap<string, readonly string[]> = new Map()
  beforeAll(() => {
    problems = problemsByStage()
  })

  it.each(STAGES)('%s', (stage) => {
    expect(problems.get(stage)).toEqual([])
  })
})

function problemsOf(words: readonly PlacedWords[], tiles: readonly Rect[]): readonly string[] {
  return words.flatMap((one, index) => {
    const box = without(one.box, TOLERANCE)
    const upon = words.slice(index + 1).find((other) => overlaps(box, without(other.box, TOLERANCE)))
    const isOut = !isWithin(box, one.owner)
    const isHidden = one.layer !== 'tiles' && tiles.some((tile) => overlaps(box, tile))
    return [
      ...(upon === undefined ? [] : [`"${one.words}" of ${one.layer} upon "${upon.words}" of ${upon.layer}`]),
      ...(isOut ? [`"${one.words}" of ${one.layer} stands out of it`] : []),
      ...(isHidden ? [`"${one.words}" of ${one.layer} is under a tile`] : []),
    ]
  })
}

function without(box: Rect, by: number): Rect {
  return {
    x: box.x + by,
    y: box.y + by,
    width: Math.max(0, box.width - 2 * by),
    height: Math.max(0, box.height - 2 * by),
  }
}

function isWithin(box: Rect, owner: Rect): boolean {
  return (
    box.x >= owner.x - TOLERANCE &&
    box.y >= owner.y - TOLERANCE &&
    box.x + box.width <= owner.x + owner.width + TOLERANCE &&
    box.y + box.height <= owner.y + owner.height + TOLERANCE
  )
}
