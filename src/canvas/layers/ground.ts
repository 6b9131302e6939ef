import { overlaps } from '../geometry.ts'
import type { Rect } from '../geometry.ts'
import { withAlpha } from '../../look/palette.ts'
import type { Brush } from './brush.ts'

/** Pixels between the dots painted on the yard's floor. */
const DOT_STEP = 16

/** The yard's floor: a dot every 16 px, none behind words. CSS pixels on screen. */
export function drawGround(brush: Brush, area: Rect, quiet: readonly Rect[]): void {
  const { pen, palette, view } = brush
  pen.fillStyle = palette.ground
  pen.fillRect(area.x, area.y, area.width, area.height)
  if (brush.mode === 'projector') return
  pen.fillStyle = withAlpha(palette.paint, 0.32)
  const dot = Math.round(2 * brush.pixelRatio) / brush.pixelRatio
  const first = (offset: number): number => ((offset % DOT_STEP) + DOT_STEP) % DOT_STEP
  for (let y = area.y - (area.y % DOT_STEP) + first(view.y); y < area.y + area.height; y += DOT_STEP) {
    for (let x = area.x - (area.x % DOT_STEP) + first(view.x); x < area.x + area.width; x += DOT_STEP) {
      const box = { x: Math.round(x), y: Math.round(y), width: dot, height: dot }
      if (!quiet.some((words) => overlaps(words, box))) pen.fillRect(box.x, box.y, dot, dot)
    }
  }
}
