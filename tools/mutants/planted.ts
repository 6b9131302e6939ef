import { join, relative } from 'node:path'
import { createVitest, type TestCase, type TestModule, type Vitest } from 'vitest/node'
import type { Mutant } from './list.ts'

/** A test that failed by an assertion. */
export interface Killer {
  /** From the project's root. */
  readonly file: string
  /** The names of its suites and its own, with blanks between: what a name pattern is held against. */
  readonly name: string
}

interface Run {
  readonly mutant: Mutant | null
  readonly files: readonly string[]
  /** Of the tests to run. */
  readonly names: RegExp
  readonly onResult: (test: TestCase) => void
  readonly onModule?: (module: TestModule) => void
}

/** A mutant may have made an endless loop. */
const PATIENCE_MS = 90_000

/**
 * One Vitest for many runs, each with another mutant planted. It is put in as its file is loaded, so no file is ever
 * written, whatever ends this process.
 */
export class PlantedTests {
  readonly #root: string
  readonly #vitest: Vitest
  readonly #desk: Desk
  #isStuck = false

  private constructor(root: string, vitest: Vitest, desk: Desk) {
    this.#root = root
    this.#vitest = vitest
    this.#desk = desk
  }

  /** @param root  of the project */
  static async open(root: string): Promise<PlantedTests> {
    const desk: Desk = { run: null }
    const vitest = await createVitest(
      'test',
      {
        root,
        watch: false,
        // No snapshot is written either.
        update: 'none',
        // A thread ends with this process, even in an endless loop.
        pool: 'threads',
        // Only what a test finds counts, not how long it takes on a busy machine.
        testTimeout: PATIENCE_MS,
        reporters: [
          {
            onTestCaseResult: (test) => desk.run?.onResult(test),
            onTestModuleEnd: (module) => desk.run?.onModule?.(module),
          },
        ],
      },
      {
        plugins: [
          {
            name: 'mutant',
            enforce: 'pre',
            transform: (code, id) => planted(code, desk.run?.mutant, relative(root, id.split('?')[0] ?? '')),
          },
        ],
      },
    )
    return new PlantedTests(root, vitest, desk)
  }

  /** A mutant goes on for ever in it: it takes no other. */
  get isStuck(): boolean {
    return this.#isStuck
  }

  async close(): Promise<void> {
    await this.#vitest.close()
  }

  /**
   * Runs the tests that name the mutant's rule until one fails by an assertion.
   *
   * @returns that test, or in words how the mutant survived
   */
  async kill(mutant: Mutant, files: readonly string[]): Promise<Killer | string> {
    const killers: Killer[] = []
    let ran = 0
    const broken: string[] = []
    const onResult = (test: TestCase) => {
      if (test.result().state !== 'skipped') ran += 1
      if (!hasFailedByAssertion(test)) return
      killers.push(this.#asKiller(test))
      if (killers.length === 1) void this.#vitest.cancelCurrentRun('test-failure')
    }
    const onModule = (module: TestModule) => broken.push(...module.errors().map((error) => error.message))
    await this.#go({ mutant, files, names: new RegExp(`\\b${mutant.rule}\\b`), onResult, onModule })
    if (this.#isStuck) return `not done in ${String(PATIENCE_MS / 1_000)} s: does it go on for ever?`
    if (killers[0] !== undefined) return killers[0]
    if (broken[0] !== undefined) return `a test file could not be loaded: ${broken[0]}`
    return ran === 0 ? `no test has ${mutant.rule} in its name` : 'no test fails by an assertion'
  }

  /** @returns those of the tests that do not pass although nothing is planted */
  async failingAnyway(killers: readonly Killer[]): Promise<readonly Killer[]> {
    if (killers.length === 0) return []
    const passed = new Set<string>()
    const onResult = (test: TestCase) => {
      const { file, name } = this.#asKiller(test)
      if (test.result().state === 'passed') passed.add(`${file} ${name}`)
    }
    const names = killers.map((one) => one.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    const files = [...new Set(killers.map((one) => one.file))]
    await this.#go({ mutant: null, files, names: new RegExp(`^(?:${names.join('|')})$`), onResult })
    return killers.filter(({ file, name }) => !passed.has(`${file} ${name}`))
  }

  async #go(run: Run): Promise<void> {
    const altered = [this.#desk.run?.mutant?.file, run.mutant?.file].filter((file) => file !== undefined)
    for (const file of altered) this.#vitest.invalidateFile(join(this.#root, file))
    this.#desk.run = run
    this.#vitest.setGlobalTestNamePattern(run.names)
    const project = this.#vitest.getRootProject()
    const specifications = run.files.map((file) => project.createSpecification(join(this.#root, file)))
    const running = this.#vitest.runTestSpecifications(specifications)
    if (run.mutant === null) return void (await running)
    let patience: NodeJS.Timeout | undefined
    const tooLong = new Promise<'stuck'>((resolve) => {
      patience = setTimeout(() => resolve('stuck'), PATIENCE_MS)
    })
    this.#isStuck = (await Promise.race([running, tooLong])) === 'stuck'
    clearTimeout(patience)
  }

  #asKiller(test: TestCase): Killer {
    return { file: relative(this.#root, test.module.moduleId), name: nameOf(test) }
  }
}

/** What the hooks of the one Vitest go by now. */
interface Desk {
  run: Run | null
}

function planted(code: string, mutant: Mutant | null | undefined, file: string): { code: string } | undefined {
  if (mutant?.file !== file) return undefined
  return { code: code.replace(mutant.from, () => mutant.to) }
}

function nameOf(test: TestCase): string {
  const names = [test.name]
  for (let one = test.parent; one.type === 'suite'; one = one.parent) names.unshift(one.name)
  return names.join(' ')
}

/** By an expectation of the test: not by an error that the program threw, its own assertions included. */
function hasFailedByAssertion(test: TestCase): boolean {
  const { state, errors = [] } = test.result()
  return state === 'failed' && errors.some(isAssertion)
}

/** A property that failed says so in an error of its own, and has what failed in it as its cause. */
function isAssertion(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { name, message, cause } = error as { name?: string; message?: string; cause?: unknown }
  if (name === 'AssertionError') return message?.startsWith('Broken: ') !== true
  return isAssertion(cause)
}
