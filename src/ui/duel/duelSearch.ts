import { headOf } from '../../base/foreignText.ts'
import type { Side } from '../../challenge/duelMachine.ts'

/** How many questions a duel may have. */
export const DUEL_COUNTS = ['5', '10'] as const
export type DuelCount = (typeof DUEL_COUNTS)[number]

/** Seconds that a question may take; without it there is no clock (WCAG 2.2.1). */
export const DUEL_LIMITS = ['none', '30', '60', '120'] as const
export type DuelLimit = (typeof DUEL_LIMITS)[number]

/** In characters. */
export const NAME_MAX = 20

/** Which duel an address means: whoever opens it has the same questions. Without a seed it is set up first. */
export interface DuelSearch {
  readonly seed?: number | undefined
  readonly count?: DuelCount | undefined
  readonly limit?: DuelLimit | undefined
  /** What the two are called. */
  readonly left?: string | undefined
  readonly right?: string | undefined
}

const SEED_MAX = 0xffff_ffff

/** Drops what cannot be read; never throws. */
export function readDuelSearch(raw: Readonly<Record<string, unknown>>): DuelSearch {
  const { count, limit, left, right } = raw
  return {
    seed: seedOf(raw.seed),
    count: DUEL_COUNTS.find((one) => one === String(count)),
    limit: DUEL_LIMITS.find((one) => one === String(limit)),
    left: nameOf(left),
    right: nameOf(right),
  }
}

const SIDE_NAMES = { left: 'Player 1', right: 'Player 2' } as const

/** What the two are called; numbers where they have no names, or one and the same. */
export function namesOf({ left, right }: Pick<DuelSearch, Side>): Readonly<Record<Side, string>> {
  const names = { left: left ?? SIDE_NAMES.left, right: right ?? SIDE_NAMES.right }
  return names.left === names.right ? SIDE_NAMES : names
}

/** A name as it is kept in the address; `undefined` for none. */
export function nameOf(typed: unknown): string | undefined {
  // The router reads a name of digits as a number.
  const text = typeof typed === 'number' ? String(typed) : typed
  if (typeof text !== 'string') return undefined
  const name = headOf(text.trim(), NAME_MAX)
  return name === '' ? undefined : name
}

function seedOf(value: unknown): number | undefined {
  const seed = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof seed === 'number' && Number.isInteger(seed) && seed >= 0 && seed <= SEED_MAX ? seed : undefined
}
