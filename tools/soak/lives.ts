import { fork, type ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from '../install.mjs'
import type { Outcome } from './lived.ts'

/** Processes that live random lives side by side, one a core. */
export class Lives {
  readonly #child: string
  readonly #life: string
  readonly #all: Set<ChildProcess>
  readonly #free: ChildProcess[]
  readonly #waiting: ((child: ChildProcess) => void)[] = []
  #isOver = false

  /** @param life  the module whose thread lives them, for the process */
  constructor(child: string, life: string, count = availableParallelism()) {
    this.#child = child
    this.#life = life
    this.#all = new Set(Array.from({ length: count }, () => fork(child, [life])))
    this.#free = [...this.#all]
  }

  /** Bundled first, as the worker is: what a loader makes of the sources on the fly is slower. */
  static async open(): Promise<Lives> {
    const outDir = join(root, '.cache/soak')
    await build({
      root,
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      ssr: { noExternal: true, target: 'node' },
      build: {
        ssr: true,
        rolldownOptions: { input: ['child', 'life'].map((name) => join(root, `tools/soak/${name}.ts`)) },
        outDir,
        emptyOutDir: true,
        minify: false,
        target: 'es2023',
      },
    })
    return new Lives(join(outDir, 'child.js'), join(outDir, 'life.js'))
  }

  /** So many are asked for at once that no process waits for a long life before its own. */
  get ahead(): number {
    return this.#all.size * 4
  }

  async live(seed: number): Promise<Outcome> {
    const child = this.#free.pop() ?? (await new Promise<ChildProcess>((resolve) => this.#waiting.push(resolve)))
    const outcome = await outcomeOf(child, seed)
    // What waits at the end is not lived any more.
    if (!this.#isOver) this.#passOn(isAlive(child) ? child : this.#another(child))
    return outcome
  }

  end(): void {
    this.#isOver = true
    for (const child of this.#all) child.kill()
  }

  #passOn(child: ChildProcess): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#free.push(child)
    else next(child)
  }

  /** In the place of one that has ended. */
  #another(ended: ChildProcess): ChildProcess {
    this.#all.delete(ended)
    const child = fork(this.#child, [this.#life])
    this.#all.add(child)
    return child
  }
}

function outcomeOf(child: ChildProcess, seed: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const onExit = (code: number | null) => resolve({ problem: `its process ended with code ${String(code)}` })
    child.once('exit', onExit)
    child.once('message', (outcome: Outcome) => {
      child.off('exit', onExit)
      resolve(outcome)
    })
    child.send(seed)
  })
}

function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}
