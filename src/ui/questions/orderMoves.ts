/** The list with one item at another place; the others keep their order. A place beyond an end is that end. */
export function moved(items: readonly number[], item: number, place: number): readonly number[] {
  const others = items.filter((one) => one !== item)
  const at = Math.min(others.length, Math.max(0, place))
  return [...others.slice(0, at), item, ...others.slice(at)]
}

/**
 * The place of a row that is dragged: below every other one whose middle the pointer has passed. CSS pixels from the
 * top; rows of other heights that change places do not change back under a pointer at rest.
 */
export function placeAt(y: number, others: readonly { readonly top: number; readonly bottom: number }[]): number {
  return others.filter(({ top, bottom }) => (top + bottom) / 2 <= y).length
}
