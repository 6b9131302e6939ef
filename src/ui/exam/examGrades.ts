import type { AnswerRecord } from '../../challenge/answerRecord.ts'
import type { Concept } from '../../challenge/catalogue.ts'
import { EXAMS, type ExamName } from '../../challenge/exams.ts'
import type { MadeQuestion } from '../../challenge/question.ts'
import { recordOf as recordOfAnswer } from '../../challenge/recordOf.ts'
import { kindOf, type Answer } from '../../lessons/questions/kinds.ts'
import { EXAM_DOMAINS, type ExamDomain } from '../../lessons/topics.ts'
import { randomHex } from '../../session/saving/savedLabs.ts'

/** Which domain of an exam a question is asked in: of those that it names the first. */
export function domainIn(exam: ExamName, { exam: domains }: Pick<Concept, 'exam'>): ExamDomain | undefined {
  return domains.find((one) => one in EXAMS[exam].weights)
}

/** `Security`, of `DVA-C02, Security, 26 %`. */
export function domainTitle(domain: ExamDomain): string {
  return EXAM_DOMAINS[domain].split(', ').slice(1, -1).join(', ')
}

/** Whether an answer is all that was asked for: one of two that are to be chosen is not. */
export function isWhole({ question }: Pick<MadeQuestion, 'question'>, answer: Answer | null): boolean {
  return answer !== null && kindOf(question).mayLockIn(question, answer)
}

/** When it was answered, as the page says it, and where. */
export interface Given {
  /** Wall clock, ms since 1970. */
  readonly atMs: number
  readonly mode: AnswerRecord['mode']
}

/** What is kept of an answer; one that was left open is wrong, as in the exam. */
export function recordOf(made: MadeQuestion, answer: Answer | null, given: Given): AnswerRecord {
  return recordOfAnswer(made, { ...given, id: randomHex(), answer, confidence: null, hints: 0 })
}

/** How many of a domain's questions were right. */
export interface DomainGrade {
  readonly domain: ExamDomain
  readonly asked: number
  readonly right: number
}

/** By domain, in the order of the exam guide; those of which nothing was asked are left out. */
export function gradesByDomain(
  exam: ExamName,
  records: readonly Pick<AnswerRecord, 'exam' | 'isRight'>[],
): readonly DomainGrade[] {
  return Object.keys(EXAMS[exam].weights).flatMap((name) => {
    const domain = name as ExamDomain
    const own = records.filter((one) => domainIn(exam, one) === domain)
    const right = own.filter(({ isRight }) => isRight).length
    return own.length === 0 ? [] : [{ domain, asked: own.length, right }]
  })
}
