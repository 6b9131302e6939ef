import { overlaps, toScreen } from './geometry.ts'
import type { Rect } from './geometry.ts'
import { onScreen, snapRect } from './layers/brush.ts'
import type { Brush } from './layers/brush.ts'
import { SPECK_MAX } from './layers/cells.ts'
import type { Cell } from './layers/cells.ts'
import type { GaugeUse } from './layers/gauges.ts'
import type { RingItem } from './layers/rings.ts'
import { tileDetail } from './layers/tileItem.ts'
import type { TileItem } from './layers/tileItem.ts'
import type { Pose } from './motion/motion.ts'
import { progressOf } from './progress.ts'
import type { PlacedTile, Scene } from './scene/scene.ts'
import type { StageTarget } from './target.ts'

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
    rest: tile.rest.map((piece) => {
      const at = onScreen(brush, piece)
      return { ...at, x: at.x + dx, y: at.y + dy }
    }),
    visual: tile.visual,
    alpha: pose?.alpha ?? 1,
    progress: progressOf(tile.task, brush.nowMs),
    isLifted: pose?.isLifted ?? false,
    before: pose?.before ?? null,
  }
}

/** Whether it is too small for words at this zoom. */
export function isCell(brush: Brush, tile: PlacedTile): boolean {
  return tileDetail(brush, toScreen(brush.view, tile.rect)) === 'cell'
}

export function cellOf(brush: Brush, tile: PlacedTile, pose: Pose | null): Cell[] {
  const box = toScreen(brush.view, pose?.rect ?? tile.rect)
  const before = pose?.before ?? null
  const visual = before !== null && before.part < 0.5 ? before.visual : tile.visual
  const base = { visual, ordinal: tile.ordinal, progress: progressOf(tile.task, brush.nowMs), alpha: pose?.alpha ?? 1 }
  const boxes = pose === null ? [box, ...tile.rest.map((piece) => toScreen(brush.view, piece))] : [box]
  const isSpeck = Math.min(box.width, box.height) < SPECK_MAX
  return boxes.map((one) => ({ ...base, isSpeck, box: devicePixels(brush, one) }))
}

/** All cells of one size stay of one size: rounding both edges would make rows of 4 and rows of 5 pixels. */
function devicePixels({ pixelRatio }: Brush, box: Rect): Cell['box'] {
  return {
    x: Math.round(box.x * pixelRatio),
    y: Math.round(box.y * pixelRatio),
    width: Math.max(1, Math.round(box.width * pixelRatio)),
    height: Math.max(1, Math.round(box.height * pixelRatio)),
  }
}

/** What the tasks of each instance use together. */
export function usesOf(scene: Scene, lookUp: UseOf): GaugeUse[] {
  return scene.trays.flatMap((tray) => {
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

/** What carries the ring of a target: one thing, or every task of a service. World units. */
export function rectsOf(scene: Scene, target: StageTarget): readonly Rect[] {
  switch (target.kind) {
    case 'task': {
      const tile = scene.tileByKey.get(target.id)
      return tile === undefined ? [] : [tile.rect]
    }
    case 'instance':
      return scene.trays.filter((tray) => tray.instance.id === target.id).map((tray) => tray.rect)
    case 'zone':
      return scene.zones.filter((zone) => zone.availabilityZone === target.id).map((zone) => zone.rect)
    case 'service':
      return scene.tiles
        .filter((tile) => tile.serviceKey === target.id && tile.place !== 'stopped')
        .map((tile) => tile.rect)
    case 'waiting':
      return scene.tiles.filter((tile) => tile.task === null && tile.serviceKey === target.id).map((tile) => tile.rect)
  }
}

/** Rings follow a tile on its way. */
export function ringsOf(
  brush: Brush,
  scene: Scene,
  marks: {
    readonly selection: StageTarget | null
    readonly hover: StageTarget | null
    readonly rectNow: (tile: PlacedTile) => Rect
  },
): RingItem[] {
  const ringed = (target: StageTarget | null, kind: RingItem['kind']): RingItem[] => {
    if (target === null) return []
    const tile = target.kind === 'task' ? scene.tileByKey.get(target.id) : undefined
    const rects = tile === undefined ? rectsOf(scene, target) : [marks.rectNow(tile)]
    return rects.map((rect) => ({ box: snapRect(brush, toScreen(brush.view, rect)), kind }))
  }
  return [...ringed(marks.hover, 'hovered'), ...ringed(marks.selection, 'selected')]
}

/** Whether anything of a world rectangle is on a screen of this size. */
export function isSeen(brush: Brush, box: Rect, screen: Rect): boolean {
  return overlaps(toScreen(brush.view, box), screen)
}
