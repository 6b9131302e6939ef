/** A number in a link, rounded and brought into its range; `undefined` for what is none. */
export function wholeWithin(
  given: unknown,
  { min, max }: { readonly min: number; readonly max: number },
): number | undefined {
  const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined
  return Math.min(max, Math.max(min, Math.round(number)))
}
