import { union } from '../geometry.ts'
import type { Rect } from '../geometry.ts'

/**
 * Boxes that make one together, as one: those of a row that are no more than `gap` apart, and rows of the same width
 * below each other. A last row that is not full stays for itself.
 */
export function joinedBoxes(boxes: readonly Rect[], gap: number): readonly Rect[] {
  const inRows = [...boxes].sort((a, b) => a.y - b.y || a.x - b.x)
  const rows = joined(inRows, (a, b) => isSame(a.y, b.y) && isSame(a.height, b.height) && b.x - (a.x + a.width) <= gap)
  const inColumns = [...rows].sort((a, b) => a.x - b.x || a.y - b.y)
  return joined(inColumns, (a, b) => isSame(a.x, b.x) && isSame(a.width, b.width) && b.y - (a.y + a.height) <= gap)
}

function joined(boxes: readonly Rect[], isNext: (before: Rect, box: Rect) => boolean): readonly Rect[] {
  const result: Rect[] = []
  for (const box of boxes) {
    const before = result.at(-1)
    if (before !== undefined && isNext(before, box)) result[result.length - 1] = union(before, box)
    else result.push(box)
  }
  return result
}

/** Less than half a pixel apart. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.5
}
