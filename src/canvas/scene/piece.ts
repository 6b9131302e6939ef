import { inset } from '../geometry.ts'
import type { Rect } from '../geometry.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'

/**
 * From the ground up: what stands later is drawn over what stands before it and is found first under the pointer.
 * Bars lie over tiles because they hide the tasks that they count.
 */
export const LAYER_ORDER = [
  'header',
  'keepers',
  'images',
  'rail',
  'ticks',
  'zones',
  'fargate',
  'shelf',
  'trays',
  'gauges',
  'tiles',
  'bars',
] as const

export type LayerName = (typeof LAYER_ORDER)[number]

/** Tiles travel, come and go; everything else stands on the ground as long as the ground itself is the same. */
export type StandingLayer = Exclude<LayerName, 'tiles'>

/** One thing on the stage: all that pointing, rings and painting anew have to know of it. World units. */
export interface Piece {
  /** Unique in its scene, and the same in the next one for the same thing. */
  readonly key: string
  readonly layer: LayerName
  /** What is pointed at with it; null: what lies under it. */
  readonly ref: SubjectRef | null
  /** What else is ringed with it: the service of a task. */
  readonly partOf?: SubjectRef | null
  readonly rect: Rect
  /** Further rectangles of it, where it runs over the end of a row. */
  readonly rest?: readonly Rect[]
  /** The key of the piece that it lies on and is painted anew with. */
  readonly on?: string
  /** What is drawn of it, to compare: while this and its place are the same, nothing of it is painted anew. */
  readonly face: unknown
  /** Where its face can be another; absent: anywhere on it. */
  readonly faceRect?: Rect
  /** Its words on the bare ground, which want no dots behind them. */
  readonly quiet?: readonly Rect[]
}

/** Badges, stubs and rings reach this far out of their piece. */
const REACH = 12

/** A rectangle of a piece with all that stands out of it: twice as far below, where interfaces hang. */
export function withReach(rect: Rect): Rect {
  return { ...inset(rect, -REACH), height: rect.height + 3 * REACH }
}

export function rectsOf({ rect, rest = [] }: Piece): readonly Rect[] {
  return rest.length === 0 ? [rect] : [rect, ...rest]
}
