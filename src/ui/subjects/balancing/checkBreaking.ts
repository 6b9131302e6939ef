import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import { targetsOf } from '../../../model/world/balancing/pools.ts'
import { behaviorOf } from '../../../model/world/container/behavior.ts'
import {
  definitionKey,
  type ContainerDefinition,
  type TaskDefinition,
} from '../../../model/world/definition/taskDefinition.ts'
import type { World } from '../../../model/world/world.ts'

/** What a server says that is up and cannot work. */
const BROKEN_CODE = 503

/** The containers that a pool's checks meet, each image once. */
function probedContainers(world: World, poolId: string): ReadonlyMap<string, ContainerOfTask> {
  const found = new Map<string, ContainerOfTask>()
  for (const { taskId } of targetsOf(world, poolId)) {
    const definition = world.taskDefinitions.get(world.tasks.get(taskId ?? '')?.definitionKey ?? '')
    const container = definition?.containers.find(({ portMappings }) => portMappings.length > 0)
    if (definition !== undefined && container !== undefined) found.set(container.image, { definition, container })
  }
  return found
}

interface ContainerOfTask {
  readonly definition: TaskDefinition
  readonly container: ContainerDefinition
}

/** What makes the checks of a pool fail, or pass again where they were made to fail; none without tasks behind it. */
export function breakingActs(
  world: World,
  poolId: string,
): { readonly isBroken: boolean; readonly acts: readonly Act[] } {
  const containers = [...probedContainers(world, poolId).values()]
  const broken = containers.filter((one) => isBroken(world, one))
  if (broken.length > 0) {
    const acts = broken.map(({ container: { image } }) => act('lab', 'SetContainerBehavior', { image, reset: true }))
    return { isBroken: true, acts }
  }
  const responds = { fromSeconds: 0, how: 'code', code: BROKEN_CODE } as const
  const acts = containers.map(({ container: { image } }) => act('lab', 'SetContainerBehavior', { image, responds }))
  return { isBroken: false, acts }
}

function isBroken(world: World, { definition, container }: ContainerOfTask): boolean {
  const behavior = behaviorOf(world, { definitionKey: definitionKey(definition), container })
  return behavior?.definitionKey === null && behavior.containerName === null && behavior.responds !== null
}
