import { wrap } from 'comlink'
import { QUOTA_ROLL_MS, quotaLog } from '../../../src/testing/quotaLab.ts'
import { Pieces } from '../../../src/session/pieces.ts'
import { receive, type BranchView } from '../../../src/session/mirror.ts'
import type { HostMessage, LabHost } from '../../../src/worker/protocol.ts'

export interface QuotaTimes {
  /** Until the lab is there with all its 10,000 tasks. */
  readonly openMs: number
  /** Of simulated time for each wall ms while all tasks of a service are replaced. */
  readonly speed: number
  readonly seekMs: number
  /** The longest time from a question of the heartbeat to its answer. */
  readonly silenceMs: number
  /** The same of a worker that does nothing, asked at the same times. */
  readonly idleSilenceMs: number
  /** The longest that the page itself was held up by one message. */
  readonly messageMs: number
}

const PLAYED_MS = 120_000
const STEP_MS = 1_000
/** How often the heartbeat asks here: much more often than in the lab. */
const ASK_EVERY_MS = 5

/** Opens, plays and seeks in the lab of the size of the quotas, in a worker as it is on the page. */
export async function runQuota(): Promise<QuotaTimes> {
  const worker = new Worker(new URL('../../../src/worker/host.ts', import.meta.url), { type: 'module' })
  const idle = new Worker(new URL('./idleWorker.ts', import.meta.url), { type: 'module' })
  const host = wrap<LabHost>(worker)
  const hearing = new Hearing()
  worker.addEventListener('message', (event: MessageEvent<HostMessage | { readonly kind?: undefined }>) =>
    hearing.hear(event),
  )
  const heartbeats = [new Heartbeat(() => host.ping()), new Heartbeat(() => wrap<Pick<LabHost, 'ping'>>(idle).ping())]
  await Promise.all(heartbeats.map((one) => one.begin()))

  const openMs = await timeOf(() =>
    host.open({ format: 'taskyard/lab', version: 1, title: 'As large as the quotas', seed: 1, commands: quotaLog() }),
  )
  const playMs = await timeOf(async () => {
    for (let atMs = STEP_MS; atMs <= PLAYED_MS; atMs += STEP_MS) await host.advance(QUOTA_ROLL_MS + atMs, null)
  })
  const seekMs = await timeOf(async () => {
    for (const share of [0.5, 0.98, 0.1, 0.9]) await host.seek(Math.floor((QUOTA_ROLL_MS + PLAYED_MS) * share))
  })

  const [silenceMs = NaN, idleSilenceMs = NaN] = heartbeats.map((one) => one.end())
  worker.terminate()
  idle.terminate()
  return {
    openMs,
    speed: PLAYED_MS / playMs,
    seekMs: seekMs / 4,
    silenceMs,
    idleSilenceMs,
    messageMs: hearing.longestMs,
  }
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now()
  await act()
  return performance.now() - startedMs
}

/** Asks again as soon as it was answered, nearly. */
class Heartbeat {
  readonly #ping: () => Promise<unknown>
  #longestMs = 0
  #isOver = false

  constructor(ping: () => Promise<unknown>) {
    this.#ping = ping
  }

  /** The worker has loaded when it has answered once: that is not silence. */
  async begin(): Promise<void> {
    await this.#ping()
    void this.#beat()
  }

  end(): number {
    this.#isOver = true
    return this.#longestMs
  }

  async #beat(): Promise<void> {
    while (!this.#isOver) {
      const askedMs = performance.now()
      await this.#ping()
      this.#longestMs = Math.max(this.#longestMs, performance.now() - askedMs)
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
    }
  }
}

/** Takes in what the worker tells, as the page does. */
class Hearing {
  longestMs = 0
  readonly #pieces = new Pieces()
  #view: BranchView | undefined

  hear(event: MessageEvent<HostMessage | { readonly kind?: undefined }>): void {
    const startedMs = performance.now()
    // Chromium reads a message when it is asked for its data.
    const { data } = event
    if (data.kind === undefined || data.kind === 'progress') return
    if (data.kind === 'crashed') throw new Error(data.message)
    const message = this.#pieces.take(data)
    if (message !== null) {
      const view = message === 'gap' ? message : receive(this.#view, message)
      if (view === 'gap') throw new Error('A message was lost')
      this.#view = view
    }
    this.longestMs = Math.max(this.longestMs, performance.now() - startedMs)
  }
}
