import { COMMAND_SERVICES } from '../../model/api/command.ts'
import * as z from 'zod/mini'
import { condition, jsonObject, line, look, span, test, text, values, when } from './look.ts'

/** What a story or a learner does. */
export const command = z.strictObject({
  service: z.enum(COMMAND_SERVICES),
  operation: line,
  input: jsonObject,
})

const hints = z.optional(z.array(text).check(z.minLength(1), z.maxLength(3)))

/** When the answer shows: after a while, or at the first moment at which a condition holds (within an hour unless told). */
export const until = z.union([
  z.strictObject({ ms: span }),
  z.strictObject({ look, is: test, withinMs: z.optional(span) }),
])

/** What is told once the answer shows. Each saying stands beside the others, where they differ. */
export const reveal = z.strictObject({
  text,
  values,
  /** The rule of SPEC.md that it follows. */
  rule: z.string().check(z.regex(/^[A-Z]{3}-\d+$/)),
  notes: z.optional(text),
  aws: z.optional(text),
  exam: z.optional(text),
  today: z.optional(text),
  source: z.optional(line),
})

/** What the question is about, shown under it: JSON, or as a list of texts the lines of a file. */
const code = z.union([jsonObject, z.array(z.unknown())])

const asked = {
  question: line,
  lead: z.optional(text),
  code: z.optional(code),
  hints,
  until: z.optional(until),
  reveal,
}

/** The misconception that a wrong answer shows, by a name under which progress counts it. */
const mistake = z.optional(z.string().check(z.regex(/^[a-z]+(-[a-z]+)*$/), z.maxLength(60)))

/**
 * An option is right when its condition holds as the answer shows. With `do` it is a world of its own: those commands
 * are carried out where the learner is asked, and its condition is looked at `afterMs` later. What it shows is said to
 * who chose it wrongly.
 */
const option = z.strictObject({
  text: line,
  shows: z.optional(text),
  mistake,
  look: z.optional(look),
  is: test,
  when: z.optional(when),
  do: z.optional(z.array(command).check(z.minLength(1), z.maxLength(4))),
  afterMs: z.optional(span),
})

/** A wrong number that a misconception leads to. */
const numberMistake = z.strictObject({ value: z.union([z.number(), look]), shows: text, mistake })

/** A wrong pick that a misconception leads to. With `do` it is what is right in a world in which those commands are given too. */
const pickMistake = z.strictObject({
  look,
  shows: text,
  mistake,
  do: z.optional(z.array(command).check(z.minLength(1), z.maxLength(4))),
})

/**
 * A question in a document. None has its key in it: keys are read off the model when the story runs.
 *
 * - choice, several: options, each with its own condition; `look` serves those that have none
 * - number: `look` gives it
 * - pick: `look` gives the ids or ARNs of what is right, `from` of what may be picked
 * - place: `look` gives the instances onto which `count` tasks go, one entry a task
 * - order: items in the order in which their conditions first hold
 * - mark: the moment at which its condition first holds
 * - fault: the field of an input for which ECS refuses it, or which `mend` mends
 * - field: the value that is missing in an input, so that the goal holds
 * - fix: acts of any kind until the goal holds
 */
export const ask = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choice'),
    ...asked,
    look: z.optional(look),
    options: z.array(option).check(z.minLength(2), z.maxLength(6)),
  }),
  z.strictObject({
    kind: z.literal('several'),
    ...asked,
    look: z.optional(look),
    choose: z.int().check(z.minimum(2), z.maximum(4)),
    options: z.array(option).check(z.minLength(4), z.maxLength(8)),
  }),
  z.strictObject({
    kind: z.literal('number'),
    ...asked,
    look,
    unit: line,
    max: z.int().check(z.minimum(1), z.maximum(100_000)),
    mistakes: z.optional(z.array(numberMistake).check(z.maxLength(6))),
  }),
  z.strictObject({
    kind: z.literal('pick'),
    ...asked,
    what: z.enum(['containerInstance', 'task']),
    look,
    from: look,
    mistakes: z.optional(z.array(pickMistake).check(z.maxLength(6))),
  }),
  z.strictObject({
    kind: z.literal('place'),
    ...asked,
    count: z.int().check(z.minimum(1), z.maximum(12)),
    look,
    from: look,
    mistakes: z.optional(z.array(pickMistake).check(z.maxLength(6))),
  }),
  z.strictObject({
    kind: z.literal('order'),
    ...asked,
    items: z.array(z.strictObject({ text: line, look, is: test })).check(z.minLength(3), z.maxLength(6)),
    /** An item that a misconception puts before another, each by its text. */
    mistakes: z.optional(
      z.array(z.strictObject({ item: line, before: line, shows: text, mistake })).check(z.maxLength(6)),
    ),
  }),
  z.strictObject({
    kind: z.literal('mark'),
    ...asked,
    look,
    is: test,
    /** An answer as near as this is right. */
    toleranceMs: span,
    /** How far the timeline goes on which it is marked. */
    aheadMs: span,
    /** The moment at which something else first holds, which a misconception takes for it. */
    mistakes: z.optional(z.array(z.strictObject({ look, is: test, shows: text, mistake })).check(z.maxLength(6))),
  }),
  z.strictObject({
    kind: z.literal('fault'),
    ...asked,
    service: z.literal('ecs'),
    operation: line,
    input: jsonObject,
    /** For a fault that ECS takes: with this value at this path the goal holds, and as it stands it does not. */
    mend: z.optional(z.strictObject({ path: line, value: z.unknown() })),
    goal: z.optional(z.array(condition).check(z.minLength(1), z.maxLength(4))),
    /** Fields that a misconception takes for it, by their paths. */
    mistakes: z.optional(z.array(z.strictObject({ path: line, shows: text, mistake })).check(z.maxLength(6))),
  }),
  z.strictObject({
    kind: z.literal('field'),
    ...asked,
    service: z.literal('ecs'),
    operation: line,
    /** Without the field. */
    input: jsonObject,
    path: line,
    takes: z.enum(['number', 'text']),
    solution: z.union([z.number(), line]),
    goal: z.array(condition).check(z.minLength(1), z.maxLength(4)),
    withinMs: span,
  }),
  z.strictObject({
    kind: z.literal('fix'),
    ...asked,
    goal: z.array(condition).check(z.minLength(1), z.maxLength(6)),
    withinMs: span,
    /** The fewest commands that we know, and how many tasks stay healthy with them. */
    par: z.strictObject({ commands: z.int().check(z.minimum(1), z.maximum(12)), lowestHealthy: z.optional(z.int()) }),
    /** Commands that reach the goal, each so long after the one before. */
    solution: z
      .array(
        z.strictObject({
          afterMs: z.optional(span),
          service: z.enum(COMMAND_SERVICES),
          operation: line,
          input: jsonObject,
        }),
      )
      .check(z.minLength(1), z.maxLength(12)),
  }),
])

export type Until = z.infer<typeof until>
export type Reveal = z.infer<typeof reveal>
export type Ask = z.infer<typeof ask>
export type AskOf<K extends Ask['kind']> = Extract<Ask, { readonly kind: K }>
