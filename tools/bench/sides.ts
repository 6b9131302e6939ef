import { fork, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { ChildRequest, ContenderName } from './child.ts'
import type { Round } from './contender.ts'

/** A contender as the bench sees it: another process. */
export interface Side {
  readonly name: string
  prepare(): Promise<void>
  trace(): Promise<unknown>
  round(): Promise<Round>
  end(): void
}

/** Starts a contender of child.ts. @param bundle  the path of the built child.ts */
export async function startNode(bundle: string, name: ContenderName): Promise<Side> {
  const child = fork(bundle, [name], { execArgv: ['--max-old-space-size=4096', '--expose-gc'] })
  const next = () =>
    new Promise<unknown>((resolve, reject) => {
      const onExit = (code: number | null) => reject(new Error(`${name} ended with code ${String(code)}`))
      child.once('exit', onExit)
      child.once('message', (message: { readonly answer?: unknown }) => {
        child.off('exit', onExit)
        resolve(message.answer)
      })
    })
  const ask = (request: ChildRequest) => {
    const answer = next()
    child.send(request)
    return answer
  }
  await next()
  return {
    name,
    prepare: async () => void (await ask('prepare')),
    trace: () => ask('trace'),
    round: async () => (await ask('round')) as Round,
    end: () => child.kill(),
  }
}

/** Answers one line with one line, both JSON. */
export interface PythonProcess {
  ask(line: string): Promise<unknown>
  end(): void
}

export function startPython(python: string, script: string): PythonProcess {
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    ask: async (line) => {
      child.stdin.write(`${line}\n`)
      const { value, done } = await lines.next()
      if (done === true) throw new Error(`${script} ended`)
      return JSON.parse(value)
    },
    end: () => child.stdin.end(),
  }
}
