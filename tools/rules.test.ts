import { describe, expect, it } from 'vitest'
import { compareRules, readRules, testNames } from './rules.mjs'

const spec = `# The rules
**DEP-1** (exact) Percentages become counts.
- **DEP-2** (approximated) The circuit breaker.
### TSK-1 The life of a task
Exact, after the API reference.
**TSK-2** (left out) Health grace periods. It rests on DEP-1, which is exact.
## Sources
Nothing here is exact.`

function test(text: string) {
  return { path: 'src/model/a.test.ts', text }
}

describe('the rules of SPEC.md', () => {
  it('are read from a bold id, a list item or a heading, with their first mark', () => {
    expect(readRules(spec)).toEqual([
      { id: 'DEP-1', mark: 'exact', line: 2 },
      { id: 'DEP-2', mark: 'approximated', line: 3 },
      { id: 'TSK-1', mark: 'exact', line: 4 },
      { id: 'TSK-2', mark: 'left out', line: 6 },
    ])
  })

  it('must each be named by a test, unless left out', () => {
    expect(compareRules(spec, [test("describe('DEP-1 … DEP-2 … TSK-1')")])).toEqual([])
    expect(compareRules(spec, [test("describe('DEP-1 and TSK-1')")])).toEqual([
      'SPEC.md:3 DEP-2 (approximated) stands in the name of no test.',
    ])
  })

  it('are not named by a comment, another text, or a test that does not run', () => {
    const loose = "// DEP-1\nit('holds', () => expect('DEP-2').toBe(1))\nit.skip('TSK-1', run)"
    expect(compareRules(spec, [test(loose)])).toHaveLength(3)
  })

  it('must be marked, once', () => {
    const loose = '**DEP-1** Percentages.\n**DEP-1** (exact) Again.'
    expect(compareRules(loose, [test("it('DEP-1')")])).toEqual([
      'SPEC.md:2 numbers DEP-1 a second time.',
      'SPEC.md:1 DEP-1 is not marked exact, approximated or left out.',
    ])
  })

  it('are the only ones that code may name', () => {
    const code = { path: 'src/model/b.ts', text: '// UTF-8 and SHA-256 are no rules; DEP-9 would be one.' }
    expect(compareRules(spec, [test("it('DEP-1 DEP-2 TSK-1')"), code])).toEqual([
      'src/model/b.ts names DEP-9, which SPEC.md does not have.',
    ])
  })

  it('must exist', () => {
    expect(compareRules('# Rules', [])).toEqual(['SPEC.md has no rule: a line that begins with **DEP-1**.'])
  })
})

describe('the names of tests', () => {
  it.each<readonly [what: string, text: string, names: readonly string[]]>([
    ['a suite and its test', "describe('DEP-1 a', () => { it('b', run) })", ['DEP-1 a', 'b']],
    ['a template', 'it(`DEP-1 of ${one} and ${other} tasks`)', ['DEP-1 of ', ' and ', ' tasks']],
    ['rows that fill it in', "it.each([['DEP-1', 4], ['DEP-2', 5]])('%s', run)", ['%s', 'DEP-1', 'DEP-2']],
    ['rows that do not', "describe.each(['DEP-1'])('each', run)", ['each']],
    ['a variant', "test.describe.only('DEP-1', run)", ['DEP-1']],
    ['what is no test', "test.step('DEP-1', run); expect('DEP-1'); it(name, run, 'DEP-1')", []],
  ])('%s', (_what, ...[text, names]) => {
    expect(testNames(test(text))).toEqual(names)
  })
})
