import type { MadeQuestion } from '../challenge/question.ts'
import { kindOf, type Question } from '../lessons/questions/kinds.ts'
import { filled } from '../lessons/textValues.ts'
import { printed } from './jsonLine.ts'

/** A question of challenge mode as one line of JSON: what is asked, its key, why, and the lab file behind it. */
export function questionLine({ ref, title, topic, exam, question, scene }: MadeQuestion): string {
  const { askAtMs, observeToMs } = kindOf(question).times(question)
  return printed({
    ...ref,
    kind: question.kind,
    concept: title,
    topic,
    exam,
    ...askedOf(question),
    options: optionsOf(question),
    key: kindOf(question).solution(question),
    why: whyOf(question),
    askAtMs,
    answerAtMs: observeToMs,
    lab: scene?.scenario.lab ?? null,
  })
}

/** What the learner reads; what a kind does not have is `null`. */
function askedOf(question: Question): object {
  if (!('lead' in question)) return { stem: null, lead: null, code: null, hints: [] }
  const { title, lead, code, hints } = question
  return { stem: title, lead, code, hints }
}

/** What can be answered: each option with what it shows, or between what an answer lies. */
function optionsOf(question: Question): unknown {
  switch (question.kind) {
    case 'choice':
    case 'several':
      return question.options
    case 'number':
      return { unit: question.unit, max: question.max, mistakes: question.mistakes }
    case 'pick':
    case 'place':
      return { candidates: question.candidates, mistakes: question.mistakes }
    case 'order':
      return question.items
    case 'mark':
      return { fromMs: question.askAtMs, toMs: question.lastMs, toleranceMs: question.toleranceMs }
    case 'fault':
      return question.paths
    default:
      return null
  }
}

function whyOf(question: Question): object | null {
  if (!('reveal' in question)) return null
  const { values = {}, text, ...said } = question.reveal
  return { text: filled(text, values, String), ...said }
}
