import { withAnswers } from '../model/api/answerRef.ts'
import type { Act, Output } from '../model/api/command.ts'
import type { TestLab } from './testLab.ts'

/** As the worker gives acts: each with the answers of those before. @returns their operations */
export function giveActs(lab: TestLab, acts: readonly Act[]): readonly string[] {
  const answers = new Map<string, Output>()
  for (const one of acts) {
    const { service, operation, input } = withAnswers(one, answers)
    answers.set(operation, lab.act(service, operation, input))
  }
  return acts.map(({ operation }) => operation)
}
