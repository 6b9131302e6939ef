import * as z from 'zod/mini'
import { COMMAND_SERVICES } from '../../model/api/command.ts'

// Before any schema is made: the page's security policy forbids the code that zod would otherwise compile.
z.config({ jitless: true })
z.config(z.locales.en())

export const line = z.string().check(z.minLength(1), z.maxLength(160))
export const text = z.string().check(z.minLength(1), z.maxLength(900))
/** Milliseconds of simulated time, a day at most. */
export const span = z.int().check(z.minimum(0), z.maximum(86_400_000))
export const jsonObject = z.record(z.string(), z.unknown())

/**
 * What is read of a world: an operation's answer or, by `counts`, what the lab keeps of a service (`CountsLook`), each
 * through a JMESPath query (https://jmespath.org/specification.html). DescribeTasks, DescribeContainerInstances and
 * DescribeServiceDeployments without names describe what ListTasks, ListContainerInstances and ListServiceDeployments
 * find with the same input; DescribeContainerEnvironment and DescribeAppCalls without a task tell of each that ListTasks
 * finds, under `tasks`.
 */
export const look = z.union([
  z.strictObject({
    service: z.optional(z.enum(COMMAND_SERVICES)),
    operation: line,
    input: z.optional(jsonObject),
    query: line,
  }),
  z.strictObject({ counts: line, query: line }),
])

/**
 * What a text tells of the model, each value by the name that stands for it in the text: `{running}` in figures,
 * `{running:word}` in letters. It is read as the text is told.
 */
export const values = z.optional(z.record(z.string().check(z.regex(/^[a-z]+$/), z.maxLength(20)), look))

/** When a value is as wanted. Numbers are compared as numbers, everything else whole, member by member. */
export const test = z.union([
  z.strictObject({ equals: z.unknown() }),
  z.strictObject({ oneOf: z.array(z.unknown()).check(z.minLength(1), z.maxLength(20)) }),
  z.strictObject({ atLeast: z.number() }),
  z.strictObject({ atMost: z.number() }),
])

/** `once`: at some moment; `always`: at every moment; else at the end of what is looked at. */
export const when = z.enum(['atTheEnd', 'once', 'always'])

/** A condition that a story or a goal hangs on, with the words that say it to the learner. */
export const condition = z.strictObject({ says: line, look, is: test, when: z.optional(when) })

export type Look = z.infer<typeof look>
export type Test = z.infer<typeof test>
export type When = z.infer<typeof when>
export type Condition = z.infer<typeof condition>

/** What a look by `counts` reads: a service of the lab at one moment, as the scheduler counts it. */
export interface CountsLook {
  readonly desired: number
  readonly running: number
  readonly pending: number
  readonly healthy: number
  readonly leaving: number
  /** Tasks that wait for a place. */
  readonly waiting: number
  readonly lower: number
  readonly upper: number
  readonly steady: boolean
  /** Since the PRIMARY deployment began: the fewest healthy tasks, and the most that were RUNNING and PENDING. */
  readonly lowestHealthy: number
  readonly mostTasks: number
}
