/** The first part of a value that JSON would drop or alter, as a path; `undefined` when there is none. */
export function uncleanPart(value: unknown, path: string): string | undefined {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? undefined : `${path} has half of a surrogate pair`
    case 'boolean':
      return undefined
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? undefined : `${path} is ${String(value)}`
    case 'object':
      return value === null ? undefined : uncleanMember(value, path)
    case 'undefined':
    case 'function':
    case 'symbol':
    case 'bigint':
      return `${path} is a ${typeof value}`
  }
}

function uncleanMember(value: object, path: string): string | undefined {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) {
      const part = uncleanPart(one, `${path}[${String(index)}]`)
      if (part !== undefined) return part
    }
    return undefined
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return `${path} is no plain object`
  for (const [key, one] of Object.entries(value)) {
    const part = uncleanPart(one, `${path}.${key}`)
    if (part !== undefined) return part
  }
  return undefined
}
