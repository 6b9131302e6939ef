import * as z from 'zod/mini'
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { QUIZ_MAX } from '../../challenge/drawQuiz.ts'
import { EXAMS } from '../../challenge/exams.ts'
import { keptSeed, slotSchema } from '../../challenge/keptSlot.ts'
import { useBegun } from '../../session/challenge/begunStore.ts'
import { forgivingStorage } from '../../session/preferencesStore.ts'

const ms = z.int().check(z.minimum(0))

const keptExam = z.object({
  exam: z.enum(['DVA', 'SAA']),
  seed: keptSeed,
  slots: z.array(slotSchema).check(z.minLength(1), z.maxLength(QUIZ_MAX)),
  index: ms,
  limitMs: z.nullable(ms),
  spentMs: ms,
})

/** A mock exam as this browser keeps it: under way, or handed in, when every slot has its record. */
export type KeptExam = z.infer<typeof keptExam>

interface KeptState {
  readonly kept: KeptExam | null
}

/** The one mock exam of this browser: a closed page loses none of it. Without storage it holds until then. */
export const useKeptExam = create<KeptState>()(
  persist((): KeptState => ({ kept: null }), {
    name: 'taskyard/exam',
    version: 1,
    storage: createJSONStorage(() => forgivingStorage(() => localStorage)),
    migrate: (stored) => ({ kept: readKept(stored) }),
    merge: (stored, current) => ({ ...current, kept: readKept(stored) }),
  }),
)

/** Keeps an exam in the place of the one before. */
export function keepExam(kept: KeptExam | null): void {
  useKeptExam.setState({ kept })
}

/** Keeps what has changed of the exam that is under way; nothing where none is. */
export function changeKept(change: Partial<KeptExam>): void {
  useKeptExam.setState(({ kept }) => ({ kept: kept === null ? null : { ...kept, ...change } }))
}

// Other pages lead to what is under way.
useKeptExam.subscribe(({ kept }) =>
  useBegun.setState({ exam: kept === null || isHandedIn(kept) ? null : standOf(kept) }),
)

function standOf({ exam, seed, slots }: KeptExam) {
  return {
    title: `${EXAMS[exam].name} mock exam`,
    answered: slots.filter(({ answer }) => answer !== null).length,
    questions: slots.length,
    atMs: Date.now(),
    search: { exam, seed },
  }
}

/** Whether it was handed in. */
export function isHandedIn({ slots }: Pick<KeptExam, 'slots'>): boolean {
  return slots.every(({ record }) => record !== null)
}

/** What cannot be read is no exam; never throws. */
export function readKept(stored: unknown): KeptExam | null {
  if (typeof stored !== 'object' || stored === null || !('kept' in stored)) return null
  const parsed = z.safeParse(keptExam, stored.kept)
  if (!parsed.success || parsed.data.index >= parsed.data.slots.length) return null
  return parsed.data
}
