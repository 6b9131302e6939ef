import { CONFIDENCES, type Confidence } from '../../lessons/questions/kind.ts'
import type { ExamDomain } from '../../lessons/topics.ts'
import type { AnswerRecord } from '../answerRecord.ts'
import type { Catalogue, Concept } from '../catalogue.ts'
import { MISCONCEPTIONS, type Misconception } from '../misconceptions.ts'
import { inOrder, scheduleOf, type Scheduled } from './schedule.ts'

/** How well a part of the course is known. */
export interface Mastery {
  readonly concepts: number
  /** Of those, answered at least once. */
  readonly seen: number
  readonly asked: number
  readonly right: number
  /** 0 to 1: how likely a question on it is answered right now. What was never asked counts as not known. */
  readonly level: number
}

export interface Masteries {
  readonly byTopic: ReadonlyMap<string, Mastery>
  readonly byDomain: ReadonlyMap<ExamDomain, Mastery>
}

/** @param nowMs  wall clock: what is not practised fades */
export function masteriesOf(catalogue: Catalogue, answers: readonly AnswerRecord[], nowMs: number): Masteries {
  const of = { scheduled: new Map(scheduleOf(answers, nowMs).map((one) => [one.concept, one])), answers }
  const topics = new Set(catalogue.map(({ topic }) => topic))
  const domains = new Set(catalogue.flatMap(({ exam }) => exam))
  return {
    byTopic: new Map(
      [...topics].map((topic) => [
        topic,
        masteryOf(
          catalogue.filter((one) => one.topic === topic),
          of,
        ),
      ]),
    ),
    byDomain: new Map(
      [...domains].map((domain) => [
        domain,
        masteryOf(
          catalogue.filter(({ exam }) => exam.includes(domain)),
          of,
        ),
      ]),
    ),
  }
}

interface Known {
  readonly scheduled: ReadonlyMap<string, Scheduled>
  readonly answers: readonly AnswerRecord[]
}

function masteryOf(concepts: readonly Concept[], { scheduled, answers }: Known): Mastery {
  const ids = new Set(concepts.map(({ id }) => id))
  const own = answers.filter(({ concept }) => ids.has(concept))
  const seen = concepts.flatMap(({ id }) => scheduled.get(id) ?? [])
  const known = seen.reduce((sum, { recall, last }) => sum + (last.isRight ? recall : 0), 0)
  return {
    concepts: concepts.length,
    seen: seen.length,
    asked: own.length,
    right: own.filter(({ isRight }) => isRight).length,
    level: concepts.length === 0 ? 0 : known / concepts.length,
  }
}

/** How often a misconception was held, and whether it was held when one of its questions was answered last. */
export interface Held {
  readonly mistake: Misconception
  readonly times: number
  readonly lastMs: number
  /** A concept on which it was held was answered right since. */
  readonly isOvercome: boolean
  /** Those on which it was held. */
  readonly concepts: readonly string[]
}

/** What was held most and is not overcome comes first. */
export function misconceptionsOf(answers: readonly AnswerRecord[]): readonly Held[] {
  const held = new Map<Misconception, Held>()
  for (const { mistake, atMs, concept, isRight } of inOrder(answers)) {
    for (const one of held.values())
      if (isRight && one.concepts.includes(concept)) held.set(one.mistake, { ...one, isOvercome: true })
    if (mistake === null || !isMisconception(mistake)) continue
    const { times, concepts } = held.get(mistake) ?? { times: 0, concepts: [] }
    const where = [...new Set([...concepts, concept])]
    held.set(mistake, { mistake, times: times + 1, lastMs: atMs, isOvercome: false, concepts: where })
  }
  return [...held.values()].sort(
    (a, b) => Number(a.isOvercome) - Number(b.isOvercome) || b.times - a.times || b.lastMs - a.lastMs,
  )
}

function isMisconception(name: string): name is Misconception {
  return Object.hasOwn(MISCONCEPTIONS, name)
}

/** How often one was right, by how sure one was. */
export interface Calibration {
  readonly confidence: Confidence
  readonly asked: number
  readonly right: number
}

export function calibrationOf(answers: readonly AnswerRecord[]): readonly Calibration[] {
  return CONFIDENCES.map((confidence) => {
    const own = answers.filter((one) => one.confidence === confidence)
    return { confidence, asked: own.length, right: own.filter(({ isRight }) => isRight).length }
  })
}

/** Days in a row with an answer, up to today or yesterday. @param dayOf  the number of the day of a moment, where the learner is */
export function streakOf(answers: readonly AnswerRecord[], nowMs: number, dayOf: (atMs: number) => number): number {
  const days = new Set(answers.map(({ atMs }) => dayOf(atMs)))
  const today = dayOf(nowMs)
  let day = days.has(today) ? today : today - 1
  let streak = 0
  for (; days.has(day); day -= 1) streak += 1
  return streak
}
