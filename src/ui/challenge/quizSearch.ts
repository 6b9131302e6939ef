import { QUIZ_MAX } from '../../challenge/drawQuiz.ts'
import { EXAM_DOMAINS, TOPICS, type ExamDomain } from '../../lessons/topics.ts'

/** Which quiz an address means. What is absent is open; without a seed the page draws one. */
export interface QuizSearch {
  /** What is due; else whatever there is of topic and domain. */
  readonly mode?: 'due' | undefined
  readonly topic?: string | undefined
  readonly domain?: ExamDomain | undefined
  /** Ids of concepts, with commas between them: only those. */
  readonly concepts?: string | undefined
  readonly seed?: number | undefined
  readonly count?: number | undefined
}

export const QUICK_COUNT = 5

const CONCEPTS = /^(template|item)\/[a-z0-9-]{1,60}(,(template|item)\/[a-z0-9-]{1,60}){0,64}$/

/** Reads an address; what cannot be read is dropped, never thrown. */
export function readQuizSearch(raw: Readonly<Record<string, unknown>>): QuizSearch {
  const { mode, topic, domain, concepts, seed, count } = raw
  return {
    mode: mode === 'due' ? 'due' : undefined,
    topic: TOPICS.some(({ id }) => id === topic) ? String(topic) : undefined,
    domain: typeof domain === 'string' && domain in EXAM_DOMAINS ? (domain as ExamDomain) : undefined,
    concepts: typeof concepts === 'string' && CONCEPTS.test(concepts) ? concepts : undefined,
    seed: wholeIn(seed, 0, 0xffff_ffff),
    count: wholeIn(count, 1, QUIZ_MAX),
  }
}

function wholeIn(value: unknown, least: number, most: number): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most
    ? number
    : undefined
}
