import type { Cluster } from '../cluster/cluster.ts'
import { forgetClusterLater } from '../cluster/forgetCluster.ts'
import { CLUSTERS_MAX } from '../rules/labLimits.ts'
import type { World } from '../world/world.ts'
import { clusterArn, clusterNameOf } from './arns.ts'
import { ApiError, type Output } from './command.ts'
import { read, write, type Operations } from './operation.ts'
import { PAGE_FIELDS, pageOf } from './page.ts'
import { kept, list, name, optional, required, struct, text } from './shape.ts'

/** `default` when none is named, as in ECS (CLU-1). @throws ApiError  ClusterNotFoundException */
export function clusterNamed(world: World, given: string | undefined): Cluster {
  const cluster = world.clusters.get(clusterNameOf(given ?? 'default'))
  if (cluster === undefined) throw new ApiError('ClusterNotFoundException', 'Cluster not found.')
  if (cluster.status === 'ACTIVE') return cluster
  throw new ApiError('ClusterNotFoundException', 'The referenced cluster was inactive.')
}

export const clusterOperations: Operations = {
  CreateCluster: write(
    struct({
      clusterName: optional(name('clusterName')),
      settings: kept(),
      configuration: kept(),
      capacityProviders: kept(),
      defaultCapacityProviderStrategy: kept(),
      serviceConnectDefaults: kept(),
      tags: kept(),
    }),
    (context, { input }) => {
      const clusterName = input.clusterName ?? 'default'
      const existing = context.world.clusters.get(clusterName)
      if (existing?.status !== 'ACTIVE') {
        if (activeClusters(context.world).length >= CLUSTERS_MAX) {
          throw new ApiError('LimitExceededException', `The lab holds ${String(CLUSTERS_MAX)} clusters at most.`)
        }
        const cluster: Cluster = { name: clusterName, status: 'ACTIVE', createdAtMs: context.nowMs, deletedAtMs: null }
        context.emit({ kind: 'clusterCreated', cluster })
      }
      return { cluster: clusterJson(context.world, clusterNamed(context.world, clusterName)) }
    },
  ),
  DeleteCluster: write(struct({ cluster: required(text()) }), (context, { input }) => {
    const cluster = clusterNamed(context.world, input.cluster)
    refuseIfUsed(context.world, cluster.name)
    context.emit({ kind: 'clusterDeleted', clusterName: cluster.name, atMs: context.nowMs })
    forgetClusterLater(context, cluster.name)
    return { cluster: clusterJson(context.world, { ...cluster, status: 'INACTIVE' }) }
  }),
  DescribeClusters: read(
    struct({ clusters: optional(list(text(), { max: 100 })), include: kept() }),
    (world, { input }) => describeClusters(world, input.clusters ?? ['default']),
  ),
  ListClusters: read(struct(PAGE_FIELDS), (world, given) => {
    return pageOf('clusterArns', { arns: activeClusters(world).map((one) => clusterArn(one.name)), given })
  }),
}

function activeClusters(world: World): readonly Cluster[] {
  return [...world.clusters.values()].filter((one) => one.status === 'ACTIVE')
}

function describeClusters(world: World, names: readonly string[]): Output {
  const clusters: Output[] = []
  const failures: Output[] = []
  for (const given of names) {
    const cluster = world.clusters.get(clusterNameOf(given))
    if (cluster === undefined) failures.push({ arn: clusterArn(clusterNameOf(given)), reason: 'MISSING' })
    else clusters.push(clusterJson(world, cluster))
  }
  return { clusters, failures }
}

function clusterJson(world: World, cluster: Cluster): Output {
  const tasks = [...world.tasks.values()].filter((one) => one.clusterName === cluster.name)
  const services = [...world.services.values()].filter((one) => one.clusterName === cluster.name)
  return {
    clusterArn: clusterArn(cluster.name),
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: [...world.instances.values()].filter(
      (one) => one.clusterName === cluster.name && one.status !== 'booting',
    ).length,
    runningTasksCount: tasks.filter((one) => one.step === 'running').length,
    pendingTasksCount: tasks.filter((one) => one.startedAtMs === null && one.desiredStatus === 'RUNNING').length,
    activeServicesCount: services.filter((one) => one.status === 'ACTIVE').length,
  }
}

function refuseIfUsed(world: World, clusterName: string): void {
  const has = (items: Iterable<{ readonly clusterName: string }>) =>
    [...items].some((one) => one.clusterName === clusterName)
  if (has([...world.services.values()].filter((one) => one.status !== 'INACTIVE'))) {
    throw new ApiError('ClusterContainsServicesException', 'The Cluster cannot be deleted while Services are active.')
  }
  if (has([...world.tasks.values()].filter((one) => one.step !== 'stopped'))) {
    throw new ApiError('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.')
  }
  if (has(world.instances.values())) {
    throw new ApiError(
      'ClusterContainsContainerInstancesException',
      'The Cluster cannot be deleted while Container Instances are active or draining.',
    )
  }
}
