import { overlaps, toScreen } from './geometry.ts'
import type { Rect } from './geometry.ts'
import { onScreen, snapRect } from './layers/brush.ts'
import type { Brush } from './layers/brush.ts'
import { SPECK_MAX } from './layers/cells.ts'
import type { Cell } from './layers/cells.ts'
import type { GaugeUse } from './layers/gauges.ts'
import type { RingItem } from './layers/rings.ts'
import { joinedBoxes } from './layers/joinedBoxes.ts'
import type { PinnedHead } from './layers/zones.ts'
import { trueSize, type TileItem } from './layers/tileItem.ts'
import type { Pose } from './motion/motion.ts'
import { progressOf } from './progress.ts'
import type { Piece } from './scene/piece.ts'
import { piecesFor } from './scene/scene.ts'
import type { Scene } from './scene/scene.ts'
import type { PlacedTile } from './scene/tile.ts'
import type { SubjectRef } from '../look/subjectRef.ts'

/** What tasks use at this moment; absent for those that are not known. */
export type UseOf = (taskId: string) => { readonly cpuUnits: number; readonly memoryMib: number } | undefined

/** A tile as the tile layer draws it, at rest or on its way. */
export function tileItem(brush: Brush, tile: PlacedTile, pose: Pose | null): TileItem {
  const box = onScreen(brush, pose?.rect ?? tile.rect)
  const restBox = onScreen(brush, tile.rect)
  const [dx, dy] = [box.x - restBox.x, box.y - restBox.y]
  return {
    tile,
    box,
    size: trueSize(brush, pose?.rect ?? tile.rect),
    rest: tile.rest.map((part) => {
      const at = onScreen(brush, part)
      return { ...at, x: at.x + dx, y: at.y + dy }
    }),
    visual: tile.visual,
    alpha: pose?.alpha ?? 1,
    progress: progressOf(tile.task, brush.nowMs),
    isLifted: pose?.isLifted ?? false,
    before: pose?.before ?? null,
  }
}

/** A tile as the cells' painter takes it, piece by piece. They go onto a list: there are thousands in a frame. */
export function addCells(cells: Cell[], brush: Brush, { tile, pose }: { tile: PlacedTile; pose: Pose | null }): void {
  const rect = pose?.rect ?? tile.rect
  const before = pose?.before ?? null
  const cell: Cell = {
    box: devicePixels(brush, rect),
    visual: before !== null && before.part < 0.5 ? before.visual : tile.visual,
    ordinal: tile.ordinal,
    isMarked: tile.marks.length > 0,
    progress: progressOf(tile.task, brush.nowMs),
    isSpeck: Math.min(rect.width, rect.height) * brush.view.k < SPECK_MAX,
    alpha: pose?.alpha ?? 1,
  }
  cells.push(cell)
  if (pose !== null) return
  for (const part of tile.rest) cells.push({ ...cell, box: devicePixels(brush, part) })
}

/** All cells of one size stay of one size: rounding both edges would make rows of 4 and rows of 5 pixels. */
function devicePixels({ pixelRatio, view }: Brush, rect: Rect): Cell['box'] {
  const scale = view.k * pixelRatio
  return {
    x: Math.round(rect.x * scale + view.x * pixelRatio),
    y: Math.round(rect.y * scale + view.y * pixelRatio),
    width: Math.max(1, Math.round(rect.width * scale)),
    height: Math.max(1, Math.round(rect.height * scale)),
  }
}

/** What the tasks of each instance use together. */
export function usesOf(scene: Scene, lookUp: UseOf): GaugeUse[] {
  return scene.layers.trays.flatMap((tray) => {
    if (tray.gauges.length === 0) return []
    let [cpuUnits, memoryMib] = [0, 0]
    for (const { key } of tray.tiles) {
      const use = lookUp(key)
      cpuUnits += use?.cpuUnits ?? 0
      memoryMib += use?.memoryMib ?? 0
    }
    const used = { cpuUnits, memoryMib }
    return tray.gauges.map((gauge) => ({ gauge, used: used[gauge.field] }))
  })
}

/** Rings follow a piece on its way. What stands side by side is ringed as one: a ring around each would hide them all. */
export function ringsOf(
  brush: Brush,
  scene: Scene,
  marks: {
    readonly selection: SubjectRef | null
    readonly hover: SubjectRef | null
    readonly rectNow: (piece: Piece) => Rect
  },
): RingItem[] {
  const ringed = (target: SubjectRef | null, kind: RingItem['kind']): RingItem[] => {
    if (target === null) return []
    const boxes = piecesFor(scene, target).map((piece) => toScreen(brush.view, marks.rectNow(piece)))
    return joinedBoxes(boxes, RING_REACH * brush.detail).map((box) => ({ box: snapRect(brush, box), kind }))
  }
  return [...ringed(marks.hover, 'hovered'), ...ringed(marks.selection, 'selected')]
}

/** Rings of two that are nearer than this would lie upon each other, CSS pixels. */
const RING_REACH = 11

/** Whether anything of a world rectangle is on a screen of this size. */
export function isSeen(brush: Brush, box: Rect, screen: Rect): boolean {
  return overlaps(toScreen(brush.view, box), screen)
}

/** Of a name that has left the screen so much is shown of its zone, CSS pixels. */
const PINNED_HEIGHT = 26

/** The zones of which something is on the screen and the name is not, at least not whole. */
export function pinnedHeads(brush: Brush, scene: Scene, screen: { readonly width: number }): readonly PinnedHead[] {
  return scene.layers.zones.flatMap((zone) => {
    const box = onScreen(brush, zone.rect)
    const x = Math.max(box.x, 0)
    const width = Math.min(box.x + box.width, screen.width) - x
    const isAbove = box.y < 0
    const height = isAbove ? PINNED_HEIGHT : zone.headHeight * brush.view.k
    const isInSight = zone.headHeight > 0 && width > 0 && box.y + box.height > 2 * PINNED_HEIGHT
    if (!isInSight || (!isAbove && box.x >= 0)) return []
    return [{ zone, strip: { x, y: Math.max(box.y, 0), width, height } }]
  })
}
