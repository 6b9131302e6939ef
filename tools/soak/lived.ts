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

/** Goes on from where the last run ended until so many commands were lived in all, or a life breaks. */
export function liveOn(
  from: Lived,
  commands: number,
  how: { readonly live: (seed: number) => number; readonly note: (lived: Lived) => void },
): Lived {
  let lived = from
  while (lived.commands < commands && lived.broken.length === from.broken.length) {
    lived = withLife(lived, how.live)
    how.note(lived)
  }
  return lived
}

function withLife(lived: Lived, live: (seed: number) => number): Lived {
  const { nextSeed: seed } = lived
  try {
    const commands = live(seed)
    return { ...lived, commands: lived.commands + commands, lives: lived.lives + 1, nextSeed: seed + 1 }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    return { ...lived, nextSeed: seed + 1, broken: [...lived.broken, { seed, problem }] }
  }
}
