import type { AwsShape } from './awsSchemas.ts'

/** A value of an answer as AWS's clients hand it on: the same, with times as dates. */
export function deserialized(value: unknown, shape: AwsShape | undefined): unknown {
  if (shape?.kind === 'timestamp' && typeof value === 'number') return new Date(Math.round(value * 1_000))
  if (Array.isArray(value)) {
    const element = shape?.kind === 'list' ? shape.element() : undefined
    return value.map((one) => deserialized(one, element))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const member = shape?.kind === 'structure' ? shape.members.get(name) : undefined
      return [name, deserialized(one, member)]
    }),
  )
}
