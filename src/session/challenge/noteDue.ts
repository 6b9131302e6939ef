import type { AnswerRecord } from '../../challenge/answerRecord.ts'
import type { Catalogue } from '../../challenge/catalogue.ts'
import { dueNoteOf } from '../../challenge/progress/dueNote.ts'
import { useDue } from './dueStore.ts'

/** Writes down what is due when, for pages that do not load the answers. @param nowMs  wall clock */
export function noteDue(answers: readonly AnswerRecord[], nowMs: number): void {
  useDue.setState({ topics: dueNoteOf(answers, nowMs) })
}

/** Writes down how much there is to know. */
export function noteConcepts(catalogue: Catalogue): void {
  const concepts = new Map<string, number>()
  for (const { topic } of catalogue) concepts.set(topic, (concepts.get(topic) ?? 0) + 1)
  useDue.setState({ concepts: Object.fromEntries(concepts) })
}
