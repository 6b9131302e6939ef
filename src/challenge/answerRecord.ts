import * as z from 'zod/mini'
import { CONFIDENCES } from '../lessons/questions/kind.ts'
import type { Answer, Question } from '../lessons/questions/kinds.ts'
import { EXAM_DOMAINS, type ExamDomain } from '../lessons/topics.ts'
import { MISCONCEPTIONS, type Misconception } from './misconceptions.ts'

const domains = Object.keys(EXAM_DOMAINS) as [ExamDomain, ...ExamDomain[]]
/** What an answer may name: instances, zones. */
export const THINGS_MAX = 16
const name = z.string().check(z.minLength(1), z.maxLength(80))
const thing = z.string().check(z.minLength(1), z.maxLength(80))

/** One answer that was given, as it is kept and moved between devices. Progress is what follows from all of them. */
export const answerRecord = z.strictObject({
  /** Unlike any other: the same answer is one, however often it is imported. */
  id: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  /** Wall clock, ms since 1970, until 2100: from there on a date it comes back on is still one. */
  atMs: z.int().check(z.minimum(0), z.maximum(4_102_444_800_000)),
  concept: name,
  /** Of a template. */
  seed: z.optional(z.int().check(z.minimum(0), z.maximum(0xffff_ffff))),
  topic: name,
  exam: z.array(z.enum(domains)).check(z.maxLength(8)),
  isRight: z.boolean(),
  /** `null` where it was not asked. */
  confidence: z.nullable(z.enum(CONFIDENCES)),
  hints: z.int().check(z.minimum(0), z.maximum(9)),
  /** The misconception behind a wrong answer, where it is known. */
  mistake: z.nullable(name),
  mode: z.enum(['practice', 'mock', 'duel', 'shared']),
  /** Of a wrong answer to a template's question that made a world of its own: both can be played again. */
  answer: z.optional(
    z.union([
      z.strictObject({ option: z.int().check(z.minimum(0), z.maximum(9)) }),
      z.strictObject({ ids: z.array(thing).check(z.maxLength(THINGS_MAX)) }),
      z.strictObject({
        counts: z
          .record(thing, z.int().check(z.minimum(0), z.maximum(9_999)))
          .check(z.refine((counts) => Object.keys(counts).length <= THINGS_MAX, 'more things than an answer names')),
      }),
    ]),
  ),
})

export type AnswerRecord = z.infer<typeof answerRecord>

/** The misconception that an answer shows; `null` for a right one and for one of which nothing is known. */
export function misconceptionOf(question: Question, answer: Answer): Misconception | null {
  const found = mistakeOf(question, answer)
  return found !== null && found in MISCONCEPTIONS ? (found as Misconception) : null
}

function mistakeOf(question: Question, answer: Answer): string | null {
  if ('options' in question) {
    const chosen = 'options' in answer ? answer.options : 'option' in answer ? [answer.option] : []
    return chosen.map((at) => question.options[at]).find((one) => one?.isRight === false)?.mistake ?? null
  }
  if (question.kind === 'number' && 'value' in answer) {
    return question.mistakes.find(({ value }) => value === answer.value)?.mistake ?? null
  }
  if (question.kind === 'pick' && 'ids' in answer) {
    const { ids } = answer
    return (
      question.mistakes.find((one) => one.ids.length === ids.length && one.ids.every((id) => ids.includes(id)))
        ?.mistake ?? null
    )
  }
  return null
}
