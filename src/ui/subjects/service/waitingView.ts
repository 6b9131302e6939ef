import { counted, grouped } from '../../../look/numbers.ts'
import { orderIn } from '../../../look/revisions.ts'
import { durationText } from '../../../look/time.ts'
import { decisionRef } from '../decision/decisionRef.ts'
import type { SubjectView } from '../subjectView.ts'
import { serviceCard, serviceView } from './serviceView.ts'

/** The tasks that a service wants and has no place for, by the service's key. */
export const waitingView: SubjectView = {
  head: serviceView.head,
  card(id, world, nowMs) {
    const service = world.services.get(id)
    return service === undefined ? null : serviceCard(service, nowMs)
  },
  line(id, world, { nowMs }) {
    const service = world.services.get(id)
    if (service === undefined) return null
    const { count, sinceMs } = service.waiting ?? { count: 0, sinceMs: nowMs }
    const key = service.deployments[0]?.definitionKey ?? service.name
    return {
      name: key,
      aside: count > 1 ? `× ${grouped(count)}` : '',
      detail: 'no place',
      tone: 'trouble',
      mark: { look: 'wanted', order: orderIn(world)(key) },
      words: `${key}, ${counted(count, 'task')} wanted, no place for ${durationText(nowMs - sinceMs)}`,
    }
  },
  /** Why there is no place; once they have one, their service. */
  instead(id, world) {
    const waiting = world.services.get(id)?.waiting ?? null
    return waiting === null ? { kind: 'service', id } : decisionRef(waiting.decisionId)
  },
}
