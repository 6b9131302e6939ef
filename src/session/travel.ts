import type { Actor } from 'xstate'
import type { LabHost, Moved, StepKind } from '../worker/protocol.ts'
import type { Ask } from './connection.ts'
import { activeView, presentMs, type LabStore } from './labStore.ts'
import { Playback, type Frames } from './playback.ts'
import type { playbackMachine } from './playbackMachine.ts'

/** Among the decisions of the active branch. */
export type Mark = 'first' | 'previous' | 'next' | 'last'

export interface TravelOptions {
  readonly store: LabStore
  readonly playback: Actor<typeof playbackMachine>
  /** `null` when the worker is gone: recovery then says what comes next. */
  readonly call: Ask
  /** Time has moved by a step or a seek, or playing has ended. */
  readonly onArrived: () => void
  readonly frames?: Frames
}

/** The step that is under way. */
interface Stepping {
  readonly way: 'forward' | 'back'
  readonly done: Promise<Moved | null>
}

/** Everything that moves time: playing, steps, seeks. The machine says which of them is on. */
export class Travel {
  readonly #options: TravelOptions
  readonly #driver: Playback
  #seekTo: number | null = null
  #seeking: Promise<void> | null = null
  #stepping: Stepping | null = null

  constructor(options: TravelOptions) {
    const { store, playback, call, frames } = options
    this.#options = options
    this.#driver = new Playback({
      advance: (toMs) => call((host) => host.advance(toMs, this.#stopsAtDecisions ? 'decision' : null)),
      presentMs: () => presentMs(store.getState()),
      speed: () => playback.getSnapshot().context.speed,
      onStopped: () => playback.send({ type: 'pause' }),
      onEffectiveSpeed: (effectiveSpeed) => store.setState({ effectiveSpeed }),
      ...(frames === undefined ? {} : { frames }),
    })
    let wasPlaying = false
    playback.subscribe((snapshot) => {
      const isPlaying = snapshot.matches('playing')
      if (isPlaying === wasPlaying) return
      wasPlaying = isPlaying
      if (isPlaying) this.#driver.start()
      else {
        this.#driver.stop()
        options.onArrived()
      }
    })
  }

  /** @returns whether there was anything to step to; where there was nothing, `restHash` says so */
  async stepForward(kind: StepKind): Promise<boolean> {
    const moved = await this.#step('forward', (host) => host.stepForward(kind))
    const { store } = this.#options
    if (moved?.hasStopped === false) store.setState((state) => ({ restHash: activeView(state)?.hash ?? null }))
    return moved?.hasStopped ?? false
  }

  async stepBack(kind: StepKind): Promise<boolean> {
    return (await this.#step('back', (host) => host.stepBack(kind)))?.hasStopped ?? false
  }

  /**
   * One step at a time: keys repeat faster than worlds are stepped. But where a step or a seek led is on the screen
   * before the worker says that it is done, so whoever turns round then, or steps on from there, is not left standing.
   *
   * @returns `null` for a step not taken
   */
  async #step(way: Stepping['way'], ask: (host: LabHost) => Promise<Moved>): Promise<Moved | null> {
    const { playback } = this.#options
    while (this.#seeking !== null) await this.#seeking
    if (this.#stepping !== null && this.#stepping.way !== way) await this.#stepping.done
    if (!playback.getSnapshot().can({ type: 'step' })) return null
    playback.send({ type: 'step' })
    const stepping = { way, done: this.#stepped(ask) }
    this.#stepping = stepping
    const moved = await stepping.done
    if (this.#stepping === stepping) this.#stepping = null
    return moved
  }

  async #stepped(ask: (host: LabHost) => Promise<Moved>): Promise<Moved | null> {
    const moved = await this.#options.call(ask)
    if (moved !== null) this.#arrive()
    return moved
  }

  /** While one seek is under way only the newest wish is kept: a dragged cursor asks for more than can be shown. */
  seek(atMs: number): Promise<void> {
    this.#seekTo = atMs
    this.#seeking ??= this.#seek()
    return this.#seeking
  }

  /** Where the lab before was being dragged to is nothing to the one that has taken its place. */
  forget(): void {
    this.#seekTo = null
  }

  async jumpToMark(mark: Mark): Promise<void> {
    const { store } = this.#options
    const nowMs = presentMs(store.getState())
    const times = activeView(store.getState())?.history.decisions.map((decision) => decision.atMs) ?? []
    const atMs = {
      first: () => times[0],
      previous: () => times.findLast((timeMs) => timeMs < nowMs),
      next: () => times.find((timeMs) => timeMs > nowMs),
      last: () => times.at(-1),
    }[mark]()
    if (atMs !== undefined) await this.seek(atMs)
    else if (mark === 'next') await this.stepForward('decision')
  }

  async #seek(): Promise<void> {
    const { playback, call, store } = this.#options
    playback.send({ type: 'seek' })
    // Wishes of the same moment are one; and `#seeking` is set before it is taken back below.
    await Promise.resolve()
    while (this.#seekTo !== null) {
      const atMs = Math.max(0, Math.floor(this.#seekTo))
      this.#seekTo = null
      if (atMs !== presentMs(store.getState())) await call((host) => host.seek(atMs))
    }
    this.#seeking = null
    this.#arrive()
  }

  #arrive(): void {
    this.#options.playback.send({ type: 'arrived' })
    this.#options.onArrived()
  }

  get #stopsAtDecisions(): boolean {
    return this.#options.playback.getSnapshot().context.stopsAtDecisions
  }
}
