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
