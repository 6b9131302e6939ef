import type { Moved } from '../worker/protocol.ts'

/** A frame that comes later than this comes after the tab was frozen or hidden: that time is not made up for. */
const FROZEN_MS = 1_000
/** What may be owed to a slow worker, in wall ms. More than that is dropped, and playing is slower than asked. */
const BACKLOG_MAX_MS = 250
/** Over how much wall time the effective speed is measured. */
const MEASURE_MS = 1_000

export interface PlaybackOptions {
  /** Simulates up to a time; `null` when the worker is gone. */
  readonly advance: (toMs: number) => Promise<Moved | null>
  readonly presentMs: () => number
  /** Simulated ms for each wall ms. */
  readonly speed: () => number
  /** It stopped where it was asked to. */
  readonly onStopped: () => void
  readonly onEffectiveSpeed: (speed: number | null) => void
  /** Of the browser; replaced in tests. */
  readonly frames?: Frames
}

export interface Frames {
  request(callback: (wallMs: number) => void): number
  cancel(handle: number): void
}

const browserFrames: Frames = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
}

/** Moves simulated time with the frames of the screen, with one call to the worker under way at most. */
export class Playback {
  readonly #options: PlaybackOptions
  readonly #frames: Frames
  #handle: number | null = null
  #lastFrameMs: number | null = null
  /** Simulated ms that are due, with their fraction. */
  #owedMs = 0
  #isUnderWay = false
  #measuredMs = 0
  #advancedMs = 0

  constructor(options: PlaybackOptions) {
    this.#options = options
    this.#frames = options.frames ?? browserFrames
  }

  start(): void {
    if (this.#handle !== null) return
    this.#lastFrameMs = null
    this.#owedMs = 0
    this.#measuredMs = 0
    this.#advancedMs = 0
    this.#handle = this.#frames.request(this.#onFrame)
  }

  stop(): void {
    if (this.#handle === null) return
    this.#frames.cancel(this.#handle)
    this.#handle = null
    this.#options.onEffectiveSpeed(null)
  }

  readonly #onFrame = (wallMs: number): void => {
    this.#handle = this.#frames.request(this.#onFrame)
    const sinceMs = wallMs - (this.#lastFrameMs ?? wallMs)
    this.#lastFrameMs = wallMs
    if (sinceMs > FROZEN_MS) return
    const speed = this.#options.speed()
    this.#owedMs = Math.min(this.#owedMs + sinceMs * speed, BACKLOG_MAX_MS * speed)
    this.#measure(sinceMs)
    if (!this.#isUnderWay && this.#owedMs >= 1) void this.#advance()
  }

  async #advance(): Promise<void> {
    const stepMs = Math.floor(this.#owedMs)
    const fromMs = this.#options.presentMs()
    this.#owedMs -= stepMs
    this.#isUnderWay = true
    const moved = await this.#options.advance(fromMs + stepMs)
    this.#isUnderWay = false
    if (moved === null) return
    this.#advancedMs += Math.max(0, moved.atMs - fromMs)
    // Less than was asked: a decision to stop at, or the end of simulated time.
    if ((moved.hasStopped || moved.atMs < fromMs + stepMs) && this.#handle !== null) this.#options.onStopped()
  }

  #measure(sinceMs: number): void {
    this.#measuredMs += sinceMs
    if (this.#measuredMs < MEASURE_MS) return
    this.#options.onEffectiveSpeed(this.#advancedMs / this.#measuredMs)
    this.#measuredMs = 0
    this.#advancedMs = 0
  }
}
