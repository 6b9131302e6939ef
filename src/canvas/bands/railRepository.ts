import type { World } from '../../model/world/world.ts'
import { shownRepository } from '../../look/shownRepository.ts'
import type { Rect } from '../geometry.ts'
import type { Piece } from '../scene/piece.ts'

/** One repository: what is pulled from it now, or what was pushed to it last. */
export interface PlacedRepository extends Piece {
  readonly layer: 'rail'
  readonly part: 'repository'
  readonly name: string
  readonly note: string
}

/** CSS pixels. */
const WIDTH = 150
const GAP = 18
/** Beside load balancers only where a name and a target group keep their room. */
const BESIDE_LEAST = 440

/** What the repository takes of a rail of this width, CSS pixels; 0 where it does not stand there. */
export function roomBeside({ repositories }: World, width: number, hasBalancers: boolean): number {
  return repositories.size === 0 || (hasBalancers && width < BESIDE_LEAST) ? 0 : WIDTH + GAP
}

interface On {
  readonly strip: Rect
  readonly unit: number
  /** The strip's key. */
  readonly on: string
  readonly pad: number
  readonly nowMs: number
}

/** At the right end of the rail. */
export function placeRepository(world: World, { strip, unit, on, pad, nowMs }: On): PlacedRepository {
  const { uri, name, note } = shownRepository(world, nowMs)
  const rect = { ...strip, x: strip.x + strip.width - (WIDTH + pad) * unit, width: WIDTH * unit }
  const ref = { kind: 'repository', id: uri } as const
  return {
    key: 'rail/repository',
    layer: 'rail',
    part: 'repository',
    on,
    ref,
    rect,
    face: `${name}\n${note}`,
    name,
    note,
  }
}
