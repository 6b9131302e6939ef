import { ApiError } from '../api/command.ts'
import { cpuUnitsOf, memoryMibOf } from '../api/definition/taskDefinitionShape.ts'
import type { OverridesInput } from '../api/task/overridesShape.ts'
import { fargateSizeProblem } from '../api/definition/fargateSizes.ts'
import { gpusOf } from '../world/definition/gpus.ts'
import type { TaskDefinition } from '../world/definition/taskDefinition.ts'
import { overridden } from '../world/task/overridden.ts'
import type { TaskOverrides } from '../world/task/overrides.ts'
import type { LaunchType } from '../world/task/launchType.ts'

/** With their JSON's own characters (api, RunTask). */
const OVERRIDES_MAX = 8_192
/** Docker takes no less; CPU units of a task on EC2; GiB on Fargate (api, RegisterTaskDefinition). */
const CONTAINER_MEMORY_MIN = 6
const TASK_CPU = { min: 128, max: 196_608 }
const EPHEMERAL = { min: 21, max: 200 }

interface Of {
  readonly definition: TaskDefinition
  readonly launchType: LaunchType
}

/** TSK-10: what one task has otherwise than its definition says. @throws ApiError  InvalidParameterException */
export function overridesFor(of: Of, given: OverridesInput | undefined): TaskOverrides | null {
  if (given === undefined || Object.keys(given).length === 0) return null
  if (JSON.stringify(given).length > OVERRIDES_MAX) {
    throw invalid('containerOverrides', `Container Overrides length must be at most ${String(OVERRIDES_MAX)}`)
  }
  refuseContainers(of, given)
  const overrides: TaskOverrides = {
    containerOverrides: given.containerOverrides ?? [],
    cpuUnits: sizeFrom(given, 'cpu'),
    memoryMib: sizeFrom(given, 'memory'),
    ephemeralStorageGib: ephemeralStorageOf(of.launchType, given),
    executionRoleArn: given.executionRoleArn ?? null,
    taskRoleArn: given.taskRoleArn ?? null,
  }
  refuseSizes(of, overrides)
  return overrides
}

function refuseContainers({ definition, launchType }: Of, { containerOverrides = [] }: OverridesInput): void {
  for (const [index, override] of containerOverrides.entries()) {
    const at = `containerOverrides[${String(index)}]`
    if (Object.keys(override).length === 0) continue
    const { name, cpu = 0, memory, memoryReservation } = override
    if (name === undefined) throw invalid(`${at}.name`, 'Container override must have a name.')
    if (!definition.containers.some((one) => one.name === name)) {
      throw invalid(`${at}.name`, `Override for container named ${name} is not a container in the TaskDefinition.`)
    }
    if (launchType === 'FARGATE' && gpusOf(override) > 0) {
      const message = 'Tasks using the Fargate launch type do not support GPU resource requirements.'
      throw invalid(`${at}.resourceRequirements`, message)
    }
    if (cpu < 0) throw invalid(`${at}.cpu`, `Invalid 'cpu' setting for container '${name}'.`)
    for (const [field, mib] of Object.entries({ memory, memoryReservation })) {
      if (mib !== undefined && mib < CONTAINER_MEMORY_MIN)
        throw invalid(`${at}.${field}`, `Invalid '${field}' setting for container '${name}'.`)
    }
  }
}

function sizeFrom(given: OverridesInput, field: 'cpu' | 'memory'): number | null {
  const text = given[field]
  if (text === undefined) return null
  const amount = field === 'cpu' ? cpuUnitsOf(text) : memoryMibOf(text)
  if (amount !== undefined && Number.isSafeInteger(amount) && amount > 0) return amount
  throw invalid(field, `Invalid '${field}' setting for task.`)
}

function ephemeralStorageOf(launchType: LaunchType, { ephemeralStorage }: OverridesInput): number | null {
  if (ephemeralStorage === undefined) return null
  const { sizeInGiB } = ephemeralStorage
  const field = 'ephemeralStorage'
  if (launchType === 'EC2') throw invalid(field, 'Tasks using the EC2 launch type do not support EphemeralStorage.')
  if (sizeInGiB < EPHEMERAL.min)
    throw invalid(field, `EphemeralStorage size should be at least ${String(EPHEMERAL.min)}`)
  if (sizeInGiB > EPHEMERAL.max)
    throw invalid(field, `EphemeralStorage size should be at most ${String(EPHEMERAL.max)}`)
  return sizeInGiB
}

/** The sizes together, as a definition with them would be refused (DEF-4, FGT-1). */
function refuseSizes({ definition, launchType }: Of, overrides: TaskOverrides): void {
  if (overrides.cpuUnits !== null && (overrides.cpuUnits < TASK_CPU.min || overrides.cpuUnits > TASK_CPU.max)) {
    throw invalid('cpu', "Invalid 'cpu' setting for task.")
  }
  const { containers, cpuUnits, memoryMib } = overridden(definition, overrides)
  for (const { name, memoryMib: memory, memoryReservationMib: reservation } of containers) {
    if (memory !== null && reservation !== null && memory < reservation) {
      const reason = "'memory' must be greater than or equal to 'memoryReservation'"
      throw invalid('containerOverrides', `Invalid setting for container '${name}'. ${reason}`)
    }
    if (memoryMib !== null && (memory ?? 0) > memoryMib) {
      throw invalid('containerOverrides', `'memory' setting for container '${name}' is greater than for task.`)
    }
  }
  const cpuSum = containers.reduce((sum, one) => sum + one.cpuUnits, 0)
  if (cpuUnits !== null && cpuSum > cpuUnits) {
    throw invalid('cpu', "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.")
  }
  const memorySum = containers.reduce((sum, one) => sum + (one.memoryReservationMib ?? one.memoryMib ?? 0), 0)
  if (memoryMib !== null && memorySum > memoryMib) {
    const reason =
      "The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory'."
    throw invalid('memory', reason)
  }
  if (launchType === 'EC2' || cpuUnits === null || memoryMib === null) return
  const problem = fargateSizeProblem(cpuUnits, memoryMib)
  if (problem !== undefined) throw invalid(overrides.cpuUnits === null ? 'memory' : 'cpu', problem)
}

function invalid(field: string, message: string): ApiError {
  return new ApiError('InvalidParameterException', message, `overrides.${field}`)
}
