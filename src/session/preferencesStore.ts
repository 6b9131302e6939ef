import { create } from 'zustand'
import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware'

/** `system` follows the operating system. The projector look belongs to the presenter, not to a person. */
export type ThemeChoice = 'system' | 'light' | 'dark'

/** `reduce` and `full` override what the operating system asks for. */
export type MotionChoice = 'system' | 'reduce' | 'full'

/** What a person chose about the page itself. Never part of a lab, a link or a save. */
export interface Preferences {
  readonly theme: ThemeChoice
  readonly motion: MotionChoice
  /** Whether single letters act as shortcuts; WCAG 2.1.4 wants a way to turn them off. */
  readonly letterKeys: boolean
  /** Which metric a lab shows as third track, by the lab's seed; the newest choice last. */
  readonly tracks: Readonly<Record<string, string>>
}

interface PreferencesActions {
  setTheme: (theme: ThemeChoice) => void
  setMotion: (motion: MotionChoice) => void
  setLetterKeys: (letterKeys: boolean) => void
  setTrack: (seed: number, track: string | null) => void
}

export const DEFAULT_PREFERENCES: Preferences = { theme: 'system', motion: 'system', letterKeys: true, tracks: {} }

const STORAGE_KEY = 'taskyard/preferences'

export const usePreferences = create<Preferences & PreferencesActions>()(
  persist(
    (set) => ({
      ...DEFAULT_PREFERENCES,
      setTheme: (theme) => set({ theme }),
      setMotion: (motion) => set({ motion }),
      setLetterKeys: (letterKeys) => set({ letterKeys }),
      setTrack: (seed, track) => set(({ tracks }) => ({ tracks: withTrack(tracks, seed, track) })),
    }),
    {
      name: STORAGE_KEY,
      version: 1,
      storage: createJSONStorage(() => forgivingStorage(() => localStorage)),
      partialize: ({ theme, motion, letterKeys, tracks }): Preferences => ({ theme, motion, letterKeys, tracks }),
      // An unknown version is read like a known one: readPreferences keeps what it understands.
      migrate: (stored) => readPreferences(stored),
      merge: (stored, current) => ({ ...current, ...readPreferences(stored) }),
    },
  ),
)

/** Takes what it knows from stored data and the default for the rest; never throws. */
export function readPreferences(stored: unknown): Preferences {
  const { theme, motion, letterKeys, tracks } = DEFAULT_PREFERENCES
  if (typeof stored !== 'object' || stored === null) return DEFAULT_PREFERENCES
  return {
    theme: 'theme' in stored && isThemeChoice(stored.theme) ? stored.theme : theme,
    motion: 'motion' in stored && isMotionChoice(stored.motion) ? stored.motion : motion,
    letterKeys: 'letterKeys' in stored && typeof stored.letterKeys === 'boolean' ? stored.letterKeys : letterKeys,
    tracks: 'tracks' in stored ? readTracks(stored.tracks) : tracks,
  }
}

/**
 * localStorage may be absent, full or forbidden, and throws then, even on being named. A preference
 * that cannot be stored still holds until the page closes.
 */
export function forgivingStorage(open: () => StateStorage): StateStorage {
  return {
    getItem: (name) => attempt(() => open().getItem(name)) ?? null,
    setItem: (name, value) => attempt(() => open().setItem(name, value)),
    removeItem: (name) => attempt(() => open().removeItem(name)),
  }
}

function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** Of so many labs it is remembered, those that were chosen last. */
const TRACKS_MAX = 50

function withTrack(tracks: Preferences['tracks'], seed: number, track: string | null): Preferences['tracks'] {
  const others = Object.entries(tracks).filter(([lab]) => lab !== labOf(seed))
  const next = track === null ? others : [...others, [labOf(seed), track] as const]
  return Object.fromEntries(next.slice(-TRACKS_MAX))
}

/** A bare number would stand in its order among the others, not last. */
function labOf(seed: number): string {
  return `lab ${String(seed)}`
}

/** Which metric a lab shows as third track; `null` for none. */
export function trackOf(tracks: Preferences['tracks'], seed: number): string | null {
  return tracks[labOf(seed)] ?? null
}

function readTracks(stored: unknown): Preferences['tracks'] {
  if (typeof stored !== 'object' || stored === null) return {}
  const known = Object.entries(stored).flatMap(([seed, track]) => (typeof track === 'string' ? [[seed, track]] : []))
  return Object.fromEntries(known.slice(-TRACKS_MAX))
}

function isThemeChoice(value: unknown): value is ThemeChoice {
  return value === 'system' || value === 'light' || value === 'dark'
}

function isMotionChoice(value: unknown): value is MotionChoice {
  return value === 'system' || value === 'reduce' || value === 'full'
}
