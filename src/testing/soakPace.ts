import type { RandomCommands } from './randomCommands.ts'

/** How closely commands follow each other in a random life, and how closely it is looked at. */
export interface Pace {
  readonly commands: number
  /** How long until the next command. */
  readonly gapMs: (draws: RandomCommands) => number
  /** Of so many instants in which the world changed it is looked at as a whole after one. */
  readonly lookEvery: number
  /** Which lives are left to themselves as faults end, before all else is mended. */
  readonly leavesAlone: (seed: number) => boolean
  /** Which lives are lived again from their log. */
  readonly replays: (seed: number) => boolean
}

/** Every instant under every invariant. */
export const CLOSE: Pace = {
  commands: 200,
  gapMs: (draws) => draws.gapMs(),
  lookEvery: 1,
  leavesAlone: (seed) => seed % 3 === 0,
  replays: () => true,
}

/** Many commands, close together, and each change under every checker that follows changes. */
export const DENSE: Pace = {
  commands: 2_000,
  gapMs: ({ random }) => {
    const draw = random.between(1, 1_000)
    if (draw <= 600) return 0
    if (draw <= 900) return random.between(1, 1_000)
    if (draw <= 999) return random.between(1_000, 10_000)
    return random.between(60_000, 1_200_000)
  },
  lookEvery: 25,
  leavesAlone: (seed) => seed % 5 === 0,
  replays: (seed) => seed % 5 === 1,
}

/** Of the lives that are counted so many are dense for each that is looked at closely. */
const CLOSE_EVERY = 25

/** How a life that is counted is lived. */
export function paceOf(seed: number): Pace {
  return seed % CLOSE_EVERY === 0 ? CLOSE : DENSE
}
