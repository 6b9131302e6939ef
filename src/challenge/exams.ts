import type { ExamDomain } from '../lessons/topics.ts'

/** The exams that mock exams are modelled on (exam guides DVA-C02 v2.1 and SAA-C03 v1.1). */
export const EXAMS = {
  DVA: {
    name: 'DVA-C02',
    title: 'AWS Certified Developer, Associate',
    /** In percent of the scored questions. */
    weights: { DVA1: 32, DVA2: 26, DVA3: 24, DVA4: 18 },
  },
  SAA: {
    name: 'SAA-C03',
    title: 'AWS Certified Solutions Architect, Associate',
    weights: { SAA1: 30, SAA2: 26, SAA3: 24, SAA4: 20 },
  },
} as const satisfies Readonly<Record<string, Exam>>

interface Exam {
  readonly name: string
  readonly title: string
  readonly weights: Readonly<Partial<Record<ExamDomain, number>>>
}

export type ExamName = keyof typeof EXAMS

/** Both exams alike: 65 questions, of which 15 do not count; 130 minutes. */
export const EXAM_QUESTIONS = 65
export const EXAM_MINUTES = 130
export const EXAM_PASS = 720
const SCORE_MIN = 100
const SCORE_MAX = 1_000

/**
 * The score that so many right answers may come to, 100 to 1,000. AWS scales by the difficulty of the questions, which
 * it does not publish, and leaves 15 of them out: this is a straight line, and an estimate.
 */
export function scaledScore(right: number, asked: number): number {
  if (asked === 0) return SCORE_MIN
  return SCORE_MIN + Math.round(((SCORE_MAX - SCORE_MIN) * right) / asked)
}

/** How many of so many questions each domain gets by its weight (largest remainders), in the guide's order. */
export function questionsByDomain(exam: ExamName, count: number): readonly (readonly [ExamDomain, number])[] {
  const shares = Object.entries(EXAMS[exam].weights).map(([domain, weight]) => ({
    domain: domain as ExamDomain,
    whole: Math.floor((count * weight) / 100),
    rest: (count * weight) % 100,
  }))
  const left = count - shares.reduce((sum, { whole }) => sum + whole, 0)
  const raised = new Set([...shares].sort((a, b) => b.rest - a.rest).slice(0, left))
  return shares.map((share) => [share.domain, share.whole + (raised.has(share) ? 1 : 0)])
}
