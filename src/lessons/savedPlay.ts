import * as z from 'zod/mini'
import { askAtMs, type SavedPlay } from './playerMachine.ts'
import { courseOf } from './course.ts'
import { CONFIDENCES } from './predictions.ts'
import { percentChange, type Scenario } from './scenario.ts'

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

/**
 * The play if it can go on in this scenario as it is now: the document or the model may have changed since, and then
 * what was answered no longer belongs to what would be asked.
 */
export function resumable(scenario: Scenario, saved: SavedPlay | undefined): SavedPlay | undefined {
  if (saved === undefined) return undefined
  const known: SavedPlay['changes'][number][] = []
  for (const change of saved.changes) {
    const step = courseOf(scenario, known).steps.findLast((one) => one.kind === 'change')
    if (step === undefined || askAtMs(step) !== change.atMs) return undefined
    known.push(change)
  }
  const { steps } = courseOf(scenario, known)
  const isSame = saved.records.every((record, index) => record.kind === steps[index]?.kind)
  return isSame ? saved : undefined
}
