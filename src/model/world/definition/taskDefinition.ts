import type { MemberOf } from '../service/service.ts'
import type { LaunchType } from '../task/launchType.ts'

/** What a definition says it could run on: AWS's words, of which the lab launches LaunchType. */
export type Compatibility = LaunchType | 'EXTERNAL' | 'MANAGED_INSTANCES'

export type NetworkMode = 'bridge' | 'host' | 'awsvpc' | 'none'

export interface PortMapping {
  readonly containerPort: number
  /** 0 asks for a dynamic port (bridge only). */
  readonly hostPort: number
  readonly protocol: 'tcp' | 'udp'
}

export interface HealthCheck {
  readonly command: readonly string[]
  readonly intervalMs: number
  readonly timeoutMs: number
  readonly retries: number
  readonly startPeriodMs: number
}

/** What a container waits for before it starts (CON-4). */
export interface ContainerDependency {
  readonly containerName: string
  readonly condition: 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY'
}

/** When a container that has exited is started again in place (CON-6). */
export interface RestartPolicy {
  readonly ignoredExitCodes: readonly number[]
  /** It is started again only if it ran for so long. */
  readonly restartAttemptPeriodMs: number
}

/** What the model acts on of one container definition. */
export interface ContainerDefinition {
  readonly name: string
  readonly image: string
  readonly cpuUnits: number
  readonly memoryMib: number | null
  readonly memoryReservationMib: number | null
  /** As many GPUs of its instance are its alone. */
  readonly gpus: number
  readonly essential: boolean
  readonly portMappings: readonly PortMapping[]
  readonly healthCheck: HealthCheck | null
  readonly stopTimeoutMs: number
  /** By `dependsOn`, `links` and `volumesFrom`; left out for none. */
  readonly dependsOn?: readonly ContainerDependency[]
  /** How long others wait for it to fulfil their conditions, since its start; left out, they wait on. */
  readonly startTimeoutMs?: number
  /** Its tag is not resolved to a digest for a deployment's length (PUL-3); left out where it is. */
  readonly versionConsistency?: 'disabled'
  /** Left out where it is not enabled. */
  readonly restartPolicy?: RestartPolicy
}

/** One revision. It never changes but for its status (DEF-1). */
export interface TaskDefinition {
  readonly family: string
  readonly revision: number
  readonly status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS'
  readonly networkMode: NetworkMode
  readonly requiresCompatibilities: readonly LaunchType[]
  readonly compatibilities: readonly Compatibility[]
  /** Task-level size, a hard limit; `null` when only the containers state theirs. */
  readonly cpuUnits: number | null
  readonly memoryMib: number | null
  readonly containers: readonly ContainerDefinition[]
  /** Its tasks' own, beside those of their service or RunTask (PLC-8). */
  readonly placementConstraints: readonly MemberOf[]
  readonly registeredAtMs: number
  readonly deregisteredAtMs: number | null
  readonly deleteRequestedAtMs: number | null
  /** The JSON as it was registered, every field kept. */
  readonly source: Readonly<Record<string, unknown>>
  /** Paths of fields that were kept and have no effect in the model yet. */
  readonly fieldsWithoutEffect: readonly string[]
  /** Its place among the revisions of its family that were ever used, from 1, and 0 before: its colour goes by it. */
  readonly ordinal: number
}

/** What a task of this revision reserves (facts on placement: PLC-1). */
export interface Reservation {
  readonly cpuUnits: number
  readonly memoryMib: number
}

export function definitionKey(definition: { readonly family: string; readonly revision: number }): string {
  return `${definition.family}:${String(definition.revision)}`
}

/** The task-level size where set, else the sum of the containers' (PLC-1). CPU units and MiB. */
export function reservationOf(definition: TaskDefinition): Reservation {
  const containers = definition.containers
  return {
    cpuUnits: definition.cpuUnits ?? containers.reduce((sum, one) => sum + one.cpuUnits, 0),
    memoryMib:
      definition.memoryMib ??
      containers.reduce((sum, one) => sum + (one.memoryReservationMib ?? one.memoryMib ?? 0), 0),
  }
}
