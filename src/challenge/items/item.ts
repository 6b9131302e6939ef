import * as z from 'zod/mini'
import { command, until } from '../../lessons/document/ask.ts'
import { jsonObject, look, span, test, when } from '../../lessons/document/look.ts'
import { EXAM_DOMAINS, type ExamDomain } from '../../lessons/topics.ts'
import { MISCONCEPTIONS, type Misconception } from '../misconceptions.ts'

const ITEMS_FORMAT = 'taskyard/items'
/** Longest stem and option, in characters: what an exam's screen holds without scrolling. */
const STEM_MAX = 700
const OPTION_MAX = 220

const domains = Object.keys(EXAM_DOMAINS) as [ExamDomain, ...ExamDomain[]]
const misconceptions = Object.keys(MISCONCEPTIONS) as [Misconception, ...Misconception[]]
const id = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60))
const words = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

const option = z.strictObject({
  text: words(OPTION_MAX),
  isRight: z.optional(z.literal(true)),
  /** Why it is right, or which constraint it breaks. */
  because: words(420),
  mistake: z.optional(z.enum(misconceptions)),
})

/** How the model shows an option right or wrong; with `do` in a world of its own (as in `ask`'s options). */
const shown = z.strictObject({
  look: z.optional(look),
  is: test,
  when: z.optional(when),
  do: z.optional(z.array(command).check(z.minLength(1), z.maxLength(4))),
  afterMs: z.optional(span),
})

/** What the model says of an item that it knows: one entry an option, in their order; `null` where it cannot tell. */
const proof = z.strictObject({
  /** A name under `labs` of the same file. */
  lab: id,
  fromMs: span,
  watch: z.optional(z.strictObject({ cluster: words(160), service: words(160) })),
  look: z.optional(look),
  until: z.optional(until),
  options: z.array(z.nullable(shown)).check(z.minLength(4), z.maxLength(6)),
})

/** A question in the exam's manner. Its key is written down, with the source that it is taken from. */
export const item = z.strictObject({
  id,
  /** Where it is asked: domain and task statement of the exam guides; the first is its home. */
  exam: z
    .array(z.strictObject({ domain: z.enum(domains), task: z.string().check(z.regex(/^[1-4]\.[1-5]$/)) }))
    .check(z.minLength(1), z.maxLength(3)),
  difficulty: z.int().check(z.minimum(1), z.maximum(3)),
  stem: words(STEM_MAX),
  /** How many options are right, where it is more than one; the stem says so too. */
  choose: z.optional(z.int().check(z.minimum(2), z.maximum(3))),
  options: z.array(option).check(z.minLength(4), z.maxLength(6)),
  /** Where the exam's answer and today's differ. */
  examSays: z.optional(words(300)),
  today: z.optional(words(300)),
  sources: z.array(words(200)).check(z.minLength(1), z.maxLength(3)),
  proof: z.optional(proof),
})

/** The items of one topic. */
export const itemFile = z.strictObject({
  format: z.literal(ITEMS_FORMAT),
  version: z.literal(1),
  topic: id,
  /** Lab files that proofs run. */
  labs: z.optional(z.record(id, jsonObject)),
  items: z.array(item).check(z.minLength(1), z.maxLength(60)),
})

export type Item = z.infer<typeof item>
export type Proof = z.infer<typeof proof>
export type ItemFile = z.infer<typeof itemFile>
