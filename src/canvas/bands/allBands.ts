import type { Band } from '../scene/band.ts'
import type { Piece } from '../scene/piece.ts'
import { isOfImages } from '../../look/shownImages.ts'
import { fargateBand } from './fargate.ts'
import { imagesBand } from './images.ts'
import { railBand } from './rail.ts'
import { regionBand } from './region.ts'
import { shelfBand } from './shelf.ts'
import { zonesBand } from './zones.ts'

/** A band that a lab about images alone has not. */
function onYard<Kind extends Piece>(band: Band<Kind>): Band<Kind> {
  return { ...band, need: (content) => (isOfImages(content.world) ? null : band.need(content)) }
}

/** The bands of one lab's stage, from top to bottom. Those that remember something are made for it. */
export function makeBands() {
  return [
    regionBand,
    imagesBand,
    onYard(railBand),
    onYard(zonesBand()),
    fargateBand(),
    onYard(shelfBand),
  ] as const satisfies readonly Band[]
}

type PieceOf<AnyBand> = AnyBand extends Band<infer Kind> ? Kind : never

/** Whatever stands in one of them. */
export type ScenePiece = PieceOf<ReturnType<typeof makeBands>[number]>
