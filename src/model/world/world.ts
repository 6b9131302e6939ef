import type { Tables } from './tables.ts'

interface Moment {
  readonly seed: number
  readonly nowMs: number
  readonly counters: Counters
  /** How many changes there were but for measurements: what follows from the rest holds as long as this does. */
  readonly moves: number
}

type ReadOnly<T> =
  T extends Map<infer K, infer V> ? ReadonlyMap<K, ReadOnly<V>> : T extends Set<infer V> ? ReadonlySet<V> : T

/**
 * All that a lab knows at one moment, to be read. Its maps change in place, by appliers alone; what they hold is
 * immutable, so a copy of the maps is a copy of the world and a page can compare by reference.
 */
export type World = Moment & { readonly [Name in keyof Tables]: ReadOnly<Tables[Name]> }

/** A world in the hands of the appliers and of who owns it. */
export type WritableWorld = { -readonly [K in keyof Moment]: Moment[K] } & Tables

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
/** A lab begins at 2026-01-01T00:00:00Z, so that answers have dates. Seconds since 1970. */
export const LAB_EPOCH_SECONDS = 1_767_225_600

const NAMES: Readonly<Record<keyof Tables, true>> = {
  clusters: true,
  clusterOptions: true,
  accountSettings: true,
  launchTemplates: true,
  autoScalingGroups: true,
  groupActivities: true,
  capacityProviders: true,
  instances: true,
  deregisteredInstances: true,
  instanceVersions: true,
  taskDefinitions: true,
  latestRevisions: true,
  registries: true,
  repositories: true,
  images: true,
  layers: true,
  layerUploads: true,
  pulls: true,
  imageCaches: true,
  pullBehaviors: true,
  subnetRoutes: true,
  pullLimits: true,
  privateRegistries: true,
  lifecyclePreviews: true,
  localImages: true,
  buildCache: true,
  registryLogins: true,
  dockerJobs: true,
  localContainers: true,
  logRegions: true,
  logGroups: true,
  logStreams: true,
  roles: true,
  users: true,
  instanceProfiles: true,
  managedPolicies: true,
  goneIdentities: true,
  secretStores: true,
  parameters: true,
  secrets: true,
  environmentFiles: true,
  injections: true,
  spotShortages: true,
  hookAnswers: true,
  managedScaling: true,
  lifecycleHooks: true,
  lifecycleWaits: true,
  groupPolicies: true,
  groupScaling: true,
  groupSchedules: true,
  tasks: true,
  containers: true,
  containerBehaviors: true,
  clientTokens: true,
  loadBalancers: true,
  classicLoadBalancers: true,
  targetGroups: true,
  listeners: true,
  listenerRules: true,
  targets: true,
  targetsByPool: true,
  targetsByTask: true,
  securityGroups: true,
  interfaceGroups: true,
  services: true,
  serviceDeployments: true,
  codeDeployApplications: true,
  deploymentGroups: true,
  codeDeployments: true,
  scheduling: true,
  protections: true,
  metrics: true,
  poolMetrics: true,
  keptMetrics: true,
  alarms: true,
  scalableTargets: true,
  scalingPolicies: true,
  scheduledActions: true,
  scalingActivities: true,
  traffic: true,
  sourceFlows: true,
  taskFlows: true,
  flowOfTask: true,
  poolFlows: true,
  poolTotals: true,
  taskFailures: true,
  tags: true,
  taskTagging: true,
  faults: true,
  decisions: true,
  liveByService: true,
  liveByInstance: true,
  waitingTasks: true,
  addresses: true,
}

/** Of all tables: the one list that is looped over wherever something is done with each. */
export const TABLE_NAMES = Object.keys(NAMES) as readonly (keyof Tables)[]

export function newWorld(seed: number): WritableWorld {
  const tables = Object.fromEntries(TABLE_NAMES.map((name) => [name, new Map()])) as unknown as Tables
  return { seed, nowMs: 0, ...tables, counters: { decisions: 0, instances: 0, ips: 0 }, moves: 0 }
}

/** A copy that goes its own way: the entities are shared, since nobody changes them; sets of ids are copied. */
export function copyWorld(world: World): WritableWorld {
  const tables = Object.fromEntries(TABLE_NAMES.map((name) => [name, copyTable(world[name])])) as unknown as Tables
  return { seed: world.seed, nowMs: world.nowMs, ...tables, counters: world.counters, moves: world.moves }
}

/** How many rows it has in all: what copying it comes to. */
export function rowsIn(world: World): number {
  return TABLE_NAMES.reduce((sum, name) => sum + world[name].size, 0)
}

function copyTable(table: ReadonlyMap<unknown, unknown>): Map<unknown, unknown> {
  const copy = new Map(table)
  for (const [key, held] of copy) {
    // A table holds sets in every row or in none.
    if (!(held instanceof Set)) break
    copy.set(key, new Set<unknown>(held))
  }
  return copy
}
