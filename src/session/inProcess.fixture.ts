import type { LabClientOptions, MakeLabClient } from '../worker/client.ts'
import { createLabServer } from '../worker/labServer.ts'
import type { HostMessage, LabHost } from '../worker/protocol.ts'
import type { Frames } from './playback.ts'

/** A worker that lives on the page, so that a test in Node can break it. Everything is copied as postMessage does. */
export class FakeWorkers {
  /** How many were started. */
  started = 0
  #client: LabClientOptions | null = null
  #isHanging = false
  #isEnded = true
  /** So many messages get lost on their way. */
  toLose = 0
  /** Breaks the worker when such a method is called. */
  readonly #traps = new Map<keyof LabHost, number>()

  readonly make: MakeLabClient = (options) => {
    this.started += 1
    this.#client = options
    this.#isHanging = false
    this.#isEnded = false
    let isOver = false
    const post = (message: HostMessage): void => {
      if (isOver) return
      const copy = structuredClone(message)
      this.toLose -= 1
      if (this.toLose >= 0) return
      if (copy.kind === 'crashed') options.onFailure({ kind: 'crashed', message: copy.message })
      else if (copy.kind !== 'progress') options.onMessage(copy)
    }
    const server = createLabServer({ post, pause: () => Promise.resolve(false) })
    const end = (): void => {
      isOver = true
      this.#isEnded = true
    }
    return { host: this.#between(server), end }
  }

  get isEnded(): boolean {
    return this.#isEnded
  }

  /** The next `times` calls of that method crash. */
  trap(method: keyof LabHost, times = 1): void {
    this.#traps.set(method, times)
  }

  hang(): void {
    this.#isHanging = true
  }

  /** What the heartbeat does after five seconds of silence. */
  noticeSilence(): void {
    this.#client?.onFailure({ kind: 'silent', message: 'The model has not answered for 5 s' })
  }

  #between(server: LabHost): LabHost {
    const call =
      (method: keyof LabHost) =>
      (...given: readonly unknown[]): Promise<unknown> => {
        if (this.#isHanging) return new Promise(() => undefined)
        const traps = this.#traps.get(method) ?? 0
        this.#traps.set(method, Math.max(0, traps - 1))
        const ask = server[method] as (...given: readonly unknown[]) => Promise<unknown>
        if (traps > 0) return server.fail('crash')
        return ask(...structuredClone(given)).then((answer) => structuredClone(answer))
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
