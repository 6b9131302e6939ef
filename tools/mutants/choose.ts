import { execFileSync } from 'node:child_process'
import type { Mutant } from './list.ts'

/** Files that changed, and since when, in words. */
export interface Changed {
  readonly files: ReadonlySet<string>
  readonly since: string
}

export interface Choice {
  readonly mutants: readonly Mutant[]
  readonly why: string
}

/** The mutants of changed files, at most `most`; where nobody knows what has changed, some of all files. */
export function choose(mutants: readonly Mutant[], changed: Changed | null, most: number): Choice {
  const wanted = changed === null ? mutants : mutants.filter((one) => changed.files.has(one.file))
  const chosen = spread(wanted, most)
  const of = changed === null ? 'all files, since there is no git to ask' : `files that changed since ${changed.since}`
  const cut = chosen.length < wanted.length ? `, spread over the list: npm run mutants runs all` : ''
  return { mutants: chosen, why: `${String(chosen.length)} of the ${String(wanted.length)} mutants of ${of}${cut}` }
}

/** So many of a list at even distances: the same ones for the same list. */
function spread<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list
  return list.filter((_, i) => Math.floor((i * most) / list.length) !== Math.floor(((i - 1) * most) / list.length))
}

/**
 * What changed since the branch left main, what is not committed included; on main itself, or where main is not known,
 * since the commit before the last. `null` without git.
 */
export function changedFiles(root: string): Changed | null {
  const git = (...args: readonly string[]) => gitAnswer(root, args)
  const head = git('rev-parse', 'HEAD')
  if (head === null) return null
  const open = [git('diff', '--name-only', 'HEAD'), git('ls-files', '--others', '--exclude-standard')]
  const base = git('merge-base', 'HEAD', 'main') ?? git('merge-base', 'HEAD', 'origin/main')
  const isBranch = base !== null && base !== head
  // Of the very first commit, `show` names every file.
  const committed = isBranch
    ? git('diff', '--name-only', base, 'HEAD')
    : git('show', '--name-only', '--format=', 'HEAD')
  const files = [committed, ...open].flatMap((one) => one?.split('\n') ?? []).filter((one) => one !== '')
  return { files: new Set(files), since: isBranch ? 'the branch left main' : 'the commit before the last' }
}

/** What git says, trimmed; `null` when it refuses, or is not there. */
function gitAnswer(root: string, args: readonly string[]): string | null {
  try {
    return execFileSync('git', [...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return null
  }
}
