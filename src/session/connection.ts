import type { LabClient, MakeLabClient, WorkerFailure } from '../worker/client.ts'
import type { LabHost, StreamMessage } from '../worker/protocol.ts'

/** The worker was ended before it answered. */
export class WorkerGone extends Error {
  override readonly name = 'WorkerGone'
}

/** Asks a worker; `null` when it is gone. */
export type Ask = <T>(ask: (host: LabHost) => Promise<T>) => Promise<T | null>

/** Who hears what a worker says by itself. */
export interface ConnectionListener {
  readonly onMessage: (message: StreamMessage) => void
  /** Of the call under way, 0 to 1. */
  readonly onProgress?: (share: number) => void
  /** The worker has ended. Calls under way were refused. */
  readonly onFailure: (failure: WorkerFailure) => void
}

/**
 * The one worker behind a lab. When it fails, calls under way are refused and another can be started. A lab that was
 * opened beside the page's is handed over by giving its connection another listener.
 */
export class Connection {
  listener: ConnectionListener
  readonly #makeClient: MakeLabClient
  #client: LabClient | null = null
  #underWay = new Set<(error: WorkerGone) => void>()

  constructor(makeClient: MakeLabClient, listener: ConnectionListener) {
    this.#makeClient = makeClient
    this.listener = listener
  }

  get isStarted(): boolean {
    return this.#client !== null
  }

  start(): void {
    if (this.#client !== null) return
    const client = this.#makeClient({
      // What an ended worker still had on its way is not heard.
      onMessage: (message) => {
        if (this.#client === client) this.listener.onMessage(message)
      },
      onProgress: (share) => {
        if (this.#client === client) this.listener.onProgress?.(share)
      },
      onFailure: (failure) => {
        if (this.#client !== client) return
        this.end()
        this.listener.onFailure(failure)
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

  /** The same, with `null` for a worker that is gone. */
  async try<T>(ask: (host: LabHost) => Promise<T>): Promise<T | null> {
    try {
      return await this.call(ask)
    } catch (error) {
      if (error instanceof WorkerGone) return null
      throw error
    }
  }
}
