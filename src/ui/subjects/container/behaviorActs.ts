import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { ContainerBehavior } from '../../../model/world/container/behavior.ts'
import {
  definitionKey,
  type ContainerDefinition,
  type TaskDefinition,
} from '../../../model/world/definition/taskDefinition.ts'
import type { World } from '../../../model/world/world.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import { presetInput, type PresetWanted } from './presets.ts'

export interface BehaviorWanted extends PresetWanted {
  readonly containerName: string
  /** Every task that has its image, or those of this revision alone. */
  readonly reach: 'image' | 'definition'
}

/** What makes a container of a definition act as a preset says. */
export function behaviorAct(definition: TaskDefinition, wanted: BehaviorWanted): Act {
  const container = containerIn(definition, wanted.containerName)
  const { image, name } = container
  // By its name only where another container of the definition has the same image.
  const isShared = definition.containers.some((one) => one.image === image && one.name !== name)
  return act('lab', 'SetContainerBehavior', {
    image,
    ...(wanted.reach === 'definition' && { taskDefinition: definitionKey(definition) }),
    ...(isShared && { containerName: name }),
    ...presetInput(wanted),
  })
}

/** The named container, else the first: a definition has one at least. */
export function containerIn({ containers }: TaskDefinition, name: string): ContainerDefinition {
  const found = containers.find((one) => one.name === name) ?? containers[0]
  if (found === undefined) throw new Error('A task definition has a container')
  return found
}

/** What the lab was told of the containers of a definition, also where something narrower counts more. */
export function behaviorsOf(
  { containerBehaviors }: Pick<World, 'containerBehaviors'>,
  definition: TaskDefinition,
): readonly ContainerBehavior[] {
  const key = definitionKey(definition)
  return [...containerBehaviors.values()].filter(({ image, definitionKey: of, containerName }) =>
    definition.containers.some(
      (one) =>
        one.image === image && (of === null || of === key) && (containerName === null || containerName === one.name),
    ),
  )
}

/** Takes back what the lab was told: its containers act as they did without it. */
export function mendAct({ image, definitionKey: key, containerName }: ContainerBehavior): Act {
  return act('lab', 'SetContainerBehavior', {
    image,
    ...(key !== null && { taskDefinition: key }),
    ...(containerName !== null && { containerName }),
    reset: true,
  })
}

/** The task definition that a task, a service or a definition is of; `undefined` for anything else. */
export function definitionOf({ kind, id }: SubjectRef, world: World): TaskDefinition | undefined {
  switch (kind) {
    case 'taskDefinition':
      return world.taskDefinitions.get(id)
    case 'task':
      return world.taskDefinitions.get(world.tasks.get(id)?.definitionKey ?? '')
    case 'service':
      return world.taskDefinitions.get(world.services.get(id)?.deployments[0]?.definitionKey ?? '')
    default:
      return undefined
  }
}
