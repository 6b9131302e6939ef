import type { Act, CommandService, Output } from '../../model/api/command.ts'
import type { Engine } from '../../model/engine/engine.ts'

/** What a client of AWS sends and is sent, as far as an endpoint has to know it. */
interface Request {
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}
interface Response {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array
}

/** One call as it came and what it was answered with. */
export interface Exchange {
  readonly operation: string
  readonly input: Act['input']
  /** `null` for a refusal. */
  readonly output: Output | null
}

const JSON_TYPE = 'application/x-amz-json-1.1'

/**
 * A lab in the place of ECS's endpoint: AWS's JSON protocol goes in and comes out, so that a client's own reader and
 * writer run (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html).
 */
export class LabEndpoint {
  readonly engine: Engine
  readonly exchanges: Exchange[] = []
  readonly #stepMs: number

  /** @param stepMs  by how much the lab's time goes on before each call */
  constructor(engine: Engine, stepMs = 0) {
    this.engine = engine
    this.#stepMs = stepMs
  }

  /** What a client's request handler does. */
  handle(request: Request): Promise<{ readonly response: Response }> {
    const { engine } = this
    engine.runUntil(engine.world.nowMs + this.#stepMs)
    const operation = request.headers['x-amz-target']?.split('.').at(-1) ?? ''
    const input = JSON.parse(textOf(request.body)) as Act['input']
    const answer = this.give('ecs', operation, input)
    this.exchanges.push({ operation, input, output: 'error' in answer ? null : answer.output })
    const response =
      'error' in answer
        ? responseOf(400, { __type: answer.error.name, message: answer.error.message })
        : responseOf(200, answer.output)
    return Promise.resolve({ response })
  }

  /** A command beside the client: what it has no operation for. */
  give(service: CommandService, operation: string, input: Act['input']) {
    return this.engine.execute({ atMs: this.engine.world.nowMs, service, operation, input })
  }
}

function responseOf(statusCode: number, body: object): Response {
  return { statusCode, headers: { 'content-type': JSON_TYPE }, body: new TextEncoder().encode(JSON.stringify(body)) }
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return new TextDecoder().decode(body)
  throw new Error('a client sends text or bytes')
}
