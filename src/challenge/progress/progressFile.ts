import * as z from 'zod/mini'
import { readJson, type JsonLimits } from '../../labfile/json.ts'
import type { ErrorShape } from '../../model/api/command.ts'
import { answerRecord, type AnswerRecord } from '../answerRecord.ts'
import { inOrder } from './schedule.ts'

const PROGRESS_FORMAT = 'taskyard/progress'
/** So many answers are kept: fifty a day for a year. Of more the oldest go. */
export const ANSWERS_MAX = 20_000
/** Room for as many answers as are kept, and what was played of 500 scenarios. */
const PROGRESS_LIMITS: JsonLimits = { bytes: 16 * 1024 * 1024, values: 800_000 }

const progressFile = z.strictObject({
  format: z.literal(PROGRESS_FORMAT),
  version: z.literal(1),
  answers: z.array(answerRecord).check(z.maxLength(ANSWERS_MAX)),
  /** Best plays of scenarios, by id. */
  scenarios: z.record(
    z.string().check(z.maxLength(80)),
    z
      .strictObject({ right: z.int().check(z.nonnegative()), questions: z.int().check(z.minimum(1)) })
      .check(z.refine(({ right, questions }) => right <= questions, 'more right than asked')),
  ),
})

export type ProgressFile = z.infer<typeof progressFile>

/** All progress as one file. */
export function progressText(answers: readonly AnswerRecord[], scenarios: ProgressFile['scenarios']): string {
  const file: ProgressFile = { format: PROGRESS_FORMAT, version: 1, answers: [...inOrder(answers)], scenarios }
  return `${JSON.stringify(file)}\n`
}

/** Reads a file of progress whole, or says what is wrong with it, field first. */
export function readProgressFile(text: string): { readonly file: ProgressFile } | { readonly error: ErrorShape } {
  const reading = readJson(text, PROGRESS_LIMITS)
  if ('error' in reading) return reading
  const parsed = progressFile.safeParse(reading.value)
  if (parsed.success) return { file: parsed.data }
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'This is no file of progress' }
  const field = path.length === 0 ? 'progress' : path.map(String).join('.')
  return { error: { name: 'InvalidProgress', message: `${field}: ${message}.`, field } }
}

/** The answers of both, each once, the newest ANSWERS_MAX of them, oldest first. Order and repetition do not matter. */
export function merged(one: readonly AnswerRecord[], other: readonly AnswerRecord[]): readonly AnswerRecord[] {
  const byId = new Map([...one, ...other].map((answer) => [answer.id, answer]))
  return inOrder([...byId.values()]).slice(-ANSWERS_MAX)
}
