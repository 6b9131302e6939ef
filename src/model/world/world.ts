import type { AutoScalingGroup, LaunchTemplate } from '../cluster/autoScalingGroup.ts'
import type { Cluster } from '../cluster/cluster.ts'
import type { ContainerInstance } from '../cluster/containerInstance.ts'
import type { MetricPoint } from '../metrics/metrics.ts'
import type { Decision } from '../rules/decision.ts'
import type { Service } from '../service/service.ts'
import type { Task } from '../task/task.ts'
import type { TaskDefinition } from '../task/taskDefinition.ts'

/**
 * All that a lab knows at one moment. The maps are changed in place by `apply` alone; what they hold is
 * immutable, so a copy of the maps is a copy of the world and a page can compare by reference.
 */
export interface World {
  readonly seed: number
  nowMs: number
  readonly clusters: Map<string, Cluster>
  readonly launchTemplates: Map<string, LaunchTemplate>
  readonly autoScalingGroups: Map<string, AutoScalingGroup>
  /** By container instance id, in order of launch. Gone when terminated. */
  readonly instances: Map<string, ContainerInstance>
  /** By `family:revision`, in order of registration. */
  readonly taskDefinitions: Map<string, TaskDefinition>
  /** Family → its highest revision ever (DEF-2). */
  readonly latestRevisions: Map<string, number>
  /** By id, in order of creation; stopped ones stay for an hour (TSK-8). */
  readonly tasks: Map<string, Task>
  /** By `cluster/name`. */
  readonly services: Map<string, Service>
  /** By service key; one-minute datapoints, oldest first, at most METRIC_POINTS_MAX. */
  readonly metrics: Map<string, readonly MetricPoint[]>
  /** By id, oldest first, at most DECISIONS_MAX. */
  readonly decisions: Map<number, Decision>
  /** Ids of the tasks that are not STOPPED, by service key and by instance id. Derived. */
  readonly liveByService: Map<string, Set<string>>
  readonly liveByInstance: Map<string, Set<string>>
  /** Private addresses of the tasks that are not STOPPED (NET-1). Derived. */
  readonly addresses: Set<string>
  counters: Counters
}

/** What numbers things. Only ever rises. */
export interface Counters {
  readonly decisions: number
  readonly instances: number
  /** Addresses given so far, and those that were passed over since a task still had them. */
  readonly ips: number
}

/** One region, as in the course notes; its zones by letter. */
export const REGION = 'us-east-1'
export const AVAILABILITY_ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'] as const
export const ACCOUNT = '123456789012'

export function newWorld(seed: number): World {
  return {
    seed,
    nowMs: 0,
    clusters: new Map(),
    launchTemplates: new Map(),
    autoScalingGroups: new Map(),
    instances: new Map(),
    taskDefinitions: new Map(),
    latestRevisions: new Map(),
    tasks: new Map(),
    services: new Map(),
    metrics: new Map(),
    decisions: new Map(),
    liveByService: new Map(),
    liveByInstance: new Map(),
    addresses: new Set(),
    counters: { decisions: 0, instances: 0, ips: 0 },
  }
}

/** A copy that goes its own way: the entities are shared, since nobody changes them. */
export function copyWorld(world: World): World {
  return {
    ...world,
    clusters: new Map(world.clusters),
    launchTemplates: new Map(world.launchTemplates),
    autoScalingGroups: new Map(world.autoScalingGroups),
    instances: new Map(world.instances),
    taskDefinitions: new Map(world.taskDefinitions),
    latestRevisions: new Map(world.latestRevisions),
    tasks: new Map(world.tasks),
    services: new Map(world.services),
    metrics: new Map(world.metrics),
    decisions: new Map(world.decisions),
    liveByService: copySets(world.liveByService),
    liveByInstance: copySets(world.liveByInstance),
    addresses: new Set(world.addresses),
  }
}

function copySets(sets: Map<string, Set<string>>): Map<string, Set<string>> {
  const copy = new Map<string, Set<string>>()
  for (const [key, set] of sets) copy.set(key, new Set(set))
  return copy
}
