import type { Dice } from '../dice.ts'
import type { Input, PlanStep } from '../plan.ts'

/** What a lab is like: drawn once, so that each lab is bad in its own way. */
export interface Temper {
  readonly clusters: readonly [string, ...string[]]
  readonly services: readonly [string, ...string[]]
  readonly families: readonly [string, ...string[]]
  /** The most that a service usually wants. */
  readonly countMax: number
  /** Seldom one service wants so many. */
  readonly hugeCount: number
  readonly gaps: readonly [readonly [number, Gap], ...(readonly [number, Gap])[]]
  readonly commands: number
  /** One small instance and no other: everybody waits for room. */
  readonly isCrowded: boolean
  /** An Auto Scaling group that is sized up and down. */
  readonly isScaled: boolean
  /** Instances drain and come back, agents go away and come back. */
  readonly isFlaky: boolean
}

export type Gap = 'none' | 'tick' | 'seconds' | 'half a minute' | 'minutes' | 'an hour'

export type Draw = Omit<PlanStep, 'atMs'>

export function ecs(operation: string, input: Input): Draw {
  return { service: 'ecs', operation, input }
}

export function lab(operation: string, input: Input): Draw {
  return { service: 'lab', operation, input }
}

/** Families of which one begins like another, as names do. */
const FAMILIES = ['web', 'webb', 'own', 'cloud', 'job'] as const

export function drawTemper(dice: Dice): Temper {
  const clusters = dice.weighted<Temper['clusters']>([
    [3, ['yard']],
    [3, ['yard', 'default']],
    [1, ['yard', 'annex', 'default']],
  ])
  return {
    clusters,
    services: dice.oneIn(2) ? ['web'] : ['web', 'api', 'db_-2'],
    families: dice.weighted<Temper['families']>([
      [3, FAMILIES],
      [2, ['web']],
      [1, ['cloud']],
      [1, ['own']],
      [1, ['web', 'webb']],
    ]),
    countMax: dice.weighted([
      [2, 3],
      [4, 6],
      [2, 14],
    ]),
    hugeCount: dice.weighted([
      [6, 0],
      [2, 40],
      [1, 130],
    ]),
    gaps: drawGaps(dice),
    commands: dice.between(15, 45),
    isCrowded: dice.oneIn(4),
    isScaled: dice.oneIn(4),
    isFlaky: dice.oneIn(3),
  }
}

function drawGaps(dice: Dice): Temper['gaps'] {
  return dice.weighted<Temper['gaps']>([
    [
      4,
      [
        [3, 'none'],
        [1, 'tick'],
        [5, 'seconds'],
        [4, 'half a minute'],
        [1, 'minutes'],
      ],
    ],
    [
      1,
      [
        [8, 'none'],
        [2, 'seconds'],
        [1, 'half a minute'],
      ],
    ],
    [
      2,
      [
        [1, 'seconds'],
        [2, 'half a minute'],
        [2, 'minutes'],
        [1, 'an hour'],
      ],
    ],
  ])
}

export function drawGapMs(dice: Dice, temper: Temper): number {
  switch (dice.weighted(temper.gaps)) {
    case 'none':
      return 0
    case 'tick':
      return dice.pick([1, 999, 1_000, 1_001, 4_000])
    case 'seconds':
      return dice.between(200, 9_000)
    case 'half a minute':
      return dice.between(9_000, 70_000)
    case 'minutes':
      return dice.between(70_000, 400_000)
    case 'an hour':
      return dice.between(3_300_000, 3_700_000)
  }
}

/** Texts as people write them. */
export function drawWords(dice: Dice): string {
  return dice.pick([
    'enough',
    'Übung № 4 — 練習',
    '😀 family 👨‍👩‍👧',
    '<b>&amp;</b>',
    "'; --",
    'a\u202eb',
    '\t tab',
    'ß'.repeat(100),
  ])
}
