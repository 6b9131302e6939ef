/** Where two worlds differ first, as a path; `null` when nowhere. What they share is not looked into. */
export function differenceOf(one: unknown, other: unknown, path = 'world'): string | null {
  if (Object.is(one, other)) return null
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return path
  const own = entriesOf(one)
  const others = entriesOf(other)
  if (own.length !== others.length) return path
  for (const [index, [key, value]] of own.entries()) {
    const [otherKey, otherValue] = others[index] ?? []
    if (key !== otherKey) return `${path}.${String(key)}`
    const difference = differenceOf(value, otherValue, `${path}.${String(key)}`)
    if (difference !== null) return difference
  }
  return null
}

function entriesOf(value: object): readonly (readonly [unknown, unknown])[] {
  if (value instanceof Map) return [...(value as Map<unknown, unknown>)]
  if (value instanceof Set) return [...(value as Set<unknown>)].map((one) => [one, null])
  return Object.entries(value)
}
