import type { Band } from '../scene/band.ts'
import { fargateBand } from './fargate.ts'
import { railBand } from './rail.ts'
import { regionBand } from './region.ts'
import { shelfBand } from './shelf.ts'
import { zonesBand } from './zones.ts'

/** The bands of one lab's stage, from top to bottom. Those that remember something are made for it. */
export function makeBands() {
  return [regionBand, railBand, zonesBand(), fargateBand(), shelfBand] as const satisfies readonly Band[]
}

type PieceOf<AnyBand> = AnyBand extends Band<infer Kind> ? Kind : never

/** Whatever stands in one of them. */
export type ScenePiece = PieceOf<ReturnType<typeof makeBands>[number]>
