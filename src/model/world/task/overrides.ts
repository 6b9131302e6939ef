import type { ContainerDefinition, TaskDefinition } from '../definition/taskDefinition.ts'

/** What one task has otherwise than its definition says, in AWS's form (api, ContainerOverride). */
export interface ContainerOverride {
  /** Only an empty override goes without. */
  readonly name?: string | undefined
  readonly command?: readonly string[] | undefined
  readonly environment?: readonly unknown[] | undefined
  readonly environmentFiles?: readonly unknown[] | undefined
  /** CPU units and MiB. */
  readonly cpu?: number | undefined
  readonly memory?: number | undefined
  readonly memoryReservation?: number | undefined
}

/** The same of the task as a whole (api, TaskOverride). */
export interface TaskOverrides {
  readonly containerOverrides: readonly ContainerOverride[]
  /** Task-level sizes in CPU units and MiB; `null` is as the definition has it. */
  readonly cpuUnits: number | null
  readonly memoryMib: number | null
  /** Only Fargate takes it. */
  readonly ephemeralStorageGib: number | null
  readonly executionRoleArn: string | null
  readonly taskRoleArn: string | null
}

/** What a task was started with beyond its definition. */
export interface TaskLaunch {
  readonly overrides: TaskOverrides | null
  readonly enableExecuteCommand: boolean
  /** Of Fargate; `null` on EC2. */
  readonly platformVersion: string | null
}

/** A definition as one task has it (TSK-10). */
export function overridden(definition: TaskDefinition, overrides: TaskOverrides | null): TaskDefinition {
  if (overrides === null) return definition
  return {
    ...definition,
    cpuUnits: overrides.cpuUnits ?? definition.cpuUnits,
    memoryMib: overrides.memoryMib ?? definition.memoryMib,
    containers: definition.containers.map((one) => overriddenContainer(one, overrideOf(overrides, one.name))),
  }
}

/** Of several for one container the last counts. */
export function overrideOf(overrides: TaskOverrides | null, name: string): ContainerOverride | undefined {
  return overrides?.containerOverrides.findLast((one) => one.name === name)
}

function overriddenContainer(
  container: ContainerDefinition,
  override: ContainerOverride | undefined,
): ContainerDefinition {
  if (override === undefined) return container
  return {
    ...container,
    cpuUnits: override.cpu ?? container.cpuUnits,
    memoryMib: override.memory ?? container.memoryMib,
    memoryReservationMib: override.memoryReservation ?? container.memoryReservationMib,
  }
}
