import { must } from '../../base/assert.ts'
import type { Cluster } from '../world/cluster/cluster.ts'
import { clusterOptionsOf, NO_OPTIONS, type ClusterOptions } from '../world/cluster/clusterOptions.ts'
import type { Context } from '../world/context.ts'
import { effectiveSetting } from './effectiveSetting.ts'
import { clusterJson, countByCluster } from './clusterJson.ts'
import { optionsFrom } from './clusterOptionsInput.ts'
import { forgetClusterLater } from './forgetCluster.ts'
import { CLUSTERS_MAX } from '../world/labLimits.ts'
import type { World } from '../world/world.ts'
import { clusterArn, clusterNameOf } from '../api/arns.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { clusterOperations } from '../api/cluster/clusterOperations.ts'
import type { Answering, Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'

export const clusterHandlers: Handlers<typeof clusterOperations> = {
  CreateCluster(context, { input }) {
    const { world } = context
    const clusterName = input.clusterName ?? 'default'
    const given = optionsFrom(input, { world, clusterName })
    if (world.clusters.get(clusterName)?.status === 'ACTIVE') refuseOther(world, clusterName, given)
    else {
      if (activeClusters(world).length >= CLUSTERS_MAX) {
        throw new ApiError('LimitExceededException', `The lab holds ${String(CLUSTERS_MAX)} clusters at most.`)
      }
      const cluster: Cluster = { name: clusterName, status: 'ACTIVE', createdAtMs: context.nowMs, deletedAtMs: null }
      context.emit({ kind: 'clusterCreated', cluster })
      putOptions(context, clusterName, createdOptions(world, given))
    }
    return () => oneClusterJson(world, clusterName)
  },
  UpdateCluster(context, { input }) {
    const { name } = clusterNamed(context.world, input.cluster)
    return updateOptions(context, name, optionsFrom(input, { world: context.world, clusterName: name }))
  },
  UpdateClusterSettings(context, { input }) {
    const { name } = clusterNamed(context.world, input.cluster)
    return updateOptions(
      context,
      name,
      optionsFrom({ settings: input.settings }, { world: context.world, clusterName: name }),
    )
  },
  DeleteCluster(context, { input }) {
    const cluster = clusterNamed(context.world, input.cluster)
    refuseIfUsed(context.world, cluster.name)
    context.emit({ kind: 'clusterDeleted', clusterName: cluster.name, atMs: context.nowMs })
    forgetClusterLater(context, cluster.name)
    return () => oneClusterJson(context.world, cluster.name)
  },
  DescribeClusters(world, { input }) {
    return describeClusters(world, input.clusters ?? ['default'], input.include ?? [])
  },
  ListClusters(world, given) {
    return pageOf('clusterArns', { arns: activeClusters(world).map((one) => clusterArn(one.name)), given })
  },
}

function activeClusters(world: World): readonly Cluster[] {
  return [...world.clusters.values()].filter((one) => one.status === 'ACTIVE')
}

function describeClusters(world: World, names: readonly string[], parts: readonly string[]): Output {
  const clusters: Output[] = []
  const failures: Output[] = []
  const counts = countByCluster(world)
  for (const given of names) {
    const name = clusterNameOf(given, 'clusters')
    const cluster = world.clusters.get(name)
    if (cluster === undefined) failures.push({ arn: clusterArn(name), reason: 'MISSING' })
    else clusters.push(clusterJson(world, cluster, { counts: must(counts.get(name), name), parts }))
  }
  return { clusters, failures }
}

/** What made or changed a cluster tells its settings and its configuration. */
export function oneClusterJson(world: World, name: string): Output {
  const counts = must(countByCluster(world).get(name), name)
  const cluster = must(world.clusters.get(name), name)
  return { cluster: clusterJson(world, cluster, { counts, parts: ['SETTINGS', 'CONFIGURATIONS'] }) }
}

function createdOptions(world: World, given: Partial<ClusterOptions>): ClusterOptions {
  return { ...NO_OPTIONS, containerInsights: effectiveSetting(world, 'containerInsights').value, ...given }
}

/** CLU-2: what is given again has to be what the cluster has. @throws ApiError */
function refuseOther(world: World, clusterName: string, given: Partial<ClusterOptions>): void {
  const has = clusterOptionsOf(world, clusterName)
  if (isSame(has, { ...has, ...given })) return
  throw new ApiError(
    'InvalidParameterException',
    'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
  )
}

export function putOptions(context: Context, key: string, value: ClusterOptions): void {
  if (isSame(clusterOptionsOf(context.world, key), value)) return
  // Most clusters are told nothing, and have no row.
  if (isSame(value, NO_OPTIONS)) context.emit({ kind: 'gone', table: 'clusterOptions', key })
  else context.emit({ kind: 'put', table: 'clusterOptions', key, value })
}

/** Both have their members in the order of their shape. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function updateOptions(context: Context, clusterName: string, given: Partial<ClusterOptions>): Answering {
  const { world } = context
  putOptions(context, clusterName, { ...clusterOptionsOf(world, clusterName), ...given })
  return () => oneClusterJson(world, clusterName)
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
