/** What one of several policies asks for, of a service or of a group, and what is left of it. */
interface Ask {
  readonly direction: 'out' | 'in'
  /** `null` where it comes to none. */
  readonly sum: object | null
  readonly proposed: number
  readonly allowed: number
  readonly held: string | null
}

/** SCL-9: the largest capacity first, which is what counts. What comes to nothing by itself stands behind. */
export function weighed<A extends Ask>(asks: readonly A[]): readonly (A | (A & { held: 'outbid' }))[] {
  return outbidden(asks).toSorted(
    (a, b) =>
      Number(counts(b)) - Number(counts(a)) ||
      b.allowed - a.allowed ||
      b.proposed - a.proposed ||
      Number(b.direction === 'out') - Number(a.direction === 'out'),
  )
}

function counts({ sum, held }: Ask): boolean {
  return sum !== null && held !== 'suspended'
}

/** SCL-9: who asks for more goes first, so nothing is taken away while another wants to add, or wants what is there. */
function outbidden<A extends Ask>(asks: readonly A[]): readonly (A | (A & { held: 'outbid' }))[] {
  const out = asks.filter((one) => one.direction === 'out' && counts(one)).map((one) => one.allowed)
  if (out.length === 0) return asks
  return asks.map((one) =>
    one.direction === 'in' && one.held === null ? { ...one, held: 'outbid' as const, allowed: Math.max(...out) } : one,
  )
}
