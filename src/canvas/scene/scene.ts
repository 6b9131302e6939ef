import type { ScenePiece } from '../bands/allBands.ts'
import { union } from '../geometry.ts'
import type { Rect } from '../geometry.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { isSameRef } from '../../look/subjectRef.ts'
import type { StageMode, TrayDetail } from './mode.ts'
import { LAYER_ORDER } from './piece.ts'
import type { LayerName } from './piece.ts'
import type { PlacedTile } from './tile.ts'

/** The pieces that stand on one layer. */
export type PieceOn<Name extends LayerName> = Extract<ScenePiece, { readonly layer: Name }>

export type SceneLayers = { readonly [Name in LayerName]: readonly PieceOn<Name>[] }

/** Where everything is, in world units: CSS pixels at zoom 1. Same world, same options, same history: same scene. */
export interface Scene {
  readonly width: number
  readonly height: number
  readonly mode: StageMode
  readonly detail: TrayDetail
  /** How many viewports wide and high the ground is: 1 where all fits at zoom 1. Strips with words grow with it. */
  readonly scale: number
  /** CPU units that one painted slot stands for. */
  readonly slotUnits: number
  /** Every piece, by the layer that draws it. */
  readonly layers: SceneLayers
  /** Every task that is shown, and the ghosts of those that are wanted. */
  readonly tileByKey: ReadonlyMap<string, PlacedTile>
  /** Says that the ground itself is another: after a change of it nothing travels, since all did. */
  readonly groundKey: string
}

export function sortByLayer(pieces: readonly ScenePiece[]): SceneLayers {
  const layers = Object.fromEntries(LAYER_ORDER.map((name): [LayerName, ScenePiece[]] => [name, []]))
  // In one go: there are thousands of them in a scene.
  for (const piece of pieces) layers[piece.layer]?.push(piece)
  return layers as unknown as SceneLayers
}

/** What carries the ring of a target: one thing, or every task of a service. */
export function piecesFor(scene: Scene, target: SubjectRef): readonly ScenePiece[] {
  return LAYER_ORDER.flatMap((name): readonly ScenePiece[] =>
    scene.layers[name].filter(
      ({ ref, partOf = null }: ScenePiece) => isSameRef(ref, target) || isSameRef(partOf, target),
    ),
  )
}

/** Where a target is, all that carries its ring together; `null` where it is not on the stage. World units. */
export function placeOf(scene: Scene, target: SubjectRef): Rect | null {
  const [first, ...rest] = piecesFor(scene, target).map(({ rect }) => rect)
  return first === undefined ? null : rest.reduce(union, first)
}
