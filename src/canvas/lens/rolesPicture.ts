import type { RoleJudge, RoleKey } from '../../look/roleKeys.ts'
import type { World } from '../../model/world/world.ts'
import type { Piece } from '../scene/piece.ts'
import type { Scene } from '../scene/scene.ts'
import type { PlacedTile } from '../scene/tile.ts'

/** The keys of one task or one instance, at its piece. */
export interface KeysAt {
  readonly piece: Piece
  readonly keys: readonly RoleKey[]
}

/** All that the Roles lens lays over a scene. */
export interface RolesPicture {
  readonly tasks: readonly (KeysAt & { readonly piece: PlacedTile })[]
  readonly instances: readonly KeysAt[]
}

/** From afar tasks are no longer seen, and their keys are not either. */
export function rolesPicture({ layers, detail }: Scene, world: World, judge: RoleJudge): RolesPicture {
  const tiles = detail === 'density' ? layers.tiles.filter(({ place }) => place === 'stopped') : layers.tiles
  return {
    tasks: tiles.flatMap((piece) => {
      const keys = piece.task === null ? [] : judge.ofTask(world, piece.task)
      return keys.length === 0 ? [] : [{ piece, keys }]
    }),
    instances: [...layers.trays, ...layers.bars].flatMap((piece) => {
      const keys = judge.ofInstance(world, piece.instance)
      return keys.length === 0 ? [] : [{ piece, keys }]
    }),
  }
}
