import type { LabClient, LabClientOptions, MakeLabClient } from '../worker/client.ts'
import type { LabHost } from '../worker/protocol.ts'

/** The worker was ended before it answered. */
export class WorkerGone extends Error {
  override readonly name = 'WorkerGone'
}

/** The one worker of a session. When it fails, calls under way are refused and another can be started. */
export class Connection {
  readonly #makeClient: MakeLabClient
  readonly #options: LabClientOptions
  #client: LabClient | null = null
  #underWay = new Set<(error: WorkerGone) => void>()

  constructor(makeClient: MakeLabClient, options: LabClientOptions) {
    this.#makeClient = makeClient
    this.#options = options
  }

  get isStarted(): boolean {
    return this.#client !== null
  }

  start(): void {
    if (this.#client !== null) return
    const client = this.#makeClient({
      // What an ended worker still had on its way is not heard.
      onMessage: (message) => {
        if (this.#client === client) this.#options.onMessage(message)
      },
      onFailure: (failure) => {
        if (this.#client !== client) return
        this.end()
        this.#options.onFailure(failure)
      },
    })
    this.#client = client
  }

  end(): void {
    this.#client?.end()
    this.#client = null
    const underWay = this.#underWay
    this.#underWay = new Set()
    for (const refuse of underWay) refuse(new WorkerGone('The worker was ended'))
  }

  /** @throws WorkerGone  when there is no worker, or it ends before it answers */
  call<T>(ask: (host: LabHost) => Promise<T>): Promise<T> {
    const client = this.#client
    if (client === null) return Promise.reject(new WorkerGone('There is no worker'))
    return new Promise<T>((resolve, reject) => {
      this.#underWay.add(reject)
      ask(client.host).then(
        (value) => {
          this.#underWay.delete(reject)
          resolve(value)
        },
        (error: unknown) => {
          this.#underWay.delete(reject)
          // A host refuses only after a crash, which it has reported already.
          reject(new WorkerGone(error instanceof Error ? error.message : String(error)))
        },
      )
    })
  }
}
