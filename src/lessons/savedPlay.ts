import * as z from 'zod/mini'
import type { SavedPlay } from './playerMachine.ts'
import { CONFIDENCES } from './questions/kind.ts'
import type { KindName, QuestionTypes } from './questions/kinds.ts'
import { percentChange } from './scenario.ts'

const count = z.int().check(z.minimum(0), z.maximum(10_000))
const pair = z.object({ oldRunning: count, newRunning: count })

/** What is stored of an answer, by the kind of its question. Browsers hold it: it can only be added to. */
const records: { readonly [Name in KindName]: z.ZodMiniType<QuestionTypes[Name]['record']> } = {
  counts: z.object({
    kind: z.literal('counts'),
    prediction: z.nullable(z.object({ pair, confidence: z.enum(CONFIDENCES) })),
    hints: count,
    isRight: z.boolean(),
  }),
  change: z.object({
    kind: z.literal('change'),
    attempts: count,
    isSkipped: z.boolean(),
    hints: count,
    isRight: z.boolean(),
  }),
}

const savedSchema = z.object({
  records: z.array(z.union(Object.values(records))).check(z.maxLength(100)),
  changes: z.array(z.object({ atMs: z.int(), change: percentChange })).check(z.maxLength(100)),
})

/** A play as it was stored, if it is one. */
export function readSavedPlay(stored: unknown): SavedPlay | undefined {
  const parsed = savedSchema.safeParse(stored)
  return parsed.success ? parsed.data : undefined
}
