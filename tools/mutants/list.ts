import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A fault that a test of its rule must find: a piece of a source file, and what stands in its place. */
export interface Mutant {
  /** The rule of SPEC.md that it breaks. */
  readonly rule: string
  readonly file: string
  /** Stands in the file exactly once. */
  readonly from: string
  readonly to: string
  /** The test file that finds it, where to run all that name the rule would take long. */
  readonly test?: string
}

/** @param root  of the project */
export function readMutants(root: string): readonly Mutant[] {
  return JSON.parse(readFileSync(join(root, 'tools/mutants/mutants.json'), 'utf8')) as readonly Mutant[]
}

/** What does not fit in a list, as sentences. `read` gives a file's text, `undefined` where there is none. */
export function listProblems(
  mutants: readonly Mutant[],
  { rules, read }: { readonly rules: ReadonlySet<string>; readonly read: (file: string) => string | undefined },
): readonly string[] {
  return mutants.flatMap((mutant) => {
    const { rule, file, from, to, test } = mutant
    const problems: string[] = []
    if (!rules.has(rule)) problems.push(`${rule} is no rule of SPEC.md`)
    if (from === to) problems.push('it changes nothing')
    const text = read(file)
    const found = text === undefined ? 0 : text.split(from).length - 1
    if (text === undefined) problems.push('there is no such file')
    else if (found !== 1) problems.push(`the piece stands in the file ${String(found)} times, not once`)
    if (test !== undefined && !namesRule(read(test), rule)) problems.push(`${test} does not name ${rule}`)
    return problems.map((problem) => `${wordsOf(mutant)}: ${problem}.`)
  })
}

export function wordsOf({ rule, file, from, to }: Mutant): string {
  return `${rule} ${file}: ${from} → ${to === '' ? '(nothing)' : to}`.replace(/\s+/g, ' ')
}

/** The test files whose text has the rule's id: neither soaks nor the judges of answers, which find nearly everything late. */
export function testsOf({ rule, test }: Mutant, tests: ReadonlyMap<string, string>): readonly string[] {
  if (test !== undefined) return [test]
  return [...tests].flatMap(([path, text]) => (namesRule(text, rule) && isQuick(path) ? [path] : []))
}

function isQuick(path: string): boolean {
  return !path.includes('.soak.test.') && !path.startsWith('src/testing/answers')
}

/** Whether a text has the rule's id. */
function namesRule(text: string | undefined, rule: string): boolean {
  return text !== undefined && new RegExp(`\\b${rule}\\b`).test(text)
}
