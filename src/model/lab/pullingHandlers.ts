import { ApiError } from '../api/command.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import type { pullingOperations } from '../api/lab/pullingOperations.ts'
import type { Handlers } from '../api/operation.ts'
import { findRegistered } from '../capacity/containerInstanceHandlers.ts'
import { SUBNETS } from '../world/network/subnets.ts'
import { clusterBehaviorKey, instanceBehaviorKey } from '../world/pulling/imageCache.ts'
import { DOCKER_HUB_PULLS, DOCKER_HUB_WINDOW_MS } from '../world/pulling/pullLimit.ts'
import { PRIVATE_REGISTRIES_MAX } from '../world/labLimits.ts'
import { DOCKER_HUB, ecrRegistryOf } from '../world/registry/imageReference.ts'

export const pullingHandlers: Handlers<typeof pullingOperations> = {
  SetSubnetRoute(context, { input: { subnet, route } }) {
    if (!Object.values(SUBNETS).includes(subnet)) throw invalid('subnet', 'the lab has no such subnet.')
    context.emit({ kind: 'put', table: 'subnetRoutes', key: subnet, value: route })
    return { subnet, route }
  },
  SetImagePullBehavior(context, { input: { cluster, containerInstance, behavior } }) {
    const { name } = clusterNamed(context.world, cluster)
    if (containerInstance === undefined) {
      context.emit({ kind: 'put', table: 'pullBehaviors', key: clusterBehaviorKey(name), value: behavior })
      return { behavior }
    }
    const [instance] = findRegistered(context.world, name, [containerInstance]).instances
    if (instance === undefined) throw invalid('containerInstance', 'the cluster has none of this id.')
    context.emit({ kind: 'put', table: 'pullBehaviors', key: instanceBehaviorKey(instance.id), value: behavior })
    return { behavior }
  },
  SetDockerHubLimit(context, { input: { limited, pulls = DOCKER_HUB_PULLS } }) {
    const limit = context.world.pullLimits.get(DOCKER_HUB)
    if (limited) {
      const pulledAtMs = limit?.pulledAtMs ?? {}
      const value = { host: DOCKER_HUB, pulls, windowMs: DOCKER_HUB_WINDOW_MS, pulledAtMs }
      context.emit({ kind: 'put', table: 'pullLimits', key: DOCKER_HUB, value })
    } else if (limit !== undefined) {
      context.emit({ kind: 'gone', table: 'pullLimits', key: DOCKER_HUB })
    }
    return {}
  },
  SetRegistryLogin(context, { input: { registry, username = '', password = '', reset = false } }) {
    const { privateRegistries } = context.world
    const [host = ''] = registry.split('/', 1)
    if (ecrRegistryOf(host) !== null) throw invalid('registry', 'Amazon ECR lets in by roles, not by a password.')
    const isThere = privateRegistries.has(registry)
    if (reset) {
      if (isThere) context.emit({ kind: 'gone', table: 'privateRegistries', key: registry })
      return {}
    }
    if (!isThere && privateRegistries.size >= PRIVATE_REGISTRIES_MAX)
      throw new ApiError(
        'LimitExceededException',
        `The lab keeps ${String(PRIVATE_REGISTRIES_MAX)} registries with a login at most: take one back with reset.`,
        'registry',
      )
    context.emit({ kind: 'put', table: 'privateRegistries', key: registry, value: { registry, username, password } })
    return {}
  },
}

function invalid(field: string, why: string): ApiError {
  return new ApiError('InvalidParameterException', `Invalid parameter ${field}: ${why}`, field)
}
