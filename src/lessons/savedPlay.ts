import * as z from 'zod/mini'
import { COMMAND_SERVICES } from '../model/api/command.ts'
import { percentChange } from './document/scenarioDocument.ts'
import type { SavedPlay } from './playerMachine.ts'
import { CONFIDENCES } from './questions/kind.ts'
import type { KindName, QuestionTypes } from './questions/kinds.ts'

const count = z.int().check(z.minimum(0), z.maximum(10_000))
const pair = z.object({ oldRunning: count, newRunning: count })
const short = z.string().check(z.maxLength(200))
const places = z.array(count).check(z.maxLength(20))
const confidence = z.nullable(z.enum(CONFIDENCES))
const time = z.int().check(z.minimum(0))

/** What is stored of an answer whose key was known. */
function asked<Name extends KindName, Answer extends z.ZodMiniType>(kind: Name, answer: Answer) {
  return z.object({
    kind: z.literal(kind),
    answer: z.nullable(answer),
    confidence,
    hints: count,
    isRight: z.boolean(),
  })
}

/** What is stored of a goal that was tried for. */
function tried<Name extends KindName>(kind: Name) {
  return z.object({
    kind: z.literal(kind),
    answer: z.null(),
    confidence: z.null(),
    attempts: count,
    commands: count,
    lowestHealthy: z.nullable(count),
    isShown: z.boolean(),
    hints: count,
    isRight: z.boolean(),
  })
}

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
  choice: asked('choice', z.object({ option: count })),
  several: asked('several', z.object({ options: places })),
  number: asked('number', z.object({ value: z.int() })),
  pick: asked('pick', z.object({ ids: z.array(short).check(z.maxLength(20)) })),
  place: asked('place', z.object({ counts: z.record(short, count) })),
  order: asked('order', z.object({ items: places })),
  mark: asked('mark', z.object({ atMs: time })),
  fault: asked('fault', z.object({ path: short })),
  field: tried('field'),
  fix: tried('fix'),
}

const command = z.object({
  atMs: time,
  service: z.enum(COMMAND_SERVICES),
  operation: short,
  input: z.record(z.string(), z.unknown()),
})

const tries = z.union([
  z.object({ atMs: z.int(), change: percentChange }),
  z.object({ commands: z.array(command).check(z.maxLength(200)) }),
])

const savedSchema = z.object({
  records: z.array(z.union(Object.values(records))).check(z.maxLength(100)),
  changes: z.array(tries).check(z.maxLength(100)),
})

/** A play as it was stored, if it is one. */
export function readSavedPlay(stored: unknown): SavedPlay | undefined {
  const parsed = savedSchema.safeParse(stored)
  return parsed.success ? parsed.data : undefined
}
