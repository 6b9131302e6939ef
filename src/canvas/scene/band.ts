import type { PlacementExplanation } from '../../model/world/placement/placementExplanation.ts'
import type { World } from '../../model/world/world.ts'
import type { Groups } from './groups.ts'
import type { StageMode, TrayDetail } from './mode.ts'
import type { Piece } from './piece.ts'
import type { LineUp } from './slotAllocator.ts'
import type { Spacing } from './spacing.ts'

export interface Viewport {
  readonly width: number
  readonly height: number
  readonly mode: StageMode
}

export interface SceneOptions extends Viewport {
  /** Zones that have a column even when nothing stands in them. */
  readonly zones: readonly string[]
  readonly nowMs: number
  /** What the clock on the page calls 00:00:00. */
  readonly originMs: number
  /** The camera's zoom, which decides how much of an instance is shown. */
  readonly zoom: number
  /** X-ray: the gauges speak of this placement. */
  readonly xray: PlacementExplanation | null
}

/** The measure that all bands share, so that a CPU unit is as wide in one as in the other. */
export interface Measure {
  readonly zonesCount: number
  /** Instances in the fullest zone. */
  readonly traysMost: number
  /** Slots in a row of a tray. */
  readonly columns: number
  /** CPU units that one slot stands for. */
  readonly slotUnits: number
}

/** What a scene is made from. */
export interface Content {
  readonly world: World
  readonly groups: Groups
  readonly measure: Measure
  /** Where the tasks of each instance lie on its line of slots, by the instance's id. */
  readonly lineUps: ReadonlyMap<string, LineUp>
  readonly options: SceneOptions
}

/** How the ground is divided from left to right, before any band has its height. World units. */
export interface Ground {
  readonly viewport: Viewport
  readonly spacing: Spacing
  /** 1 where all fits at zoom 1. Strips with words are that much higher, so that they stay legible from afar. */
  readonly scale: number
  readonly width: number
  readonly height: number
  readonly measure: Measure
  readonly zoneWidth: number
  readonly trayColumns: number
  readonly trayWidth: number
  readonly slotWidth: number
  /** There is no larger one: bands take what they get, however low their rows. */
  readonly isLast: boolean
}

/** A strip of the stage from its left edge to its right. Bands stand one below the other. */
export interface Band<Kind extends Piece = Piece> {
  readonly name: string
  /** What of it has to find room now; null: there is no such band. */
  readonly need: (content: Content) => Need<Kind> | null
}

export interface Need<Kind extends Piece> {
  /** Whether it asks for a height of its own or takes what the others leave. */
  readonly takes: 'its height' | 'what is left'
  /** Finds room on a ground of which so much height is open; null: that is too little. */
  readonly layOn: (ground: Ground, open: number) => Lay<Kind> | null
}

/** The room of a band on one ground. It stays as it is while what comes later finds room in it. */
export interface Lay<Kind extends Piece = Piece> {
  /** With the gap above it. */
  readonly height: number
  /** Of a row of slots on its trays. */
  readonly rowHeight?: number
  readonly holds: (content: Content) => boolean
  readonly place: (content: Content, at: Span) => Placed<Kind>
}

export interface Span {
  /** Where the band above ends. */
  readonly y: number
  /** Where those below have to begin if all keep to their height. */
  readonly bottom: number
  readonly detail: TrayDetail
}

export interface Placed<Kind extends Piece> {
  readonly pieces: readonly Kind[]
  /** Where the next band begins. */
  readonly end: number
}
