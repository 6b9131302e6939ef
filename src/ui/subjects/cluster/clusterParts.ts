import { counted } from '../../../look/numbers.ts'
import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'

export function instancesIn({ instances }: World, clusterName: string): readonly ContainerInstance[] {
  return [...instances.values()].filter((one) => one.clusterName === clusterName)
}

/** Those that are not gone. */
export function servicesIn({ services }: World, clusterName: string): readonly Service[] {
  return [...services.values()].filter((one) => one.clusterName === clusterName && one.status !== 'INACTIVE')
}

/** EC2 instances that go on though ECS has deregistered them from this cluster. */
export function deregisteredFrom({ deregisteredInstances }: World, clusterName: string): readonly ContainerInstance[] {
  return [...deregisteredInstances.values()].filter((one) => one.clusterName === clusterName)
}

/** What a cluster holds that ECS does not delete it with, in the order in which it refuses: `2 services`. */
export function inTheWay(world: World, clusterName: string): readonly string[] {
  const tasks = [...world.tasks.values()].filter((one) => one.clusterName === clusterName && one.step !== 'stopped')
  return [
    { count: servicesIn(world, clusterName).length, what: 'service' },
    { count: tasks.length, what: 'task' },
    { count: instancesIn(world, clusterName).length, what: 'instance' },
  ].flatMap(({ count, what }) => (count === 0 ? [] : [counted(count, what)]))
}
