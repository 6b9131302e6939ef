import { describe, expect, it } from 'vitest'
import type { Moved } from '../worker/protocol.ts'
import { FakeFrames } from './inProcess.fixture.ts'
import { Playback } from './playback.ts'

class Bench {
  readonly frames = new FakeFrames()
  readonly targets: number[] = []
  readonly speeds: (number | null)[] = []
  nowMs = 0
  endMs = Infinity
  speed = 4
  stops = 0
  isSlow = false
  isGone = false
  readonly playback: Playback
  #waiting: (() => void)[] = []

  constructor() {
    this.playback = new Playback({
      advance: (toMs) => this.#advance(toMs),
      presentMs: () => this.nowMs,
      speed: () => this.speed,
      onStopped: () => (this.stops += 1),
      onEffectiveSpeed: (speed) => void this.speeds.push(speed),
      frames: this.frames,
    })
    this.playback.start()
  }

  async play(frames: number, eachMs = 16): Promise<void> {
    for (let frame = 0; frame < frames; frame += 1) await this.frames.frame(eachMs)
  }

  answer(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }

  async #advance(toMs: number): Promise<Moved | null> {
    this.targets.push(toMs)
    if (this.isSlow) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    if (this.isGone) return null
    this.nowMs = Math.min(toMs, this.endMs)
    return { atMs: this.nowMs, hasStopped: this.nowMs < toMs }
  }
}

describe('playing', () => {
  it('moves simulated time by the speed, to the millisecond over many frames', async () => {
    const bench = new Bench()
    bench.speed = 0.25
    await bench.play(1)
    await bench.play(1_000, 10)
    expect(bench.nowMs).toBe(2_500)
    expect(bench.targets.every(Number.isInteger)).toBe(true)
  })

  it('has one call under way, and owes a slow worker a little only', async () => {
    const bench = new Bench()
    await bench.play(1)
    bench.isSlow = true
    await bench.play(60)
    expect(bench.targets).toEqual([64])
    bench.answer()
    bench.isSlow = false
    await bench.play(1)
    expect(bench.targets).toEqual([64])
    await bench.play(1)
    expect(bench.nowMs).toBe(64 + 250 * bench.speed)
  })

  it('drops the time in which the tab was frozen', async () => {
    const bench = new Bench()
    await bench.play(10)
    const { nowMs } = bench
    await bench.play(1, 3_600_000)
    expect(bench.nowMs).toBe(nowMs)
    await bench.play(1)
    expect(bench.nowMs).toBe(nowMs + 64)
  })

  it('says how fast it really is, and nothing when it is paused', async () => {
    const bench = new Bench()
    await bench.play(64)
    expect(bench.speeds[0]).toBeCloseTo(4, 0)
    bench.playback.stop()
    expect(bench.speeds.at(-1)).toBeNull()
    expect(bench.frames.isWanted).toBe(false)
  })

  it('reports a stop once per call, and none from a worker that is gone or after a pause', async () => {
    const bench = new Bench()
    bench.endMs = 100
    await bench.play(3)
    expect({ nowMs: bench.nowMs, stops: bench.stops }).toEqual({ nowMs: 100, stops: 1 })
    bench.isGone = true
    await bench.play(3)
    expect(bench.stops).toBe(1)
  })

  it('begins anew after a pause, owing nothing', async () => {
    const bench = new Bench()
    await bench.play(10)
    bench.playback.stop()
    const { nowMs } = bench
    await bench.play(10)
    bench.playback.start()
    await bench.play(1, 500)
    expect(bench.nowMs).toBe(nowMs)
    await bench.play(1)
    expect(bench.nowMs).toBe(nowMs + 64)
  })
})
