import { must } from '../../base/assert.ts'
import { clusterArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import type { Cluster } from '../world/cluster/cluster.ts'
import { clusterOptionsOf } from '../world/cluster/clusterOptions.ts'
import type { LaunchType } from '../world/task/launchType.ts'
import type { World } from '../world/world.ts'

/** What is in a cluster: container instances, and tasks and services by launch type. */
export interface ClusterCounts {
  instances: number
  readonly running: ByLaunchType
  readonly pending: ByLaunchType
  readonly active: ByLaunchType
  readonly draining: ByLaunchType
}

type ByLaunchType = Record<LaunchType, number>

function none(): ByLaunchType {
  return { EC2: 0, FARGATE: 0 }
}

/** All clusters in one go: a hundred may be asked for, and each would look through ten thousand tasks. */
export function countByCluster(world: World): ReadonlyMap<string, ClusterCounts> {
  const counts = new Map<string, ClusterCounts>()
  for (const name of world.clusters.keys()) {
    counts.set(name, { instances: 0, running: none(), pending: none(), active: none(), draining: none() })
  }
  const of = (one: { readonly clusterName: string }) => must(counts.get(one.clusterName), one.clusterName)
  for (const task of world.tasks.values()) {
    if (task.step === 'running') of(task).running[task.launchType] += 1
    if (task.startedAtMs === null && task.desiredStatus === 'RUNNING') of(task).pending[task.launchType] += 1
  }
  for (const service of world.services.values()) {
    if (service.status === 'ACTIVE') of(service).active[service.launchType] += 1
    if (service.status === 'DRAINING') of(service).draining[service.launchType] += 1
  }
  for (const instance of world.instances.values()) if (instance.status !== 'booting') of(instance).instances += 1
  return counts
}

/** What a description may be asked to tell besides (CLU-2). */
export type ClusterPart = 'ATTACHMENTS' | 'CONFIGURATIONS' | 'SETTINGS' | 'STATISTICS'

interface Told {
  readonly counts: ClusterCounts
  readonly parts: readonly string[]
}

export function clusterJson(world: World, cluster: Cluster, { counts, parts }: Told): Output {
  const options = clusterOptionsOf(world, cluster.name)
  const has = (part: ClusterPart) => parts.includes(part)
  const { configuration, namespaceArn } = options
  return {
    clusterArn: clusterArn(cluster.name),
    clusterName: cluster.name,
    ...(has('CONFIGURATIONS') && configuration !== null && { configuration }),
    status: cluster.status,
    registeredContainerInstancesCount: counts.instances,
    runningTasksCount: sum(counts.running),
    pendingTasksCount: sum(counts.pending),
    activeServicesCount: sum(counts.active),
    statistics: has('STATISTICS') ? statisticsJson(counts) : [],
    settings: has('SETTINGS') ? [{ name: 'containerInsights', value: options.containerInsights }] : [],
    capacityProviders: options.capacityProviders,
    defaultCapacityProviderStrategy: options.defaultStrategy ?? [],
    ...(has('ATTACHMENTS') && { attachments: [] }),
    ...(namespaceArn !== null && { serviceConnectDefaults: { namespace: namespaceArn } }),
  }
}

function sum({ EC2, FARGATE }: ByLaunchType): number {
  return EC2 + FARGATE
}

/** As api, DescribeClusters names them; the lab has no other launch types. */
function statisticsJson({ running, pending, active, draining }: ClusterCounts): readonly Output[] {
  return [
    ['runningEC2TasksCount', running.EC2],
    ['runningFargateTasksCount', running.FARGATE],
    ['pendingEC2TasksCount', pending.EC2],
    ['pendingFargateTasksCount', pending.FARGATE],
    ['activeEC2ServiceCount', active.EC2],
    ['activeFargateServiceCount', active.FARGATE],
    ['drainingEC2ServiceCount', draining.EC2],
    ['drainingFargateServiceCount', draining.FARGATE],
  ].map(([name, value]) => ({ name, value: String(value) }))
}
