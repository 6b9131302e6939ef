import type { SubjectRef } from '../../../look/subjectRef.ts'
import type { ServiceDeployment } from '../../../model/world/deployment/serviceDeployment.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'

export function deploymentRef({ key }: Pick<Service, 'key'>, { id }: Pick<ServiceDeployment, 'id'>): SubjectRef {
  return { kind: 'serviceDeployment', id: `${key}/${id}` }
}

export interface FoundDeployment {
  readonly service: Service
  readonly deployment: ServiceDeployment
  /** Of its service's history. */
  readonly isNewest: boolean
}

/** The deployment of a service that is chosen by `cluster/service/id`; `null` for one that the lab does not keep. */
export function deploymentById(id: string, world: World): FoundDeployment | null {
  const at = id.lastIndexOf('/')
  const service = world.services.get(id.slice(0, at))
  const history = world.serviceDeployments.get(id.slice(0, at)) ?? []
  const deployment = history.find((one) => one.id === id.slice(at + 1))
  return service === undefined || deployment === undefined
    ? null
    : { service, deployment, isNewest: deployment === history[0] }
}
