import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { forgivingStorage } from '../preferencesStore.ts'

interface Stand {
  /** As its page calls it. */
  readonly title: string
  /** So many of its questions are answered. */
  readonly answered: number
  readonly questions: number
  /** When it was worked at last; wall clock, ms since 1970. */
  readonly atMs: number
  /** What the address of its page says. */
  readonly search: Readonly<Record<string, string | number>>
}

/** What is under way in challenge mode, for pages without its own code: whoever keeps it writes it anew. */
export interface BegunState {
  readonly quiz: Stand | null
  readonly exam: Stand | null
}

const NOTHING: BegunState = { quiz: null, exam: null }
const NAMES_MAX = 10
const TEXT_MAX = 8_000

export const useBegun = create<BegunState>()(
  persist((): BegunState => NOTHING, {
    name: 'taskyard/begun',
    version: 1,
    storage: createJSONStorage(() => forgivingStorage(() => localStorage)),
    migrate: (stored) => readBegun(stored),
    merge: (stored, current) => ({ ...current, ...readBegun(stored) }),
  }),
)

/** Takes what it understands from stored data; never throws. */
export function readBegun(stored: unknown): BegunState {
  if (typeof stored !== 'object' || stored === null) return NOTHING
  return {
    quiz: 'quiz' in stored && isStand(stored.quiz) ? stored.quiz : null,
    exam: 'exam' in stored && isStand(stored.exam) ? stored.exam : null,
  }
}

function isStand(value: unknown): value is Stand {
  if (typeof value !== 'object' || value === null) return false
  const { title, answered, questions, atMs, search } = value as Record<keyof Stand, unknown>
  return (
    typeof title === 'string' &&
    title.length <= TEXT_MAX &&
    [answered, questions, atMs].every((one) => Number.isSafeInteger(one) && Number(one) >= 0) &&
    isSearch(search)
  )
}

function isSearch(value: unknown): value is Stand['search'] {
  if (typeof value !== 'object' || value === null) return false
  const members: readonly unknown[] = Object.values(value)
  return (
    members.length <= NAMES_MAX &&
    members.every((one) => typeof one === 'number' || (typeof one === 'string' && one.length <= TEXT_MAX))
  )
}
