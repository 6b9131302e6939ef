import * as z from 'zod/mini'
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { QUIZ_MAX } from '../../challenge/drawQuiz.ts'
import { slotSchema } from '../../challenge/keptSlot.ts'
import { useBegun } from '../../session/challenge/begunStore.ts'
import { forgivingStorage } from '../../session/preferencesStore.ts'
import { readQuizSearch, type QuizSearch } from './quizSearch.ts'

/** So many quizzes that were left are kept; of more the oldest go. */
export const QUIZZES_KEPT_MAX = 5

const keptQuiz = z.object({
  search: z.pipe(z.record(z.string(), z.unknown()), z.transform(readQuizSearch)),
  title: z.string().check(z.maxLength(200)),
  slots: z.array(slotSchema).check(z.minLength(1), z.maxLength(QUIZ_MAX)),
  /** Wall clock, ms since 1970. */
  atMs: z.int().check(z.minimum(0)),
})

/** A quiz of practice that is not at its end: its address, and its questions with the answers so far. */
export type KeptQuiz = z.infer<typeof keptQuiz>

interface QuizzesState {
  /** What was worked at last comes first. */
  readonly quizzes: readonly KeptQuiz[]
}

/** The quizzes that this browser keeps. Without storage they hold until the page closes. */
export const useKeptQuizzes = create<QuizzesState>()(
  persist((): QuizzesState => ({ quizzes: [] }), {
    name: 'taskyard/quizzes',
    version: 1,
    storage: createJSONStorage(() => forgivingStorage(() => localStorage)),
    migrate: (stored) => readQuizzes(stored),
    merge: (stored, current) => (stored === undefined ? current : readQuizzes(stored)),
  }),
)

/** Keeps a quiz as it stands, in the place of what was kept of it before. */
export function keepQuiz(quiz: KeptQuiz): void {
  change((others) => [quiz, ...others].slice(0, QUIZZES_KEPT_MAX), quiz.search)
}

/** Forgets a quiz: it came to its end, or was given up. */
export function dropQuiz(search: QuizSearch): void {
  change((others) => others, search)
}

/** What is kept of the quiz of an address. */
export function quizOf({ quizzes }: QuizzesState, search: QuizSearch): KeptQuiz | undefined {
  return quizzes.find((one) => isSame(one.search, search))
}

/** How many of its questions are answered. */
export function answeredOf({ slots }: Pick<KeptQuiz, 'slots'>): number {
  return slots.filter(({ record }) => record !== null).length
}

/** Where one goes on: at the first question without an answer; past the last when there is none. */
export function leftOf({ slots }: Pick<KeptQuiz, 'slots'>) {
  const open = slots.findIndex(({ record }) => record === null)
  return { slots, index: open < 0 ? slots.length - 1 : open }
}

/** What cannot be read is left out; never throws. */
export function readQuizzes(stored: unknown): QuizzesState {
  if (typeof stored !== 'object' || stored === null || !('quizzes' in stored)) return { quizzes: [] }
  const { quizzes } = stored
  if (!Array.isArray(quizzes)) return { quizzes: [] }
  const read = quizzes.slice(0, QUIZZES_KEPT_MAX).flatMap((one) => {
    const parsed = z.safeParse(keptQuiz, one)
    return parsed.success ? [parsed.data] : []
  })
  return { quizzes: read }
}

function change(make: (others: readonly KeptQuiz[]) => readonly KeptQuiz[], search: QuizSearch): void {
  // What another tab has kept meanwhile stays.
  void useKeptQuizzes.persist.rehydrate()
  useKeptQuizzes.setState(({ quizzes }) => ({ quizzes: make(quizzes.filter((one) => !isSame(one.search, search))) }))
  const [newest] = useKeptQuizzes.getState().quizzes
  useBegun.setState({ quiz: newest === undefined ? null : standOf(newest) })
}

function standOf({ title, slots, atMs, search }: KeptQuiz) {
  const named = Object.entries(search).filter(([, value]) => value !== undefined)
  return {
    title,
    answered: answeredOf({ slots }),
    questions: slots.length,
    atMs,
    search: Object.fromEntries(named) as Readonly<Record<string, string | number>>,
  }
}

function isSame(one: QuizSearch, other: QuizSearch): boolean {
  return JSON.stringify(readQuizSearch({ ...one })) === JSON.stringify(readQuizSearch({ ...other }))
}
