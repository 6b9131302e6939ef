import type { Refusal, StringShape } from '../shape.ts'
import { absent, optional, saying, text, whole } from '../shape.ts'

/** In the words in which IAM refuses what its model does not take. */
function validation(member: string, what: string): Refusal {
  const message = `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${what}`
  return { name: 'ValidationError', message }
}

interface Limits {
  readonly min?: number
  readonly max: number
  /** As AWS's model writes it. */
  readonly pattern?: string
}

function iamText(member: string, { min = 1, max, pattern }: Limits): StringShape {
  const shape = saying(text({ min, max }), {
    short: validation(member, `Member must have length greater than or equal to ${String(min)}`),
    long: validation(member, `Member must have length less than or equal to ${String(max)}`),
    malformed: validation(member, `Member must satisfy regular expression pattern: ${pattern ?? ''}`),
  })
  if (pattern === undefined) return shape
  return { ...shape, pattern: { regex: new RegExp(`^(?:${pattern})$`), reason: `must match ${pattern}` } }
}

const NAME = '[\\w+=,.@-]+'
export const roleName = iamText('roleName', { max: 64, pattern: NAME })
export const userName = iamText('userName', { max: 64, pattern: NAME })
export const policyName = iamText('policyName', { max: 128, pattern: NAME })
export const profileName = iamText('instanceProfileName', { max: 128, pattern: NAME })
export const policyArn = iamText('policyArn', { min: 20, max: 2_048 })
export const document = iamText('policyDocument', { max: 131_072 })
export const description = iamText('description', { min: 0, max: 1_000 })
export const path = optional(iamText('path', { max: 512, pattern: '(?:/)|(?:/[!-~]+/)' }))

/** Of lists. */
export const MARKED = {
  Marker: optional(text({ max: 320 })),
  MaxItems: optional(whole({ min: 1, max: 1_000 })),
}
export const PATH_PREFIX = optional(iamText('pathPrefix', { max: 512, pattern: '/[!-~]*' }))

export const BOUNDARY = absent('permissions boundaries', 'string')
export const TAGS = absent('tags of IAM', 'list')
