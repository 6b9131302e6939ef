import { grouped } from '../../../look/numbers.ts'
import { rateText } from '../../../look/trafficLook.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import { poolCounts } from '../../../model/world/traffic/poolTotals.ts'
import { flowOf, inFlightInEach } from '../../../model/world/traffic/flowOf.ts'
import { FAILURES, NO_FAILURES, type FailureCounts, type TaskFailures } from '../../../model/world/traffic/traffic.ts'
import type { World } from '../../../model/world/world.ts'
import type { Detail } from '../../words/words.ts'
import type { Trait } from '../trait.ts'
import { aimsOf } from './trafficAims.ts'

/** What requests make of services and tasks: how many come, how many fail, and what it costs them. */
export const trafficTrait: Trait = {
  acts(ref, world) {
    if (ref.kind !== 'service' || world.services.get(ref.id)?.status !== 'ACTIVE') return []
    return [{ id: 'traffic', label: 'Send traffic', run: ({ openForm }) => openForm('sendTraffic', ref.id) }]
  },
  facts: (ref, world) => factsOf(ref, world),
}

function factsOf(ref: SubjectRef, world: World): readonly Detail[] {
  if (ref.kind === 'task') return taskFacts(world, ref.id)
  if (ref.kind === 'targetGroup') {
    const { failed, answered5xx } = poolCounts(world, ref.id)
    return failedFact({ ...failed, answered5xx })
  }
  const service = ref.kind === 'service' ? world.services.get(ref.id) : undefined
  if (service === undefined) return []
  return aimsOf(world, service).flatMap(({ key, label }) => {
    const flow = world.sourceFlows.get(key)
    if (flow === undefined) return []
    const failed = flow.failedPerSecond === 0 ? 'none fails' : `${rateText(flow.failedPerSecond)} fail`
    return [{ label: `requests, ${label}`, value: `${rateText(flow.perSecond)}, ${failed}` }]
  })
}

function taskFacts(world: World, taskId: string): readonly Detail[] {
  const flow = flowOf(world, taskId)
  const failed = failedFact(world.taskFailures.get(taskId) ?? NO_FAILURES)
  if (flow === undefined) return failed
  const inFlight = Math.round(inFlightInEach(flow))
  return [
    { label: 'requests', value: `${rateText(flow.perSecond)}, ${grouped(inFlight)} in flight` },
    { label: 'mean answer', value: flow.answerMs === 0 ? 'none' : `${grouped(flow.answerMs)} ms` },
    ...failed,
  ]
}

/** `12 × 502, 3 × 504`: since it began, the most first; nothing where none failed. */
function failedFact(failed: Partial<FailureCounts & TaskFailures>): readonly Detail[] {
  const counts = REASONS.map(([key, code]) => ({ code, count: Math.round(failed[key] ?? 0) }))
  const some = counts.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
  if (some.length === 0) return []
  const value = some.map(({ code, count }) => `${grouped(count)} × ${code}`).join(', ')
  return [{ label: 'failed so far', value }]
}

const REASONS = [...FAILURES.map(([code, key]) => [key, code] as const), ['answered5xx', '5xx by the task'] as const]
