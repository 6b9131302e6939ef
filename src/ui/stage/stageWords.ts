import type { World } from '../../model/world/world.ts'
import { counted, listed } from '../../look/numbers.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { cardFor } from '../subjects/subjects.ts'

/** The stage in one sentence, for those who do not see it. */
export function stageLabel(world: World): string {
  const live = [...world.tasks.values()].filter((task) => task.step !== 'stopped').length
  const zones = new Set([...world.instances.values()].map((instance) => instance.availabilityZone))
  const where = zones.size === 0 ? '' : ` in ${listed([...zones].sort())}`
  const balancers = world.loadBalancers.size + world.classicLoadBalancers.size
  const before = balancers === 0 ? '' : `${counted(balancers, 'load balancer')}, `
  return `The yard: ${before}${counted(world.instances.size, 'instance')}${where}, ${counted(live, 'task')}. The tree lists them all.`
}

/** `Selected: web:8, Running, healthy`; nothing for what has no card, such as a decision, which speaks for itself. */
export function selectionWords(selection: SubjectRef | null, world: World, nowMs: number): string {
  const card = selection === null ? null : cardFor(selection, world, nowMs)
  if (card === null) return ''
  return `Selected: ${[card.title, card.kind, card.state].filter((part) => part !== '').join(', ')}.`
}
