import type { ResourceRequirement } from '../definition/gpus.ts'

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
  readonly resourceRequirements?: readonly ResourceRequirement[] | undefined
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
  /** Of Fargate: what runs, never LATEST. It means nothing on EC2. */
  readonly platformVersion: string
}
