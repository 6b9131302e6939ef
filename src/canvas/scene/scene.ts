import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { Rect } from '../geometry.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import type { TaskVisual } from '../../look/taskLook.ts'

/** Which page the stage stands on: it decides what is shown beside the tasks and how big the words are. */
export type StageMode = 'lab' | 'demo' | 'projector' | 'phone' | 'compare'

/**
 * How much of an instance can be seen at this zoom. full: head, slots, gauges. plain: slots alone fill the tray.
 * density: one bar for each instance.
 */
export type TrayDetail = 'full' | 'plain' | 'density'

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
  readonly header: PlacedHeader | null
  readonly zones: readonly PlacedZone[]
  readonly trays: readonly PlacedTray[]
  readonly fargate: PlacedFargate | null
  readonly shelf: PlacedShelf | null
  /** Every task that is shown, and the ghosts of those that are wanted. */
  readonly tiles: readonly PlacedTile[]
  readonly tileByKey: ReadonlyMap<string, PlacedTile>
  /** Says that the ground itself is another: after a change of it nothing travels, since all did. */
  readonly groundKey: string
}

export interface PlacedHeader {
  readonly rect: Rect
  readonly region: string
  readonly text: string
  readonly note: string
}

export interface PlacedZone {
  readonly availabilityZone: string
  readonly rect: Rect
  /** Height of the strip with its name; 0 when the trays name it. */
  readonly headHeight: number
  readonly countText: string
  /** What to say where no tray stands. */
  readonly emptyText: string | null
  /** Slots painted where an instance might stand, so that an empty zone is not an empty page. */
  readonly ghostSlots: readonly Rect[]
}

export interface PlacedTray {
  readonly instance: ContainerInstance
  readonly rect: Rect
  readonly headHeight: number
  /** Set where the tray names its zone itself. */
  readonly zoneName: string | null
  readonly slots: readonly Rect[]
  readonly gauges: readonly PlacedGauge[]
  readonly portsText: string
  readonly badge: TrayBadge | null
  readonly outcome: 'chosen' | 'dropped' | null
  readonly tiles: readonly PlacedTile[]
}

export interface TrayBadge {
  readonly text: string
  readonly tone: 'ink' | 'trouble' | 'clear' | 'quiet'
}

export interface PlacedGauge {
  readonly field: 'cpuUnits' | 'memoryMib'
  readonly rect: Rect
  readonly label: string
  /** From the longest wording to the shortest: the first that fits is drawn. */
  readonly figures: readonly string[]
  readonly reserved: number
  readonly registered: number
  /** X-ray: what a task asks for here. */
  readonly wanted: number | null
  readonly isShort: boolean
}

export interface PlacedFargate {
  readonly rect: Rect
  readonly headHeight: number
  readonly title: string
  readonly note: string
  /** Room under each tile for its interface; 0 when the tiles are too many for it. */
  readonly stubHeight: number
  readonly tiles: readonly PlacedTile[]
}

export interface PlacedShelf {
  readonly rect: Rect
  readonly hasRule: boolean
  readonly waiting: ShelfPart | null
  readonly stopped: ShelfPart | null
}

export interface ShelfPart {
  readonly rect: Rect
  readonly title: string
  readonly note: string
  readonly tiles: readonly PlacedTile[]
  /** How many more there are than tiles. */
  readonly omitted: number
  readonly hasTrouble: boolean
}

export interface PlacedTile {
  /** The task's id for life; for what is only wanted `wanted/<service>/<n>`. */
  readonly key: string
  readonly target: SubjectRef
  readonly place: 'slot' | 'fargate' | 'waiting' | 'stopped'
  readonly rect: Rect
  /** Further pieces of a task whose slots run over the end of a row. */
  readonly rest: readonly Rect[]
  readonly visual: TaskVisual
  /** The place in which the lab met its revision, from 1. */
  readonly ordinal: number
  /** `family:revision`. */
  readonly label: string
  readonly serviceKey: string | null
  readonly task: Task | null
}
