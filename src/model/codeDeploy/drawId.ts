import type { Context } from '../world/context.ts'

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const LENGTH = 9

/** What follows `d-` in the id of a deployment. */
export function drawId({ random }: Pick<Context, 'random'>): string {
  return Array.from({ length: LENGTH }, () => CHARACTERS.charAt(random.between(0, CHARACTERS.length - 1))).join('')
}
