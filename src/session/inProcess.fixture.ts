import type { LabClientOptions, MakeLabClient, WorkerFailure } from '../worker/client.ts'
import { createLabServer } from '../worker/labServer.ts'
import type { HostMessage, LabHost } from '../worker/protocol.ts'
import type { Frames } from './playback.ts'

const UNREACHABLE: WorkerFailure = { kind: 'unreachable', message: 'The model’s program could not be fetched' }

/** What befalls workers, the ones that run and the ones to come. */
interface Fate {
  /** So many messages get lost on their way. */
  toLose: number
  readonly traps: Map<keyof LabHost, number>
  readonly held: Map<keyof LabHost, Promise<void>>
}

/** Workers that live on the page, so that a test in Node can break them. Everything is copied as postMessage does. */
export class FakeWorkers {
  /** In the order in which they were started. */
  readonly all: FakeWorker[] = []
  /** So many of the next workers have a program that cannot be fetched. */
  unreachable = 0
  readonly #fate: Fate = { toLose: 0, traps: new Map(), held: new Map() }

  readonly make: MakeLabClient = (options) => {
    this.unreachable -= 1
    const worker = new FakeWorker(options, this.#fate, this.unreachable < 0)
    this.all.push(worker)
    return { host: worker.host, end: () => worker.end() }
  }

  /** How many were started. */
  get started(): number {
    return this.all.length
  }

  get running(): number {
    return this.all.filter(({ isEnded }) => !isEnded).length
  }

  get newest(): FakeWorker {
    const newest = this.all.at(-1)
    if (newest === undefined) throw new Error('no worker was started')
    return newest
  }

  get isEnded(): boolean {
    return this.running === 0
  }

  set toLose(messages: number) {
    this.#fate.toLose = messages
  }

  /** The next `times` calls of that method crash. */
  trap(method: keyof LabHost, times = 1): void {
    this.#fate.traps.set(method, times)
  }

  /** Calls of that method get through when what is returned was called. */
  hold(method: keyof LabHost): () => void {
    let letGo = (): void => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    this.#fate.held.set(method, held)
    return () => {
      this.#fate.held.delete(method)
      letGo()
    }
  }

  hang(): void {
    this.newest.isHanging = true
  }

  /** What the heartbeat does after five seconds of silence. */
  noticeSilence(): void {
    this.newest.fail({ kind: 'silent', message: 'The model has not answered for 5 s' })
  }
}

export class FakeWorker {
  readonly host: LabHost
  isHanging: boolean
  isEnded = false
  readonly #options: LabClientOptions
  readonly #fate: Fate

  constructor(options: LabClientOptions, fate: Fate, isReachable: boolean) {
    this.#options = options
    this.#fate = fate
    this.isHanging = !isReachable
    this.host = this.#between(
      createLabServer({ post: (message) => this.#post(message), pause: () => Promise.resolve(false) }),
    )
    if (!isReachable) void Promise.resolve().then(() => this.fail(UNREACHABLE))
  }

  end(): void {
    this.isEnded = true
  }

  fail(failure: WorkerFailure): void {
    if (this.isEnded) return
    this.end()
    this.#options.onFailure(failure)
  }

  tellProgress(share: number): void {
    this.#post({ kind: 'progress', share })
  }

  #post(message: HostMessage): void {
    if (this.isEnded) return
    const copy = structuredClone(message)
    this.#fate.toLose -= 1
    if (this.#fate.toLose >= 0) return
    if (copy.kind === 'crashed') this.fail({ kind: 'crashed', message: copy.message })
    else if (copy.kind === 'progress') this.#options.onProgress(copy.share)
    else this.#options.onMessage(copy)
  }

  #between(server: LabHost): LabHost {
    const { traps, held } = this.#fate
    const call =
      (method: keyof LabHost) =>
      async (...given: readonly unknown[]): Promise<unknown> => {
        const copies = structuredClone(given)
        const holding = held.get(method)
        if (holding !== undefined) await holding
        if (this.isHanging || this.isEnded) return new Promise(() => undefined)
        const left = traps.get(method) ?? 0
        traps.set(method, Math.max(0, left - 1))
        const ask = server[method] as (...given: readonly unknown[]) => Promise<unknown>
        if (left > 0) return server.fail('crash')
        return structuredClone(await ask(...copies))
      }
    return new Proxy(server, { get: (_server, method) => call(method as keyof LabHost) })
  }
}

/** A screen whose frames come when a test says so. */
export class FakeFrames implements Frames {
  wallMs = 0
  #next: ((wallMs: number) => void) | null = null

  request(callback: (wallMs: number) => void): number {
    this.#next = callback
    return 1
  }

  cancel(): void {
    this.#next = null
  }

  get isWanted(): boolean {
    return this.#next !== null
  }

  /** One frame, and time for what it set off. */
  async frame(afterMs = 16): Promise<void> {
    this.wallMs += afterMs
    const next = this.#next
    this.#next = null
    next?.(this.wallMs)
    await new Promise((resolve) => setTimeout(resolve))
  }
}
