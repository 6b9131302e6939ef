import type { Run } from '../../model/engine/run.ts'
import type { Act, Answer, CommandService, Output } from '../../model/api/command.ts'
import { wrongInAnswer } from '../aws/answerChecker.ts'
import { uncleanPart } from './clean.ts'
import type { Input } from './plan.ts'

/** Alters an answer on its way, to see whether a judge notices. */
export type Lie = (operation: string, output: Output) => Output

/** The only window on a world: questions and answers. What no client could read is a fault. */
export class Door {
  readonly #run: Run
  readonly #lie: Lie | undefined

  constructor(run: Run, lie?: Lie) {
    this.#run = run
    this.#lie = lie
  }

  /** @throws Error  for an answer that JSON cannot carry */
  query(service: CommandService, operation: string, input: Input): Answer {
    const answer = this.#run.query({ service, operation, input })
    const told =
      this.#lie !== undefined && 'output' in answer ? { output: this.#lie(operation, answer.output) } : answer
    refuseUnclean({ service, operation }, told)
    return told
  }

  /** @throws Error  also when it is refused */
  ask(service: CommandService, operation: string, input: Input): Output {
    const answer = this.query(service, operation, input)
    if ('error' in answer) {
      throw new Error(`${operation} ${JSON.stringify(input)} is refused: ${answer.error.name}, ${answer.error.message}`)
    }
    return answer.output
  }

  /** A whole list, page by page. */
  list(operation: string, of: { readonly name: string; readonly input: Input }): readonly string[] {
    const all: string[] = []
    const size = typeof of.input.maxResults === 'number' ? of.input.maxResults : 100
    let nextToken: unknown
    do {
      const page = this.ask('ecs', operation, { ...of.input, ...(nextToken !== undefined && { nextToken }) })
      const arns = page[of.name] as readonly string[]
      if (arns.length > size) throw new Error(`API-1 a page of ${operation} has ${String(arns.length)}`)
      all.push(...arns)
      if (page.nextToken !== undefined && page.nextToken === nextToken) throw new Error(`API-1 ${operation} never ends`)
      nextToken = page.nextToken
    } while (nextToken !== undefined)
    return all
  }

  /** Of many, a hundred at a time. */
  describe<T>(
    operation: string,
    of: {
      readonly name: string
      readonly key: string
      readonly size: number
      readonly cluster: string
      readonly ids: readonly string[]
    },
  ): readonly T[] {
    const found: T[] = []
    for (let i = 0; i < of.ids.length; i += of.size) {
      const output = this.ask('ecs', operation, { cluster: of.cluster, [of.key]: of.ids.slice(i, i + of.size) })
      const failures = output.failures as readonly unknown[]
      if (failures.length > 0)
        throw new Error(`${operation} does not find what was listed: ${JSON.stringify(failures)}`)
      found.push(...(output[of.name] as readonly T[]))
    }
    return found
  }
}

/** @throws Error  for an answer that JSON cannot carry whole, or that AWS's model of it does not have so (API-3) */
export function refuseUnclean({ service, operation }: Pick<Act, 'service' | 'operation'>, answer: Answer): void {
  const part = uncleanPart(answer, operation)
  if (part !== undefined) throw new Error(`an answer holds what JSON cannot carry: ${part}`)
  if ('error' in answer) return
  const [wrong] = wrongInAnswer(service, operation, answer.output)
  if (wrong !== undefined) throw new Error(`API-3 ${operation} answers with ${wrong.path}, which ${wrong.reason}`)
}
