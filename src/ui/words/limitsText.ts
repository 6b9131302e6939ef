import { grouped } from '../../look/numbers.ts'
import type { Shape } from '../../model/api/shape.ts'

/** What an integer of AWS's takes that nobody limits. */
const INTEGER_MAX = 2_147_483_647

/** Which values a member takes: `One of A, B.`, `1 to 1,024.`; empty where nobody limits it. */
export function limitsText(shape: Shape): string {
  if (shape.type === 'string' && shape.enum !== undefined) return `One of ${shape.enum.join(', ')}.`
  if (shape.type !== 'integer' || shape.max >= INTEGER_MAX) return ''
  return `${grouped(shape.min)} to ${grouped(shape.max)}.`
}
