import { serviceKey, type Service } from '../../world/service/service.ts'
import type { World } from '../../world/world.ts'
import { nameInCluster } from '../arns.ts'
import { clusterNamed } from '../cluster/clusterNamed.ts'
import { ApiError } from '../command.ts'

/** A service in any state. @throws ApiError  ServiceNotFoundException */
export function serviceNamed(
  world: World,
  given: string,
  { cluster, field = 'service' }: { readonly cluster: string | undefined; readonly field?: string },
): Service {
  const { name } = clusterNamed(world, cluster)
  const service = world.services.get(serviceKey(name, nameInCluster(given, 'service', { cluster: name, field })))
  if (service === undefined) throw serviceNotFound(field)
  return service
}

/** @throws ApiError  ServiceNotFoundException, ServiceNotActiveException */
export function activeServiceNamed(world: World, cluster: string | undefined, given: string): Service {
  const service = serviceNamed(world, given, { cluster })
  if (service.status !== 'ACTIVE') throw new ApiError('ServiceNotActiveException', 'Service was not ACTIVE.', 'service')
  return service
}

function serviceNotFound(field = 'service'): ApiError {
  return new ApiError('ServiceNotFoundException', 'Service not found.', field)
}
