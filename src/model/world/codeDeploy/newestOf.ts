import { serviceKey, type Service } from '../service/service.ts'
import type { World } from '../world.ts'
import type { CodeDeployment } from './codeDeploy.ts'

/** CodeDeploy's newest deployment of a service. */
export function newestOf(
  { codeDeployments }: Pick<World, 'codeDeployments'>,
  { key, createdAtMs }: Pick<Service, 'key' | 'createdAtMs'>,
): CodeDeployment | undefined {
  return [...codeDeployments.values()].findLast(
    ({ group, serviceCreatedAtMs }) =>
      serviceCreatedAtMs === createdAtMs && serviceKey(group.clusterName, group.serviceName) === key,
  )
}
