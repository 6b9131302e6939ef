import { revisionPaint } from '../../look/palette.ts'
import type { PlacedBar } from '../scene/tray.ts'
import { TASK_LOOKS } from '../../look/taskLook.ts'
import { onScreen } from './brush.ts'
import type { Layer } from './brush.ts'

const CAP = 3

/** From afar: each instance a bar of its revisions, with a red cap when something is wrong on it. */
export const densityLayer: Layer<PlacedBar> = {
  name: 'density',
  draw(brush, items) {
    const { pen, palette } = brush
    for (const tray of items) {
      const box = onScreen(brush, tray.rect)
      pen.fillStyle = tray.instance.status === 'ACTIVE' ? palette.surface : palette.line
      pen.fillRect(box.x, box.y, box.width, box.height)
      let bottom = box.y + box.height
      for (const [ordinal, share] of sharesOf(tray)) {
        const height = box.height * share
        pen.fillStyle = revisionPaint(palette, ordinal).body
        pen.fillRect(box.x, bottom - height, box.width, height)
        bottom -= height
      }
      if (!isInTrouble(tray)) continue
      pen.fillStyle = palette.trouble
      pen.fillRect(box.x, box.y, box.width, Math.min(CAP, box.height / 3))
    }
  },
}

/** The part of the instance's CPU units that each revision reserves, oldest revision first. */
export function sharesOf(tray: PlacedBar): readonly (readonly [ordinal: number, share: number])[] {
  const units = new Map<number, number>()
  for (const { ordinal, task } of tray.tiles) {
    units.set(ordinal, (units.get(ordinal) ?? 0) + (task?.cpuUnits ?? 0))
  }
  const whole = Math.max(1, tray.instance.registered.cpuUnits)
  return [...units].sort(([a], [b]) => a - b).map(([ordinal, sum]) => [ordinal, sum / whole])
}

function isInTrouble({ instance, tiles }: PlacedBar): boolean {
  return (
    (!instance.agentConnected && instance.status !== 'booting') ||
    tiles.some((tile) => TASK_LOOKS[tile.visual].hasBadge)
  )
}
