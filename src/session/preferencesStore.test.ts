import { describe, expect, it, vi } from 'vitest'
import { DEFAULT_PREFERENCES, forgivingStorage, readPreferences, trackOf, usePreferences } from './preferencesStore.ts'

describe('stored preferences', () => {
  it('are read field by field', () => {
    const stored = {
      theme: 'dark',
      motion: 'sideways',
      letterKeys: false,
      tracks: { 'lab 7': 'AWS/ECS x', 'lab 8': 3 },
      extra: 1,
    }
    expect(readPreferences(stored)).toEqual({
      theme: 'dark',
      motion: 'system',
      letterKeys: false,
      tracks: { 'lab 7': 'AWS/ECS x' },
    })
  })

  it.each([null, undefined, 'dark', 7, [], { theme: { toString: 'dark' } }])('fall back on garbage: %j', (stored) => {
    expect(readPreferences(stored)).toEqual(DEFAULT_PREFERENCES)
  })
})

it('of each lab remembers which metric it shows, of fifty at most', () => {
  const { setTrack } = usePreferences.getState()
  for (let seed = 60; seed > 0; seed--) setTrack(seed, `metric ${String(seed)}`)
  setTrack(1, null)
  const { tracks } = usePreferences.getState()
  expect([60, 51, 50, 2, 1].map((seed) => trackOf(tracks, seed))).toEqual([null, null, 'metric 50', 'metric 2', null])
})

describe('storage that throws', () => {
  const refuse = (): never => {
    throw new DOMException('forbidden', 'SecurityError')
  }

  it('is survived when it cannot even be named', () => {
    const storage = forgivingStorage(refuse)
    expect(storage.getItem('a')).toBeNull()
    expect(() => storage.setItem('a', 'b')).not.toThrow()
    expect(() => storage.removeItem('a')).not.toThrow()
  })

  it('is survived when it is full', () => {
    const storage = forgivingStorage(() => ({ getItem: () => null, setItem: refuse, removeItem: refuse }))
    expect(() => storage.setItem('a', 'b')).not.toThrow()
  })

  it('still lets a preference hold until the page closes', () => {
    // Node has no localStorage without a flag: naming it throws, as in a locked-down browser.
    vi.stubGlobal('localStorage', undefined)
    usePreferences.getState().setTheme('dark')
    expect(usePreferences.getState().theme).toBe('dark')
    vi.unstubAllGlobals()
  })
})
