import type { ErrorShape } from '../model/api/command.ts'
import type { LabHost } from '../worker/protocol.ts'
import type { Connection } from './connection.ts'
import type { LabStore } from './labStore.ts'

export interface AskingOptions {
  readonly store: LabStore
  /** Of the lab that is on the screen now. */
  readonly connection: () => Connection
  /** Resolves when no worker is being rebuilt. */
  readonly rebuilt: () => Promise<void>
}

/** How the worker of the lab on the screen is asked, and what becomes of a question when it breaks meanwhile. */
export class Asking {
  readonly #options: AskingOptions

  constructor(options: AskingOptions) {
    this.#options = options
  }

  /**
   * What a person asked for survives the worker: it is asked once more of the next one. `null` when that fails too, or
   * when another lab has taken the place of the one it was asked of.
   */
  async ask<T>(ask: (host: LabHost) => Promise<T>): Promise<T | null> {
    const { connection, rebuilt } = this.#options
    const asked = connection()
    const answer = await this.once(ask)
    if (answer !== null || asked !== connection()) return answer
    await rebuilt()
    return asked === connection() ? this.once(ask) : null
  }

  /** What the page asks by itself is not worth a second worker. */
  async once<T>(ask: (host: LabHost) => Promise<T>): Promise<T | null> {
    const { store, connection } = this.#options
    const answer = await connection().try(ask)
    if (store.getState().progress !== null) store.setState({ progress: null })
    return answer
  }
}

/** @param when  goes on the sentence: `while it made the branch` */
export function modelStopped(when: string): ErrorShape {
  return { name: 'ModelStopped', message: `The model stopped ${when}. Nothing else is lost.` }
}
