import { inset, isSameRect } from './geometry.ts'
import type { Rect } from './geometry.ts'
import type { PlacedTile, PlacedTray, Scene } from './scene/scene.ts'

/** Badges, stubs and rings reach this far out of their tile. World units. */
const REACH = 12

/**
 * What of the ground has to be painted anew when one scene follows another; null: all of it. Trays are compared by
 * identity (the maker hands out the same one while nothing about it changed), the rest by what it says. Tiles that
 * are not painted on the ground change nothing of it.
 */
export function changedAreas(before: Scene, after: Scene, isPainted: IsPainted): readonly Rect[] | null {
  if (before.groundKey !== after.groundKey || before.scale !== after.scale || before.height !== after.height)
    return null
  if (before.trays.length !== after.trays.length || before.zones.length !== after.zones.length) return null
  if (!isSameBand(before, after) || before.slotUnits !== after.slotUnits) return null
  const areas: Rect[] = []
  for (const [index, tray] of after.trays.entries()) {
    const old = before.trays[index]
    if (old === undefined || !isSameRect(old.rect, tray.rect)) return null
    if (old === tray) continue
    if (after.detail !== 'plain' || !isSameFrame(old, tray)) areas.push(inset(tray.rect, -REACH))
    else areas.push(...changedTiles(old.tiles, tray.tiles, isPainted))
  }
  for (const [index, zone] of after.zones.entries()) {
    const old = before.zones[index]
    if (old === undefined || !isSameRect(old.rect, zone.rect)) return null
    if (old.countText === zone.countText && old.emptyText === zone.emptyText) continue
    areas.push({ ...zone.rect, height: zone.headHeight + 40 })
  }
  if (!isSame(before.header, after.header) && after.header !== null) areas.push(after.header.rect)
  if (after.shelf !== null) {
    if (hasShelfChanged(before, after, isPainted)) areas.push(inset(after.shelf.rect, -REACH))
  }
  if (after.fargate !== null) areas.push(...changedTiles(before.fargate?.tiles ?? [], after.fargate.tiles, isPainted))
  return areas
}

type IsPainted = (tile: PlacedTile) => boolean

/** From afar a tray is its frame and its slots, and these stay where they are. */
function isSameFrame(a: PlacedTray, b: PlacedTray): boolean {
  const [old, now] = [a.instance, b.instance]
  return old.status === now.status && old.agentConnected === now.agentConnected && a.outcome === b.outcome
}

function isSameBand(before: Scene, after: Scene): boolean {
  const [a, b] = [before.fargate, after.fargate]
  if (a === null || b === null) return a === b && (before.shelf === null) === (after.shelf === null)
  return (
    isSameRect(a.rect, b.rect) && a.stubHeight === b.stubHeight && (before.shelf === null) === (after.shelf === null)
  )
}

function hasShelfChanged({ shelf: a }: Scene, { shelf: b }: Scene, isPainted: IsPainted): boolean {
  if (a === null || b === null || !isSameRect(a.rect, b.rect)) return true
  for (const part of ['waiting', 'stopped'] as const) {
    const [old, now] = [a[part], b[part]]
    if (old?.note !== now?.note || old?.omitted !== now?.omitted) return true
    if (changedTiles(old?.tiles ?? [], now?.tiles ?? [], isPainted).length > 0) return true
  }
  return false
}

/** Where a tile went, came or is another. */
function changedTiles(
  before: readonly PlacedTile[],
  after: readonly PlacedTile[],
  isPainted: IsPainted,
): readonly Rect[] {
  const hasChanged = before.length !== after.length || after.some((tile, at) => tile !== before[at])
  if (!hasChanged) return []
  const old = new Map<string, PlacedTile>()
  for (const tile of before) if (isPainted(tile)) old.set(tile.key, tile)
  const areas: Rect[] = []
  const mark = (tile: PlacedTile): void => {
    for (const piece of [tile.rect, ...tile.rest])
      areas.push({ ...inset(piece, -REACH), height: piece.height + 3 * REACH })
  }
  for (const tile of after) {
    if (!isPainted(tile)) continue
    const known = old.get(tile.key)
    old.delete(tile.key)
    if (known === tile || (known?.task === tile.task && isSameRect(known.rect, tile.rect))) continue
    mark(tile)
    if (known !== undefined && !isSameRect(known.rect, tile.rect)) mark(known)
  }
  for (const tile of old.values()) mark(tile)
  return areas
}

function isSame(a: Scene['header'], b: Scene['header']): boolean {
  return a?.text === b?.text && a?.note === b?.note && a?.region === b?.region
}
