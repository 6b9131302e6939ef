import type { World } from '../../model/world/world.ts'
import { counted, listed } from '../../look/numbers.ts'

/** The stage in one sentence, for those who do not see it. */
export function stageLabel(world: World): string {
  const live = [...world.tasks.values()].filter((task) => task.step !== 'stopped').length
  const zones = new Set([...world.instances.values()].map((instance) => instance.availabilityZone))
  const where = zones.size === 0 ? '' : ` in ${listed([...zones].sort())}`
  return `The yard: ${counted(world.instances.size, 'instance')}${where}, ${counted(live, 'task')}. The tree lists them all.`
}
