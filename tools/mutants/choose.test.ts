import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changedFiles, choose } from './choose.ts'
import type { Mutant } from './list.ts'

const MUTANTS = Array.from({ length: 20 }, (_, i): Mutant => {
  return { rule: 'DEP-1', file: i < 5 ? 'a.ts' : 'b.ts', from: String(i), to: '' }
})

describe('which mutants are run', () => {
  const numbers = (files: readonly string[] | null, most: number) => {
    const changed = files === null ? null : { files: new Set(files), since: 'then' }
    return choose(MUTANTS, changed, most).mutants.map((one) => Number(one.from))
  }

  it('those of files that changed', () => {
    expect(numbers(['a.ts', 'c.ts'], 12)).toEqual([0, 1, 2, 3, 4])
    expect(numbers(['c.ts'], 12)).toEqual([])
    expect(choose(MUTANTS, { files: new Set(['a.ts']), since: 'then' }, 12).why).toBe(
      '5 of the 5 mutants of files that changed since then',
    )
  })

  it('of too many so many, over the whole list, and the same ones each time', () => {
    expect(numbers(['b.ts'], 5)).toEqual([5, 8, 11, 14, 17])
    for (let most = 0; most <= 20; most++) expect(numbers(null, most)).toHaveLength(most)
  })
})

// The project asks for Node and npm alone: without git there is nothing to ask.
describe.skipIf(spawnSync('git', ['--version']).status !== 0)('what has changed', () => {
  let root = ''
  const git = (...args: readonly string[]) => {
    const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false']
    execFileSync('git', [...who, ...args], { cwd: root, stdio: 'ignore' })
  }
  const write = (file: string) => writeFileSync(join(root, file), `${file} ${String(Math.random())}`)
  const commit = (file: string) => {
    write(file)
    git('add', '.')
    git('commit', '-m', file)
  }
  const changed = () => [...(changedFiles(root)?.files ?? [])].sort()

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'taskyard-choose-'))
    git('init', '-b', 'main')
    commit('first')
    commit('second')
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  it('on a branch: all since it left main, and what is not committed', () => {
    git('checkout', '-b', 'branch')
    commit('third')
    commit('fourth')
    write('first')
    write('new')
    expect(changed()).toEqual(['first', 'fourth', 'new', 'third'])
    expect(changedFiles(root)?.since).toBe('the branch left main')
  })

  it('on main: in the last commit, and what is not committed', () => {
    expect(changed()).toEqual(['second'])
    write('first')
    expect(changed()).toEqual(['first', 'second'])
    expect(changedFiles(root)?.since).toBe('the commit before the last')
  })

  it('where main is not known: in the last commit', () => {
    git('checkout', '-b', 'branch')
    git('branch', '-D', 'main')
    expect(changed()).toEqual(['second'])
  })

  it('nobody knows without git', () => {
    rmSync(join(root, '.git'), { recursive: true })
    expect(changedFiles(root)).toBeNull()
  })
})
