import { grouped } from '../../../look/numbers.ts'
import { rateText } from '../../../look/trafficLook.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import { flowOf, inFlightInEach } from '../../../model/world/traffic/flowOf.ts'
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
  if (flow === undefined) return []
  const inFlight = Math.round(inFlightInEach(flow))
  return [
    { label: 'requests', value: `${rateText(flow.perSecond)}, ${grouped(inFlight)} in flight` },
    { label: 'mean answer', value: flow.answerMs === 0 ? 'none' : `${grouped(flow.answerMs)} ms` },
  ]
}
