import type { AnswerRecord } from '../answerRecord.ts'
import { scheduleOf } from './schedule.ts'

/** Of a topic, what can be said without its answers. */
export interface TopicDue {
  /** When each concept that was answered comes back; wall clock, ascending. */
  readonly dueMs: readonly number[]
  /** How many of its concepts are known: the chances that each is recalled, added up. */
  readonly known: number
}

/** Topic by topic, small enough to be at hand before anything else is loaded. */
export type DueNote = Readonly<Record<string, TopicDue>>

/** @param nowMs  wall clock */
export function dueNoteOf(answers: readonly AnswerRecord[], nowMs: number): DueNote {
  const note = new Map<string, TopicDue>()
  for (const { topic, dueMs, recall, last } of scheduleOf(answers, nowMs)) {
    const { dueMs: before, known } = note.get(topic) ?? { dueMs: [], known: 0 }
    note.set(topic, { dueMs: [...before, dueMs].sort((a, b) => a - b), known: known + (last.isRight ? recall : 0) })
  }
  return Object.fromEntries(note)
}
