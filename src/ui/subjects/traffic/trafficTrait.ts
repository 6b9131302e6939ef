import { grouped } from '../../../look/numbers.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
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
    const failed = flow.failedPerSecond === 0 ? 'none fails' : `${rate(flow.failedPerSecond)} fail`
    return [{ label: `requests, ${label}`, value: `${rate(flow.perSecond)}, ${failed}` }]
  })
}

function taskFacts({ taskFlows }: World, taskId: string): readonly Detail[] {
  const flow = taskFlows.get(taskId)
  if (flow === undefined) return []
  const inFlight = flow.lanes.reduce((sum, lane) => sum + lane.inFlight, 0)
  return [
    { label: 'requests', value: `${rate(flow.perSecond)}, ${grouped(inFlight)} in flight` },
    { label: 'mean answer', value: flow.answerMs === 0 ? 'none' : `${grouped(flow.answerMs)} ms` },
  ]
}

function rate(perSecond: number): string {
  return `${grouped(Math.round(perSecond * 10) / 10)}/s`
}
