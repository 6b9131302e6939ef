import { inset } from '../geometry.ts'
import type { Rect } from '../geometry.ts'
import { snapRect } from './brush.ts'
import type { Layer } from './brush.ts'
import { strokeInside } from './strokes.ts'

/** What is ringed, CSS pixels on screen. */
export interface RingItem {
  readonly box: Rect
  readonly kind: 'selected' | 'hovered'
}

/** Selection: 2 px of ink, 2 px off. What is pointed at gets a thinner one. */
export const ringLayer: Layer<RingItem> = {
  name: 'rings',
  draw(brush, items) {
    const { palette } = brush
    for (const { box, kind } of items) {
      const isSelected = kind === 'selected'
      const ring = snapRect(brush, inset(box, isSelected ? -4 : -2))
      // A halo in the ground's colour keeps the ring apart from what it goes over.
      if (isSelected) strokeInside(brush, inset(ring, -1), { color: palette.ground, width: 4, radius: 6 })
      strokeInside(brush, ring, { color: palette.ink, width: isSelected ? 2 : 1, radius: isSelected ? 5 : 4 })
    }
  },
}
