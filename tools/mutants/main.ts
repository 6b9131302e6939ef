import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../install.mjs'
import { readRules } from '../rules.mjs'
import { changedFiles, choose, type Choice } from './choose.ts'
import { listProblems, readMutants, testsOf, wordsOf, type Mutant } from './list.ts'
import { PlantedTests, type Killer } from './planted.ts'

/**
 * `npm run mutants`: plants each mutant of mutants.json and expects a test that names its rule to fail. Words after
 * `--` choose among them: a rule, or a part of a file's path. `--changed` takes those of changed files, `--most` so
 * many; `--report` names a file for the two counts.
 */
const { values, positionals } = parseArgs({
  options: { changed: { type: 'boolean' }, most: { type: 'string' }, report: { type: 'string' } },
  allowPositionals: true,
})

const read = (file: string) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined)

function testTexts(): ReadonlyMap<string, string> {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.test\.tsx?$/.test(path))
    .sort()
  return new Map(paths.map((path) => [path, read(path) ?? '']))
}

function chosenOf(mutants: readonly Mutant[]): Choice {
  if (values.changed === true) return choose(mutants, changedFiles(root), Number(values.most ?? Infinity))
  const isAsked = ({ rule, file }: Mutant) =>
    positionals.length === 0 || positionals.some((word) => rule === word || file.includes(word))
  const chosen = mutants.filter(isAsked)
  return { mutants: chosen, why: `${String(chosen.length)} of ${String(mutants.length)} mutants` }
}

interface Outcome {
  readonly mutant: Mutant
  readonly killer: Killer | string
}

async function runAll(mutants: readonly Mutant[]): Promise<readonly Outcome[]> {
  const tests = testTexts()
  let planted = await PlantedTests.open(root)
  const outcomes: Outcome[] = []
  for (const mutant of mutants) {
    const startedMs = performance.now()
    const killer = await planted.kill(mutant, testsOf(mutant, tests))
    const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1)
    if (typeof killer !== 'string') console.log(`✔ ${wordsOf(mutant)}\n    ${seconds} s  ${killer.name}`)
    outcomes.push({ mutant, killer })
    if (!planted.isStuck) continue
    // Its threads end with it.
    void planted.close()
    planted = await PlantedTests.open(root)
  }
  // A test that fails without a mutant has found nothing.
  const failing = await planted.failingAnyway(
    outcomes.flatMap(({ killer }) => (typeof killer === 'string' ? [] : [killer])),
  )
  await planted.close()
  return outcomes.map((one) =>
    typeof one.killer !== 'string' && failing.includes(one.killer)
      ? { ...one, killer: `"${one.killer.name}" fails without it too` }
      : one,
  )
}

async function main(): Promise<boolean> {
  const mutants = readMutants(root)
  const rules = new Set(readRules(read('SPEC.md') ?? '').map((one) => one.id))
  const problems = listProblems(mutants, { rules, read })
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) return false
  const choice = chosenOf(mutants)
  console.log(`${choice.why}.`)
  const outcomes = await runAll(choice.mutants)
  const survivors = outcomes.filter(({ killer }) => typeof killer === 'string')
  for (const { mutant, killer } of survivors) console.error(`✘ survived: ${wordsOf(mutant)}\n    ${String(killer)}`)
  const killed = outcomes.length - survivors.length
  console.log(`${String(killed)} killed, ${String(survivors.length)} survived`)
  if (values.report !== undefined) writeFileSync(values.report, JSON.stringify({ killed, survived: survivors.length }))
  return survivors.length === 0
}

// Ends threads too that a mutant left in a loop.
process.exit((await main()) ? 0 : 1)
