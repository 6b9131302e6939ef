import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** How many random commands were lived under every invariant, by all runs together. */
export interface Lived {
  /** Commands given, those of faults and those that make room in the end included. */
  readonly commands: number
  readonly lives: number
  /** The life that comes next: a seed is lived once. */
  readonly nextSeed: number
  /** What broke a life, by its seed; such a life counts for nothing until it is lived whole. */
  readonly broken: readonly Broken[]
  /** Where they were lived, as far as it is known: the newest last. */
  readonly commits: readonly AtCommit[]
}

interface Broken {
  readonly seed: number
  readonly problem: string
}

interface AtCommit {
  readonly commit: string
  readonly lives: number
  readonly commands: number
}

const NONE: Lived = { commands: 0, lives: 0, nextSeed: 1, broken: [], commits: [] }

/** With so many broken lives in one run something is wrong with all: it ends. */
const BROKEN_MAX = 200

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
  readonly commit: string
  readonly live: (seed: number) => Promise<Outcome>
  readonly note: (lived: Lived) => void
  /** So many lives are asked for before the first of them has ended. */
  readonly ahead: number
}

/**
 * Goes on from where the last run ended until so many commands were lived in all, those first that broke before. Lives
 * are counted in the order of their seeds, so that none is left out wherever the run is ended.
 */
export async function liveOn(from: Lived, commands: number, { commit, live, note, ahead }: How): Promise<Lived> {
  let lived = from
  const again = from.broken.map(async ({ seed }) => ({ seed, commit, outcome: await live(seed) }))
  for (const life of await Promise.all(again)) lived = withLife(lived, life)
  note(lived)
  let nextSeed = from.nextSeed
  let brokenCount = 0
  const open: Promise<Outcome>[] = []
  while (lived.commands < commands && brokenCount < BROKEN_MAX) {
    while (open.length < ahead) {
      open.push(live(nextSeed))
      nextSeed += 1
    }
    const outcome = await open.shift()
    if (outcome === undefined) break
    if ('problem' in outcome) brokenCount += 1
    lived = { ...withLife(lived, { seed: lived.nextSeed, commit, outcome }), nextSeed: lived.nextSeed + 1 }
    note(lived)
  }
  return lived
}

interface Life {
  readonly seed: number
  readonly commit: string
  readonly outcome: Outcome
}

function withLife(lived: Lived, { seed, commit, outcome }: Life): Lived {
  const others = lived.broken.filter((one) => one.seed !== seed)
  if ('problem' in outcome) return { ...lived, broken: [...others, { seed, problem: outcome.problem }] }
  const last = lived.commits.at(-1)
  const before = last?.commit === commit ? last : { commit, lives: 0, commands: 0 }
  const here = { commit, lives: before.lives + 1, commands: before.commands + outcome.commands }
  return {
    ...lived,
    commands: lived.commands + outcome.commands,
    lives: lived.lives + 1,
    broken: others,
    commits: [...lived.commits.filter((one) => one !== before), here],
  }
}
