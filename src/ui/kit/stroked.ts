/** A moment of a line that is drawn by hand. */
export interface DrawnPoint {
  readonly atMs: number
  readonly value: number
}

/**
 * A line after a stroke over it: each point between where the pointer was and where it is lies on the straight between
 * the two, and the point next to it there in any case: a fast pointer leaves no gap. Values are whole.
 *
 * @param from  where the pointer was; `null` where a stroke begins
 */
export function stroked(points: readonly DrawnPoint[], from: DrawnPoint | null, to: DrawnPoint): readonly DrawnPoint[] {
  const start = from ?? to
  const [first, last] = [Math.min(start.atMs, to.atMs), Math.max(start.atMs, to.atMs)]
  const nearest = nearestTo(points, to.atMs)
  return points.map((point, index) => {
    if (index === nearest) return { ...point, value: Math.round(to.value) }
    if (point.atMs < first || point.atMs > last || first === last) return point
    const part = (point.atMs - start.atMs) / (to.atMs - start.atMs)
    return { ...point, value: Math.round(start.value + (to.value - start.value) * part) }
  })
}

function nearestTo(points: readonly DrawnPoint[], atMs: number): number {
  let best = 0
  for (const [index, one] of points.entries()) {
    if (Math.abs(one.atMs - atMs) < Math.abs((points[best]?.atMs ?? 0) - atMs)) best = index
  }
  return best
}
