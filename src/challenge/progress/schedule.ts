import { createEmptyCard, fsrs, Rating, type Card, type Grade } from 'ts-fsrs'
import type { AnswerRecord } from '../answerRecord.ts'

/** When a concept comes back, and how likely it is known until then. */
export interface Scheduled {
  readonly concept: string
  readonly topic: string
  /** Wall clock, ms since 1970. */
  readonly dueMs: number
  /** 0 to 1: how likely it is recalled now, by FSRS's curve. */
  readonly recall: number
  /** The last answer was wrong, and the learner was sure of it: it comes back first. */
  readonly isSureError: boolean
  readonly last: AnswerRecord
}

// Nothing is drawn: the same answers give the same days everywhere.
const scheduler = fsrs({ enable_fuzz: false })

/**
 * Every concept that was ever answered, what is due first: errors that one was sure of, then by their dates. All of it
 * follows from the answers, so devices that have the same answers have the same days.
 *
 * @param answers  in any order
 * @param nowMs  wall clock
 */
export function scheduleOf(answers: readonly AnswerRecord[], nowMs: number): readonly Scheduled[] {
  const cards = new Map<string, { readonly card: Card; readonly last: AnswerRecord }>()
  for (const one of inOrder(answers)) {
    const at = new Date(one.atMs)
    const card = cards.get(one.concept)?.card ?? createEmptyCard<Card>(at)
    cards.set(one.concept, { card: scheduler.next(card, at, gradeOf(one)).card, last: one })
  }
  const now = new Date(nowMs)
  return [...cards.values()]
    .map(({ card, last }): Scheduled => ({
      concept: last.concept,
      topic: last.topic,
      dueMs: card.due.getTime(),
      recall: scheduler.get_retrievability(card, now, false),
      isSureError: !last.isRight && last.confidence === 'sure',
      last,
    }))
    .sort((a, b) => Number(b.isSureError) - Number(a.isSureError) || a.dueMs - b.dueMs)
}

/** Of a schedule, what is due. */
export function dueOf(schedule: readonly Scheduled[], nowMs: number): readonly Scheduled[] {
  return schedule.filter(({ dueMs }) => dueMs <= nowMs)
}

/** Oldest first; answers of one moment by their ids, so that every device folds them alike. */
export function inOrder(answers: readonly AnswerRecord[]): readonly AnswerRecord[] {
  return answers.toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
}

/** A right answer that was guessed, or needed hints, was hard. */
function gradeOf({ isRight, confidence, hints }: AnswerRecord): Grade {
  if (!isRight) return Rating.Again
  if (confidence === 'guess' || hints > 0) return Rating.Hard
  return confidence === 'sure' ? Rating.Easy : Rating.Good
}
