import { aboutIds } from '../../../model/world/decisionBase.ts'
import { tasksById, type SubjectView } from '../subjectView.ts'
import { decisionById } from './decisionRef.ts'
import { decisionWords } from './decisionViews.ts'
import { isQuoted } from './quotedEvents.ts'
import { WhyDecision } from './WhyDecision.tsx'

/** A decision of the model, by its number. */
export const decisionSubject: SubjectView = {
  Why: WhyDecision,
  head(id, scope) {
    const decision = decisionById(id, scope)
    if (decision === undefined) return null
    const of = decision.serviceName === null ? '' : `service ${decision.serviceName}, `
    const { world, originMs, explanation } = scope
    return {
      object: `${of}decision ${id}`,
      atMs: decision.atMs,
      ...decisionWords(decision, { ...world, originMs, explanation }),
    }
  },
  tasks(id, scope) {
    const decision = decisionById(id, scope)
    return decision === undefined ? [] : tasksById(aboutIds(decision, 'task'), scope)
  },
  serviceKey(id, scope) {
    const decision = decisionById(id, scope)
    return decision === undefined ? null : (aboutIds(decision, 'service')[0] ?? null)
  },
  toldIn(id, scope) {
    const decision = decisionById(id, scope)
    if (decision === undefined) return null
    const [serviceKey = ''] = aboutIds(decision, 'service')
    return { serviceKey, isMarked: (event) => isQuoted(event, decision) }
  },
}
