import type { StreamMessage, WholeMessage } from '../worker/protocol.ts'
import type { LabStore } from './labStore.ts'
import { awaitNewStream, receive, type BranchView } from './mirror.ts'
import { Pieces } from './pieces.ts'

export interface HearingOptions {
  readonly store: LabStore
  readonly onHeard: (message: WholeMessage) => void
  /** Has the worker tell everything anew. */
  readonly askForAll: () => Promise<unknown>
}

/** The copies that come of all that a worker has told since it began. */
export function heardFrom(messages: readonly StreamMessage[]): Readonly<Record<string, BranchView>> {
  const pieces = new Pieces()
  const views: Record<string, BranchView> = {}
  for (const posted of messages) {
    const message = pieces.take(posted)
    if (message === null || message === 'gap') continue
    const view = receive(views[message.branchId], message)
    if (view !== 'gap') views[message.branchId] = view
  }
  return views
}

/** Takes what the worker tells into the page's copies, and asks again when something was missed. */
export class Hearing {
  readonly #options: HearingOptions
  readonly #pieces = new Pieces()
  #isAsking = false

  constructor(options: HearingOptions) {
    this.#options = options
  }

  hear(posted: StreamMessage): void {
    const { store, onHeard } = this.#options
    const message = this.#pieces.take(posted)
    if (message === null) return
    const { views } = store.getState()
    const view = message === 'gap' ? 'gap' : receive(views[message.branchId], message)
    if (message === 'gap' || view === 'gap') return void this.#askForAll()
    store.setState({ views: { ...views, [message.branchId]: view } })
    onHeard(message)
  }

  /** Another worker will tell. Until then the copies stay as they are. */
  awaitNewWorker(): void {
    const { store } = this.#options
    const views: Record<string, BranchView> = {}
    for (const [id, view] of Object.entries(store.getState().views)) views[id] = awaitNewStream(view)
    store.setState({ views })
  }

  /** One answer heals any number of gaps. */
  async #askForAll(): Promise<void> {
    if (this.#isAsking) return
    this.#isAsking = true
    await this.#options.askForAll()
    this.#isAsking = false
  }
}
