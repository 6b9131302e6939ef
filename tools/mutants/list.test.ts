import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../install.mjs'
import { readRules } from '../rules.mjs'
import { listProblems, readMutants, testsOf, type Mutant } from './list.ts'

const MUTANT: Mutant = { rule: 'DEP-1', file: 'a.ts', from: 'ceil', to: 'floor' }
const FILES: Readonly<Record<string, string>> = { 'a.ts': 'ceil(x)', 'b.ts': 'ceil(ceil(x))', 'b.test.ts': 'DEP-10' }

function problems(mutant: Partial<Mutant>): readonly string[] {
  return listProblems([{ ...MUTANT, ...mutant }], { rules: new Set(['DEP-1']), read: (file) => FILES[file] })
}

describe('the list of mutants', () => {
  it('fits the rules, the sources and the tests', () => {
    const read = (file: string) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined)
    const rules = readRules(read('SPEC.md') ?? '').filter((one) => one.mark !== 'left out')
    const mutants = readMutants(root)
    expect(listProblems(mutants, { rules: new Set(rules.map((one) => one.id)), read })).toEqual([])
    expect(new Set(mutants.map((one) => JSON.stringify(one))).size).toBe(mutants.length)
    const broken = new Set(mutants.map((one) => one.rule))
    expect(rules.filter((one) => !broken.has(one.id))).toEqual([])
  })

  it.each<readonly [what: string, mutant: Partial<Mutant>, problem: string | undefined]>([
    ['what stands there once', {}, undefined],
    ['what stands there twice', { file: 'b.ts' }, 'the piece stands in the file 2 times, not once.'],
    ['what does not stand there', { from: 'round' }, 'the piece stands in the file 0 times, not once.'],
    ['a file that is gone', { file: 'c.ts' }, 'there is no such file.'],
    ['a rule that is none', { rule: 'DEP-2' }, 'DEP-2 is no rule of SPEC.md.'],
    ['what changes nothing', { to: 'ceil' }, 'it changes nothing.'],
    ['a test of another rule', { test: 'b.test.ts' }, 'b.test.ts does not name DEP-1.'],
  ])('names %s', (_what, ...[mutant, problem]) => {
    expect(problems(mutant).map((one) => one.replace(/^.*→ \S+: /, ''))).toEqual(problem === undefined ? [] : [problem])
  })
})

describe('the tests of a mutant', () => {
  const tests = new Map([
    ['src/a.test.ts', "describe('DEP-1, DEP-2')"],
    ['src/b.test.ts', "describe('DEP-10')"],
    ['src/c.soak.test.ts', "describe('DEP-1')"],
    ['src/testing/answers/d.test.ts', "describe('DEP-1')"],
  ])

  it('name its rule, and are quick', () => {
    expect(testsOf(MUTANT, tests)).toEqual(['src/a.test.ts'])
  })

  it('are the one that the list names, if it does', () => {
    expect(testsOf({ ...MUTANT, test: 'src/e.test.ts' }, tests)).toEqual(['src/e.test.ts'])
  })
})
