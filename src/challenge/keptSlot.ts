import * as z from 'zod/mini'
import { answerRecord } from './answerRecord.ts'
import type { Slot } from './quizMachine.ts'

const place = z.int().check(z.minimum(0), z.maximum(9))
const name = z.string().check(z.minLength(1), z.maxLength(80))
/** Whole, 0 to 2^32 − 1. */
export const keptSeed = z.int().check(z.minimum(0), z.maximum(0xffff_ffff))

/** A question of a quiz as a browser keeps it: its answer is of a form that exams have. */
export const slotSchema = z.object({
  ref: z.union([z.object({ template: name, seed: keptSeed }), z.object({ item: name, seed: keptSeed })]),
  answer: z.nullable(
    z.union([z.object({ option: place }), z.object({ options: z.array(place).check(z.maxLength(6)) })]),
  ),
  record: z.nullable(answerRecord),
  isFlagged: z.boolean(),
})

export type KeptSlot = z.infer<typeof slotSchema>

/** A slot as it is kept. */
export function keptSlot({ ref, answer, record, isFlagged }: Slot): KeptSlot {
  return { ref, answer: keptAnswer(answer), record, isFlagged }
}

function keptAnswer(answer: Slot['answer']): KeptSlot['answer'] {
  if (answer === null) return null
  if ('options' in answer) return { options: [...answer.options] }
  return 'option' in answer ? { option: answer.option } : null
}
