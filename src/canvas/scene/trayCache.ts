import type { World } from '../../model/world/world.ts'
import { placeTray } from './tray.ts'
import type { PlacedBar, PlacedTray, TrayInput } from './tray.ts'

interface Kept {
  readonly input: TrayInput
  readonly tray: PlacedTray | PlacedBar
}

/** Hands out the very same tray while nothing about it has changed. */
export class TrayCache {
  private readonly trays = new Map<string, Kept>()

  trayFor(world: World, input: TrayInput): PlacedTray | PlacedBar {
    const known = this.trays.get(input.instance.id)
    if (known !== undefined && isSameInput(known.input, input)) return known.tray
    const tray = placeTray(world, input)
    this.trays.set(input.instance.id, { input, tray })
    return tray
  }

  forgetGone(world: World): void {
    for (const id of this.trays.keys()) if (!world.instances.has(id)) this.trays.delete(id)
  }
}

function isSameInput(a: TrayInput, b: TrayInput): boolean {
  const isSamePlace = a.ground === b.ground && a.rect.x === b.rect.x && a.rect.y === b.rect.y
  const isSameView = a.detail === b.detail && a.xray === b.xray && a.nowMs === b.nowMs
  if (!isSamePlace || !isSameView || a.instance !== b.instance || a.rect.height !== b.rect.height) return false
  if (a.worn !== b.worn) return false
  return a.lineUp === b.lineUp && a.tasks.length === b.tasks.length && a.tasks.every((task, at) => task === b.tasks[at])
}
