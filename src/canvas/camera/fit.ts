import type { Rect, View } from '../geometry.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** The view that shows all of the ground, never larger than it is, in the middle of what is left over across. */
export function fitView(ground: Size, screen: Size): View {
  if (ground.width <= 0 || ground.height <= 0 || screen.width <= 0 || screen.height <= 0) return { x: 0, y: 0, k: 1 }
  const k = Math.min(1, screen.width / ground.width, screen.height / ground.height)
  // A hair off 1 would blur every hairline.
  const zoom = k > 0.999 ? 1 : k
  return { k: zoom, x: Math.max(0, (screen.width - ground.width * zoom) / 2), y: 0 }
}

/** Tiles that are a few pixels wide from afar need not fill the screen. */
const INTO_MAX = 12

/** The view with the middle of `target` (world units) in the middle of the screen, as near as `fill` (CSS pixels) allows. */
export function intoView(target: Rect, screen: Size, fill: Size): View {
  const k = Math.min(INTO_MAX, fill.width / Math.max(1, target.width), fill.height / Math.max(1, target.height))
  return {
    k,
    x: screen.width / 2 - (target.x + target.width / 2) * k,
    y: screen.height / 2 - (target.y + target.height / 2) * k,
  }
}

/** The view moved as little as needed for `target` (world units) to be seen with some room around it. */
export function revealView(view: View, target: Rect, screen: Size): View {
  const margin = Math.min(40, screen.width / 4, screen.height / 4)
  const shift = (start: number, length: number, room: number): number => {
    const end = start + length
    if (length > room - 2 * margin) return margin - start
    if (start < margin) return margin - start
    return end > room - margin ? room - margin - end : 0
  }
  const x = target.x * view.k + view.x
  const y = target.y * view.k + view.y
  return {
    k: view.k,
    x: view.x + shift(x, target.width * view.k, screen.width),
    y: view.y + shift(y, target.height * view.k, screen.height),
  }
}

export function isInside(view: View, target: Rect, screen: Size): boolean {
  const left = target.x * view.k + view.x
  const top = target.y * view.k + view.y
  const right = left + target.width * view.k
  const bottom = top + target.height * view.k
  return left >= 0 && top >= 0 && right <= screen.width && bottom <= screen.height
}
