import type { Decision } from '../../../model/world/decision.ts'
import { decisionWords } from '../../words/decisionWords.ts'
import { tasksById, type SubjectView } from '../subjectView.ts'
import { decisionById } from './decisionRef.ts'

/** A decision of the model, by its number. */
export const decisionView: SubjectView = {
  head(id, scope) {
    const decision = decisionById(id, scope)
    if (decision === undefined) return null
    const of = decision.serviceName === null ? '' : `service ${decision.serviceName}, `
    const { world, originMs } = scope
    return {
      object: `${of}decision ${id}`,
      atMs: decision.atMs,
      ...decisionWords(decision, { ...world, originMs }),
    }
  },
  tasks(id, scope) {
    const decision = decisionById(id, scope)
    if (decision === undefined) return []
    return tasksById(decision.kind === 'rolling' ? decision.taskIds : [decision.taskId ?? ''], scope)
  },
  serviceKey(id, scope) {
    const decision = decisionById(id, scope)
    return decision === undefined ? null : keyOf(decision)
  },
  toldIn(id, scope) {
    const decision = decisionById(id, scope)
    return decision === undefined ? null : { serviceKey: keyOf(decision), markedAtMs: decision.atMs }
  },
}

function keyOf({ clusterName, serviceName }: Decision): string {
  return `${clusterName}/${serviceName ?? ''}`
}
