interface Spacing {
  readonly x: (atMs: number) => number
  /** CSS pixels from the middle of one to the middle of the next. */
  readonly spacing: number
}

/** Things along an axis of time, oldest first, of which those too close to stand apart are made one. */
export function mergedBy<Thing extends { readonly atMs: number }>(
  things: readonly Thing[],
  { x, spacing }: Spacing,
  merge: (into: Thing, thing: Thing) => Thing,
): readonly Thing[] {
  const result: Thing[] = []
  for (const thing of things) {
    const last = result.at(-1)
    if (last !== undefined && x(thing.atMs) - x(last.atMs) < spacing) result[result.length - 1] = merge(last, thing)
    else result.push(thing)
  }
  return result
}

/** How wide each of some buttons may be so that none covers its neighbours. CSS pixels. */
export function widthsAt(middles: readonly number[], most: number): readonly number[] {
  return middles.map((middle, index) => {
    const before = middles[index - 1] ?? -Infinity
    const after = middles[index + 1] ?? Infinity
    return Math.min(most, middle - before, after - middle)
  })
}
