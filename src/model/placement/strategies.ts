import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import { attributeValue } from '../world/attributes/attributes.ts'
import type { PlacementStrategy } from '../world/service/service.ts'

const ATTRIBUTE = 'attribute:'
export const SPREAD_ZONES: PlacementStrategy = { type: 'spread', field: 'attribute:ecs.availability-zone' }
const SPREAD_INSTANCES: PlacementStrategy = { type: 'spread', field: 'instanceId' }
/** PLC-4: what a service without a strategy does: the zone with the fewest, then the instance with the fewest. */
export const SERVICE_DEFAULT: readonly PlacementStrategy[] = [SPREAD_ZONES, SPREAD_INSTANCES]
/** PLC-4: what RunTask without a strategy does. */
export const RUN_TASK_DEFAULT: readonly PlacementStrategy[] = [{ type: 'random', field: '' }]

/** Live tasks of the same service or group, on an instance and in all of a group of instances. */
export interface GroupCounts {
  onInstance(instanceId: string): number
  inGroup(field: string, group: string): number
}

/** The group of an instance under a spread field; its own id for `instanceId`. Those without the attribute are one. */
export function groupOf(instance: ContainerInstance, field: string): string {
  if (field === 'attribute:ecs.availability-zone') return instance.availabilityZone
  if (!field.startsWith(ATTRIBUTE)) return instance.id
  const name = field.slice(ATTRIBUTE.length)
  return attributeValue(instance, name) ?? `(no ${name})`
}

/** What a strategy goes by: lower wins. `random` goes by its draw. */
export function valueOf(instance: ContainerInstance, { type, field }: PlacementStrategy, counts: GroupCounts): number {
  if (type === 'binpack') return field === 'cpu' ? instance.remaining.cpuUnits : instance.remaining.memoryMib
  const group = groupOf(instance, field)
  return group === instance.id ? counts.onInstance(instance.id) : counts.inGroup(field, group)
}
