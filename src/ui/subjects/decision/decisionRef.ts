import type { SubjectRef } from '../../../look/subjectRef.ts'
import type { Decision } from '../../../model/world/decision.ts'
import type { Scope } from '../subjectView.ts'

export function decisionRef(id: number): SubjectRef {
  return { kind: 'decision', id: String(id) }
}

/** Finds a decision in the history or, newest ones, in the world. */
export function decisionById(
  id: string,
  { world, decisions }: Pick<Scope, 'world' | 'decisions'>,
): Decision | undefined {
  const number = Number(id)
  return decisions.findLast((one) => one.id === number) ?? world.decisions.get(number)
}
