/** The curve of travel, `cubic-bezier(.2, 0, 0, 1)`: leaves at once, arrives softly. */
export const travelEase = cubicBezier({ x1: 0.2, y1: 0, x2: 0, y2: 1 })

interface BezierPoints {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** CSS's timing function: the height of the curve where it has gone `t` of the way across. */
function cubicBezier({ x1, y1, x2, y2 }: BezierPoints): (t: number) => number {
  const at = (a: number, b: number, u: number): number => 3 * a * u * (1 - u) ** 2 + 3 * b * u * u * (1 - u) + u ** 3
  return (t) => {
    if (t <= 0) return 0
    if (t >= 1) return 1
    // x rises with u, so halving finds it; 20 halvings are finer than a pixel on any screen.
    let low = 0
    let high = 1
    for (let step = 0; step < 20; step += 1) {
      const middle = (low + high) / 2
      if (at(x1, x2, middle) < t) low = middle
      else high = middle
    }
    return at(y1, y2, (low + high) / 2)
  }
}
