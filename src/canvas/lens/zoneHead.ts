import type { PlacedZone } from '../bands/zones.ts'
import type { Brush } from '../layers/brush.ts'
import { onScreen } from '../layers/brush.ts'
import { TEXT, measure } from '../layers/text.ts'

const PAD = 12
const GAP = 10
/** Between a figure and the count of tasks after it. */
const COUNT_GAP = 14

/** The room on the line of a zone's name, between it and the count of tasks, CSS pixels; `null` where no line is. */
export function zoneHeadRoom(
  brush: Brush,
  zone: PlacedZone,
): { readonly left: number; readonly right: number; readonly y: number } | null {
  const { view, detail } = brush
  const box = onScreen(brush, zone.rect)
  const height = zone.headHeight * view.k
  if (height === 0) return null
  const hasCount = brush.mode !== 'phone' && zone.countText !== ''
  const counted = hasCount ? measure(brush, zone.countText, TEXT.quiet) + COUNT_GAP * detail : 0
  return {
    left: box.x + PAD * detail + measure(brush, zone.availabilityZone, TEXT.label) + GAP * detail,
    right: box.x + box.width - PAD * detail - counted,
    y: box.y + height / 2 + 1,
  }
}
