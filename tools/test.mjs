/**
 * `npm test`: every check, one after the other, and one last line `N passed, N failed`. A step that fails does
 * not stop the next. `npm run test:lint` and its like name the steps to run.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getChromium } from './chromium.mjs'
import { chunkProblems } from './chunks.mjs'
import { build as buildLab, prepare, root, runTool, startTool } from './install.mjs'

/** @typedef {{ passed: number, failed: number }} Count */

// Outside the project, so that two runs at the same time do not read each other's.
const reports = mkdtempSync(join(tmpdir(), 'taskyard-test-'))
const minute = 60_000

/**
 * A step made of tools that only succeed or fail counts as one check. All its tools run, side by side.
 *
 * @param {string[][]} commands
 * @returns {Promise<Count>}
 */
async function check(commands) {
  const results = await Promise.all(
    commands.map(([name = '', ...args]) => startTool(name, args, { timeoutMs: 10 * minute })),
  )
  return results.every(Boolean) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/**
 * Reads a runner's report. A runner that failed without a failed test, or ran nothing, is a failure.
 *
 * @param {string} file
 * @param {boolean} succeeded
 * @param {(report: any) => Count} read
 * @returns {Count}
 */
function count(file, succeeded, read) {
  try {
    const { passed, failed } = read(JSON.parse(readFileSync(file, 'utf8')))
    const isSilent = failed === 0 && (!succeeded || passed === 0)
    return { passed, failed: isSilent ? 1 : failed }
  } catch {
    console.error(`No readable report in ${file}`)
    return { passed: 0, failed: 1 }
  }
}

/** @returns {Count} */
function unit() {
  const file = join(reports, 'unit.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const succeeded = runTool('vitest', args, { timeoutMs: 20 * minute })
  return count(file, succeeded, (report) => {
    // A file that could not be loaded has no tests to count.
    const broken = report.testResults.filter(
      (/** @type {any} */ result) =>
        result.status === 'failed' &&
        !result.assertionResults.some((/** @type {any} */ one) => one.status === 'failed'),
    )
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
  })
}

/** @returns {Count} */
function e2e() {
  const chromium = getChromium()
  if (chromium === undefined) {
    console.error('The journeys in e2e/ need a Chromium. Install one (Debian, Ubuntu: apt-get install chromium;')
    console.error('anywhere: npx playwright install --with-deps chromium), or name one: CHROMIUM=/path npm test')
    return { passed: 0, failed: 1 }
  }
  console.log(`Chromium: ${chromium}`)
  const file = join(reports, 'e2e.json')
  const env = { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  const succeeded = runTool('playwright', ['test', '--reporter=list,json'], { env, timeoutMs: 20 * minute })
  return count(file, succeeded, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
  }))
}

/** So many mutants stay under half a minute. */
const MUTANTS_MAX = 6

/** @returns {Count} */
function mutants() {
  const file = join(reports, 'mutants.json')
  const args = ['tools/mutants/main.ts', '--changed', `--most=${MUTANTS_MAX}`, `--report=${file}`]
  const succeeded = runTool('tsx', args, { timeoutMs: 10 * minute })
  // The list itself, which was held against the sources whole, is one check more.
  return count(file, succeeded, ({ killed, survived }) => ({ passed: killed + 1, failed: survived }))
}

/** @returns {Count} */
function build() {
  // The journeys must not pass on what an older build left.
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  if (!buildLab()) return { passed: 0, failed: 1 }
  const problems = chunkProblems(root)
  for (const problem of problems) console.error(problem)
  return problems.length === 0 ? { passed: 2, failed: 0 } : { passed: 1, failed: 1 }
}

/** @returns {Promise<Count>} */
async function rules() {
  // It reads the tests with the compiler, which may have been installed only now.
  const { ruleProblems } = await import('./rules.mjs')
  const problems = ruleProblems(root)
  for (const problem of problems) console.error(problem)
  console.log(problems.length === 0 ? 'SPEC.md, the tests and the code name the same rules.' : '')
  return problems.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** @type {Record<string, () => Count | Promise<Count>>} */
const steps = {
  // Types and rules in one pass: some rules ask for types. src/tsconfig.json gives the pure folders no browser's.
  lint: () =>
    check([
      ['oxlint', '-c', 'oxlint.config.mjs', '.'],
      ['oxfmt', '--check', '.'],
    ]),
  layers: () =>
    check([
      ['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'e2e', 'tools'],
      ['knip', '--no-progress'],
    ]),
  rules,
  unit,
  mutants,
  build,
  e2e,
}

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !(name in steps))
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}.`)
  process.exit(1)
}

prepare()
const total = { passed: 0, failed: 0 }
/** @type {string[]} */
const summary = []
/** What only reads runs side by side: neither keeps both cores busy. */
const readers = ['lint', 'layers']

/** @param {string} name */
async function runStep(name) {
  const startedMs = performance.now()
  const { passed, failed } = (await steps[name]?.()) ?? { passed: 0, failed: 1 }
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  total.passed += passed
  total.failed += failed
  summary.push(`${failed === 0 ? '✔' : '✘'} test:${name.padEnd(7)} ${passed} passed, ${failed} failed  ${seconds} s`)
}

const asked = Object.keys(steps).filter((name) => chosen.length === 0 || chosen.includes(name))
for (const names of [
  asked.filter((name) => readers.includes(name)),
  ...asked.filter((name) => !readers.includes(name)).map((name) => [name]),
]) {
  if (names.length === 0) continue
  const title = names.map((name) => `test:${name}`).join(', ')
  console.log(`\n── ${title} ${'─'.repeat(Math.max(2, 65 - title.length))}`)
  await Promise.all(names.map(runStep))
}

rmSync(reports, { recursive: true, force: true })
console.log(`\n${summary.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
