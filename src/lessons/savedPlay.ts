import * as z from 'zod/mini'
import type { SavedPlay } from './playerMachine.ts'
import { CONFIDENCES } from './predictions.ts'
import { percentChange } from './scenario.ts'

const count = z.int().check(z.minimum(0), z.maximum(10_000))
const pair = z.object({ oldRunning: count, newRunning: count })

const savedSchema = z.object({
  records: z
    .array(
      z.union([
        z.object({
          kind: z.literal('counts'),
          prediction: z.nullable(z.object({ pair, confidence: z.enum(CONFIDENCES) })),
          hints: count,
          isRight: z.boolean(),
        }),
        z.object({
          kind: z.literal('change'),
          attempts: count,
          isSkipped: z.boolean(),
          hints: count,
          isRight: z.boolean(),
        }),
      ]),
    )
    .check(z.maxLength(100)),
  changes: z.array(z.object({ atMs: z.int(), change: percentChange })).check(z.maxLength(100)),
})

/** A play as it was stored, if it is one. */
export function readSavedPlay(stored: unknown): SavedPlay | undefined {
  const parsed = savedSchema.safeParse(stored)
  return parsed.success ? parsed.data : undefined
}
