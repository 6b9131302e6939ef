import { afterEach, describe, expect, it, vi } from 'vitest'
import { hasStoredPlay, PROGRESS_NAME } from './storedPlay.ts'

function stand(stored: string | null, state: unknown = null): void {
  vi.stubGlobal('localStorage', { getItem: (name: string) => (name === PROGRESS_NAME ? stored : null) })
  vi.stubGlobal('history', { state })
}

const kept = (play: unknown): string =>
  JSON.stringify({ state: { scenarios: { told: { play, best: null } } }, version: 1 })

describe('whether a play is stored, before there is what reads it', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('is so while one is under way, or was at its end when the page was left', () => {
    stand(kept({ records: [], changes: [] }))
    expect(hasStoredPlay('told')).toBe(true)
    expect(hasStoredPlay('another')).toBe(false)
    stand(kept(null))
    expect(hasStoredPlay('told')).toBe(false)
    stand(kept(null), { finishedPlay: { records: [], changes: [] } })
    expect(hasStoredPlay('told')).toBe(true)
    stand(null, { finishedPlay: undefined })
    expect(hasStoredPlay('told')).toBe(false)
  })

  it('is not so where the store has something else, or may not be asked', () => {
    for (const stored of ['', '{', '5', '[]', '{"state":null}', '{"state":{"scenarios":{"told":null}}}']) {
      stand(stored)
      expect(hasStoredPlay('told'), stored).toBe(false)
    }
    vi.stubGlobal('localStorage', undefined)
    expect(hasStoredPlay('told')).toBe(false)
    // The entry of the history is there without a store.
    vi.stubGlobal('history', { state: { finishedPlay: { records: [], changes: [] } } })
    expect(hasStoredPlay('told')).toBe(true)
  })
})
