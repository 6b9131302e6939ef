import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** How many random commands were lived under every invariant, by all runs together. */
export interface Lived {
  /** Commands given, those of faults and those that make room in the end included. */
  readonly commands: number
  readonly lives: number
  /** The life that comes next: a seed is lived once. */
  readonly nextSeed: number
  /** What broke a life, by its seed; such a life counts for nothing. */
  readonly broken: readonly { readonly seed: number; readonly problem: string }[]
}

const NONE: Lived = { commands: 0, lives: 0, nextSeed: 1, broken: [] }

/** Of a file that is not there yet: nothing. */
export function readLived(path: string): Lived {
  return existsSync(path) ? { ...NONE, ...(JSON.parse(readFileSync(path, 'utf8')) as Partial<Lived>) } : NONE
}

/** Whole or not at all, wherever the run is ended. */
export function writeLived(path: string, lived: Lived): void {
  const next = `${path}.next`
  writeFileSync(next, `${JSON.stringify(lived, null, 2)}\n`)
  renameSync(next, path)
}

/** What one life came to: how many commands, or what broke it. */
export type Outcome = { readonly commands: number } | { readonly problem: string }

interface How {
  readonly live: (seed: number) => Promise<Outcome>
  readonly note: (lived: Lived) => void
  /** So many lives are asked for before the first of them has ended. */
  readonly ahead: number
}

/**
 * Goes on from where the last run ended until so many commands were lived in all, or a life breaks. Lives are counted
 * in the order of their seeds, so that none is left out wherever the run is ended.
 */
export async function liveOn(from: Lived, commands: number, { live, note, ahead }: How): Promise<Lived> {
  let lived = from
  let nextSeed = from.nextSeed
  const open: Promise<Outcome>[] = []
  while (lived.commands < commands && lived.broken.length === from.broken.length) {
    while (open.length < ahead) {
      open.push(live(nextSeed))
      nextSeed += 1
    }
    const outcome = await open.shift()
    if (outcome === undefined) break
    lived = withLife(lived, outcome)
    note(lived)
  }
  return lived
}

function withLife(lived: Lived, outcome: Outcome): Lived {
  const { nextSeed: seed } = lived
  if ('problem' in outcome) {
    return { ...lived, nextSeed: seed + 1, broken: [...lived.broken, { seed, problem: outcome.problem }] }
  }
  return { ...lived, commands: lived.commands + outcome.commands, lives: lived.lives + 1, nextSeed: seed + 1 }
}
