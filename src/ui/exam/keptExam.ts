import * as z from 'zod/mini'
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { answerRecord } from '../../challenge/answerRecord.ts'
import { QUIZ_MAX } from '../../challenge/drawQuiz.ts'
import type { Slot } from '../../challenge/quizMachine.ts'
import { forgivingStorage } from '../../session/preferencesStore.ts'

const place = z.int().check(z.minimum(0), z.maximum(9))
const seed = z.int().check(z.minimum(0), z.maximum(0xffff_ffff))
const name = z.string().check(z.minLength(1), z.maxLength(80))
const ms = z.int().check(z.minimum(0))

const slot = z.object({
  ref: z.union([z.object({ template: name, seed }), z.object({ item: name, seed })]),
  answer: z.nullable(
    z.union([z.object({ option: place }), z.object({ options: z.array(place).check(z.maxLength(6)) })]),
  ),
  record: z.nullable(answerRecord),
  isFlagged: z.boolean(),
})

const keptExam = z.object({
  exam: z.enum(['DVA', 'SAA']),
  seed,
  slots: z.array(slot).check(z.minLength(1), z.maxLength(QUIZ_MAX)),
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

/** A question of the quiz as it is kept: its answer is of a form that exams have. */
export function keptSlot({ ref, answer, record, isFlagged }: Slot): KeptExam['slots'][number] {
  return { ref, answer: keptAnswer(answer), record, isFlagged }
}

function keptAnswer(answer: Slot['answer']): KeptExam['slots'][number]['answer'] {
  if (answer === null) return null
  if ('options' in answer) return { options: [...answer.options] }
  return 'option' in answer ? { option: answer.option } : null
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
