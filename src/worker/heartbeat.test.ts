import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BEAT_MS, SILENCE_MAX_MS, startHeartbeat } from './heartbeat.ts'

const dead = () => new Promise<never>(() => undefined)

describe('a worker’s heartbeat', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('goes on while the worker answers', async () => {
    const onSilent = vi.fn()
    const ping = vi.fn(() => Promise.resolve())
    const { stop } = startHeartbeat({ ping, isWanted: () => true, onSilent })
    await vi.advanceTimersByTimeAsync(60_000)
    stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(onSilent).not.toHaveBeenCalled()
    expect(ping).toHaveBeenCalledTimes(60_000 / BEAT_MS)
  })

  it('reports silence once, soon after it has lasted too long', async () => {
    const onSilent = vi.fn()
    startHeartbeat({ ping: dead, isWanted: () => true, onSilent })
    await vi.advanceTimersByTimeAsync(SILENCE_MAX_MS)
    expect(onSilent).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(BEAT_MS)
    expect(onSilent).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(onSilent).toHaveBeenCalledTimes(1)
  })

  it('takes anything that was heard for an answer', async () => {
    const onSilent = vi.fn()
    const { heard } = startHeartbeat({ ping: dead, isWanted: () => true, onSilent })
    for (let beat = 0; beat < 30; beat += 1) {
      await vi.advanceTimersByTimeAsync(BEAT_MS)
      heard()
    }
    expect(onSilent).not.toHaveBeenCalled()
  })

  it('does not count the time in which nobody looked', async () => {
    const onSilent = vi.fn()
    let isWanted = false
    startHeartbeat({ ping: dead, isWanted: () => isWanted, onSilent })
    await vi.advanceTimersByTimeAsync(60_000)
    isWanted = true
    await vi.advanceTimersByTimeAsync(SILENCE_MAX_MS)
    expect(onSilent).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(BEAT_MS)
    expect(onSilent).toHaveBeenCalledTimes(1)
  })

  it('does not count the sleep of a frozen tab', async () => {
    const onSilent = vi.fn()
    startHeartbeat({ ping: dead, isWanted: () => true, onSilent })
    await vi.advanceTimersByTimeAsync(2 * BEAT_MS)
    // The clock goes on while no timer runs.
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 3_600_000)
    await vi.advanceTimersByTimeAsync(BEAT_MS)
    expect(onSilent).not.toHaveBeenCalled()
  })
})
