/** What is broken until it is mended, by a key that its kind and its zone make. */
export type Fault = ZoneOut | FargateShort | Throttled | RegistryOut | Storm

/** An Availability Zone that has lost its power (FLT-2). */
interface ZoneOut {
  readonly kind: 'zoneOut'
  readonly zone: string
  readonly sinceMs: number
}

/** A zone in which Fargate starts no task On-Demand (FLT-5). */
interface FargateShort {
  readonly kind: 'fargateShort'
  readonly zone: string
  readonly sinceMs: number
}

/** Amazon ECS takes no calls that change something, or none at all (FLT-6). */
interface Throttled {
  readonly kind: 'throttled'
  readonly sinceMs: number
  readonly untilMs: number
  readonly withReads?: true
}

/** A registry that answers nobody (FLT-9). */
interface RegistryOut {
  readonly kind: 'registryOut'
  readonly host: string
  readonly sinceMs: number
}

/** Faults that come by themselves (FLT-7). */
export interface Storm {
  readonly kind: 'storm'
  readonly clusterName: string
  readonly seed: number
  readonly faults: readonly StormFault[]
  readonly sinceMs: number
  readonly untilMs: number
  readonly everyMs: number
  /** How many times it has struck. */
  readonly strikes: number
}

/** What a storm may do. */
export const STORM_FAULTS = [
  'ContainerCrashed',
  'ContainerHangs',
  'AgentDisconnected',
  'InstanceTerminated',
  'SpotInterrupted',
  'ZoneOut',
  'FargateShort',
  'ApiThrottled',
] as const
export type StormFault = (typeof STORM_FAULTS)[number]

export const THROTTLED_KEY = 'throttled'
export const STORM_KEY = 'storm'

export function zoneOutKey(zone: string): string {
  return `zone ${zone}`
}

export function registryOutKey(host: string): string {
  return `registry ${host}`
}

export function fargateShortKey(zone: string): string {
  return `fargate ${zone}`
}

/** The rules of tasks that are not started since Fargate has no capacity, and since calls are throttled. */
export const FARGATE_SHORT_RULE = 'FLT-5'
export const THROTTLED_RULE = 'FLT-6'
