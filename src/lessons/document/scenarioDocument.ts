import * as z from 'zod/mini'
import { TIME_MAX_MS } from '../../base/eventQueue.ts'
import { ask, command, until } from './ask.ts'
import { line, text, values } from './look.ts'

export const SCENARIO_FORMAT = 'taskyard/scenario'
/** A story ends a day before a lab's year does: the model looks ahead of it. */
export const STORY_TIME_MAX_MS = TIME_MAX_MS - 86_400_000

/** Exactly one of the two percents. */
export const percentChange = z.union([
  z.strictObject({ minimumHealthyPercent: z.int().check(z.minimum(0), z.maximum(100)) }),
  z.strictObject({ maximumPercent: z.int().check(z.minimum(100), z.maximum(200)) }),
])

export const stepText = z.strictObject({ question: z.optional(line), notes: z.optional(text) })

/** When nothing moves any more the learner changes a percent; `solution` is one that works. */
export const stuckChange = z.strictObject({ question: line, prompt: text, solution: percentChange })

/**
 * One beat of a story. Its clock stands at the beat before and moves by `until` alone.
 *
 * - say: words, with what the story does and how long one watches
 * - ask: a question of any kind
 * - rolling: the deployment that the story has just begun, count by count to its end
 */
const beat = z.union([
  z.strictObject({
    say: text,
    values,
    title: z.optional(line),
    do: z.optional(z.array(command).check(z.minLength(1), z.maxLength(8))),
    until: z.optional(until),
  }),
  z.strictObject({ ask }),
  z.strictObject({
    rolling: z.strictObject({
      steps: z.optional(z.array(stepText).check(z.maxLength(40))),
      change: z.optional(stuckChange),
    }),
  }),
])

/** How the end is told: what led to what, what the exam makes of it, what to try next. */
const debrief = z.strictObject({
  chain: z.optional(z.array(line).check(z.minLength(2), z.maxLength(6))),
  trap: z.optional(text),
  outro: text,
  variants: z.optional(
    z
      .array(z.strictObject({ text: line, do: z.array(command).check(z.minLength(1), z.maxLength(8)) }))
      .check(z.maxLength(3)),
  ),
})

export const scenarioDocument = z.strictObject({
  format: z.literal(SCENARIO_FORMAT),
  version: z.literal(2),
  id: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60)),
  /** `fixit`: a broken lab to mend; else a story. */
  kind: z.optional(z.enum(['story', 'fixit'])),
  title: line,
  /** An id of the map of topics. */
  topic: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60)),
  level: z.optional(z.int().check(z.minimum(1), z.maximum(3))),
  minutes: z.int().check(z.minimum(1), z.maximum(60)),
  summary: text,
  intro: z.strictObject({
    situation: text,
    notes: z.optional(text),
    aws: z.optional(text),
    source: z.optional(line),
  }),
  /** Of the service that strip and timeline follow. */
  watch: z.optional(z.strictObject({ cluster: line, service: line })),
  fromMs: z.int().check(z.nonnegative(), z.maximum(STORY_TIME_MAX_MS)),
  beats: z.array(beat).check(z.minLength(1), z.maxLength(40)),
  /** More than a decision's own words say, by the id of its rule. */
  explain: z.optional(z.record(z.string().check(z.regex(/^[A-Z]{3}-\d+$/)), text)),
  debrief,
  /** A lab file: `fromMs` is when its story begins. */
  lab: z.unknown(),
})

/** One percent set anew. */
export type PercentChange = z.infer<typeof percentChange>
/** What a document may add to one step of a rolling update; everything else about it comes from the model. */
export type StepText = z.infer<typeof stepText>
export type StuckChange = z.infer<typeof stuckChange>
export type Beat = z.infer<typeof beat>
export type Debrief = z.infer<typeof debrief>
export type ScenarioDocument = z.infer<typeof scenarioDocument>
