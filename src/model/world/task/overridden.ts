import { gpusOf } from '../definition/gpus.ts'
import type { ContainerDefinition, TaskDefinition } from '../definition/taskDefinition.ts'
import type { ContainerOverride, TaskOverrides } from './overrides.ts'

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
    gpus: override.resourceRequirements === undefined ? container.gpus : gpusOf(override),
  }
}
