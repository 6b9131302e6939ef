import { must } from '../../base/assert.ts'
import type { Cluster } from '../world/cluster/cluster.ts'
import { forgetClusterLater } from './forgetCluster.ts'
import { CLUSTERS_MAX } from '../world/labLimits.ts'
import type { World } from '../world/world.ts'
import { clusterArn, clusterNameOf } from '../api/arns.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { clusterOperations } from '../api/cluster/clusterOperations.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'

export const clusterHandlers: Handlers<typeof clusterOperations> = {
  CreateCluster(context, { input }) {
    const clusterName = input.clusterName ?? 'default'
    const existing = context.world.clusters.get(clusterName)
    if (existing?.status !== 'ACTIVE') {
      if (activeClusters(context.world).length >= CLUSTERS_MAX) {
        throw new ApiError('LimitExceededException', `The lab holds ${String(CLUSTERS_MAX)} clusters at most.`)
      }
      const cluster: Cluster = { name: clusterName, status: 'ACTIVE', createdAtMs: context.nowMs, deletedAtMs: null }
      context.emit({ kind: 'clusterCreated', cluster })
    }
    return () => oneClusterJson(context.world, clusterNamed(context.world, clusterName))
  },
  DeleteCluster(context, { input }) {
    const cluster = clusterNamed(context.world, input.cluster)
    refuseIfUsed(context.world, cluster.name)
    context.emit({ kind: 'clusterDeleted', clusterName: cluster.name, atMs: context.nowMs })
    forgetClusterLater(context, cluster.name)
    return () => oneClusterJson(context.world, { ...cluster, status: 'INACTIVE' })
  },
  DescribeClusters(world, { input }) {
    return describeClusters(world, input.clusters ?? ['default'])
  },
  ListClusters(world, given) {
    return pageOf('clusterArns', { arns: activeClusters(world).map((one) => clusterArn(one.name)), given })
  },
}

function activeClusters(world: World): readonly Cluster[] {
  return [...world.clusters.values()].filter((one) => one.status === 'ACTIVE')
}

function describeClusters(world: World, names: readonly string[]): Output {
  const clusters: Output[] = []
  const failures: Output[] = []
  const counts = countByCluster(world)
  for (const given of names) {
    const cluster = world.clusters.get(clusterNameOf(given, 'clusters'))
    if (cluster === undefined) failures.push({ arn: clusterArn(clusterNameOf(given)), reason: 'MISSING' })
    else clusters.push(clusterJson(cluster, counts.get(cluster.name)))
  }
  return { clusters, failures }
}

function oneClusterJson(world: World, cluster: Cluster): Output {
  return { cluster: clusterJson(cluster, countByCluster(world).get(cluster.name)) }
}

/** What is in a cluster, by state. */
interface ClusterCounts {
  instances: number
  running: number
  pending: number
  services: number
}

/** All clusters in one go: a hundred may be asked for, and each would look through ten thousand tasks. */
function countByCluster(world: World): ReadonlyMap<string, ClusterCounts> {
  const counts = new Map<string, ClusterCounts>()
  for (const name of world.clusters.keys()) counts.set(name, { instances: 0, running: 0, pending: 0, services: 0 })
  const of = (one: { readonly clusterName: string }) => must(counts.get(one.clusterName), one.clusterName)
  for (const task of world.tasks.values()) {
    if (task.step === 'running') of(task).running += 1
    if (task.startedAtMs === null && task.desiredStatus === 'RUNNING') of(task).pending += 1
  }
  for (const service of world.services.values()) if (service.status === 'ACTIVE') of(service).services += 1
  for (const instance of world.instances.values()) if (instance.status !== 'booting') of(instance).instances += 1
  return counts
}

function clusterJson(cluster: Cluster, counts: ClusterCounts | undefined): Output {
  return {
    clusterArn: clusterArn(cluster.name),
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: counts?.instances ?? 0,
    runningTasksCount: counts?.running ?? 0,
    pendingTasksCount: counts?.pending ?? 0,
    activeServicesCount: counts?.services ?? 0,
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
