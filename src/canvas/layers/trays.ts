import type { Rect } from '../geometry.ts'
import type { TrayBadge } from '../scene/badge.ts'
import type { PlacedTray } from '../scene/tray.ts'
import { shortInstance } from '../../look/names.ts'
import { onScreen, snapRect } from './brush.ts'
import type { Brush, Layer } from './brush.ts'
import { cornerTicks, fillRound, strokeInside } from './strokes.ts'
import { TEXT, drawText, measure } from './text.ts'

const RADIUS = 4

/** Instances as trays: their frame, their head, and the slots painted on them. */
export const trayLayer: Layer<PlacedTray> = {
  name: 'trays',
  draw(brush, items) {
    for (const tray of items) {
      const box = onScreen(brush, tray.rect)
      drawFrame(brush, tray, box)
      if (tray.headHeight > 0) drawHead(brush, tray, box)
      drawSlots(brush, tray)
    }
  },
}

function drawFrame(brush: Brush, { instance, outcome }: PlacedTray, box: Rect): void {
  const { palette, mode } = brush
  fillRound(brush, box, { color: palette.surface, radius: RADIUS })
  const width = mode === 'projector' ? 2 : 1
  if (outcome === 'chosen') {
    strokeInside(brush, box, { color: palette.clear, width: 2, radius: RADIUS })
  } else if (instance.isStopped === true) {
    strokeInside(brush, box, { color: palette.trouble, width, radius: RADIUS, dash: [1.5, 3] })
  } else if (instance.status === 'DRAINING') {
    strokeInside(brush, box, { color: palette.ctl, width: Math.max(1.25, width), radius: RADIUS, dash: [5, 4] })
  } else if (instance.status === 'booting') {
    strokeInside(brush, box, { color: palette.ctl, width, radius: RADIUS, dash: [1.5, 3] })
  } else if (!instance.agentConnected) {
    strokeInside(brush, box, { color: palette.trouble, width, radius: RADIUS })
  } else {
    strokeInside(brush, box, { color: palette.line, width, radius: RADIUS })
  }
}

/** Id, type, host ports; where something is the matter, the badge instead of the ports. */
function drawHead(brush: Brush, tray: PlacedTray, box: Rect): void {
  const { palette, view, mode } = brush
  const s = brush.detail
  const [firstSlot] = tray.slots
  const pad = firstSlot === undefined ? 9 * s : (firstSlot.x - tray.rect.x) * view.k
  const y = box.y + (tray.headHeight * view.k) / 2 + 0.5
  const left = box.x + pad
  const right = box.x + box.width - pad
  const id = shortInstance(tray.instance.ec2InstanceId)

  let end = left
  if (tray.zoneName === null) {
    end += drawText(brush, id, { x: left, y, style: TEXT.id, color: palette.ink })
  } else {
    end += drawText(brush, tray.zoneName, { x: left, y, style: TEXT.label, color: palette.ink })
  }
  let begin = right
  if (tray.badge !== null) {
    begin = drawBadge(brush, tray.badge, { right, y, room: right - end - 8 * s })
  } else if (tray.zoneName !== null) {
    const width = measure(brush, id, TEXT.id)
    if (end + width + 12 * s <= right)
      drawText(brush, id, { x: right, y, style: TEXT.id, color: palette.ink2, align: 'right' })
    return
  } else if (tray.portsText !== '' && mode !== 'phone' && mode !== 'projector') {
    const width = measure(brush, tray.portsText, TEXT.figure)
    if (end + width + 10 * s <= right) {
      drawText(brush, tray.portsText, { x: right, y, style: TEXT.figure, color: palette.ink2, align: 'right' })
      begin -= width
    }
  }
  const typeWidth = measure(brush, tray.instance.instanceType, TEXT.type)
  if (mode === 'phone' || mode === 'projector' || end + typeWidth + 18 * s > begin) return
  drawText(brush, tray.instance.instanceType, { x: end + 8 * s, y, style: TEXT.type, color: palette.ink3 })
}

/** Answers where it begins. */
function drawBadge(
  brush: Brush,
  badge: TrayBadge,
  at: { readonly right: number; readonly y: number; readonly room: number },
): number {
  const { palette, detail: s } = brush
  const tones = {
    ink: { fill: palette.ink, text: palette.inv, line: palette.ink },
    trouble: { fill: palette.troubleTint, text: palette.trouble, line: palette.trouble },
    clear: { fill: palette.clearTint, text: palette.clear, line: palette.clear },
    quiet: { fill: palette.surface, text: palette.ink2, line: palette.ctl },
  }
  const tone = tones[badge.tone]
  const pad = 7 * s
  const width = measure(brush, badge.text, TEXT.badge) + 2 * pad
  if (width > at.room) return at.right
  const box = snapRect(brush, { x: at.right - width, y: at.y - 8.5 * s, width, height: 17 * s })
  fillRound(brush, box, { color: tone.fill, radius: 2 })
  if (badge.tone !== 'ink') strokeInside(brush, box, { color: tone.line, width: 1, radius: 2 })
  drawText(brush, badge.text, {
    x: box.x + box.width / 2,
    y: at.y,
    style: TEXT.badge,
    color: tone.text,
    align: 'center',
  })
  return at.right - width
}

/** Free slots stay painted, so that room can be counted. Tiles are drawn over theirs. */
function drawSlots(brush: Brush, tray: PlacedTray): void {
  const { palette, detail: s } = brush
  const width = brush.mode === 'projector' ? 2 : 1
  for (const slot of tray.slots) {
    const box = onScreen(brush, slot)
    if (box.width < 5 || box.height < 5) continue
    cornerTicks(brush, box, { color: palette.paint, width, length: 7 * s })
  }
}
