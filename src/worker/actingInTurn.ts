import type { Work } from '../base/work.ts'
import { withAnswers } from '../model/api/answerRef.ts'
import type { Act, Answer, Output } from '../model/api/command.ts'

export interface InTurn {
  /** The last one's; empty where there was nothing to give. */
  readonly answer: Answer
  /** How many were done: all, or those before the one that was refused. */
  readonly doneCount: number
}

/**
 * Gives acts one after the other, each told what those before it were answered, until one is refused.
 *
 * @param give  carries one out
 * @param answers  what was answered so far, by operation; the new ones are added
 */
export function* actingInTurn(
  acts: readonly Act[],
  give: (act: Act) => Work<Answer>,
  answers = new Map<string, Output>(),
): Work<InTurn> {
  let answer: Answer = { output: {} }
  for (const [doneCount, act] of acts.entries()) {
    answer = yield* give(withAnswers(act, answers))
    if ('error' in answer) return { answer, doneCount }
    answers.set(act.operation, answer.output)
  }
  return { answer, doneCount: acts.length }
}
