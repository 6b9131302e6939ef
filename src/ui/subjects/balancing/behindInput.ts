import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'

/** The first port that a container of a definition maps; `undefined` where none maps any. */
export function firstPort({ containers }: Pick<TaskDefinition, 'containers'>) {
  const container = containers.find(({ portMappings }) => portMappings.length > 0)
  const [mapping] = container?.portMappings ?? []
  if (container === undefined || mapping === undefined) return undefined
  return { containerName: container.name, containerPort: mapping.containerPort }
}

/** A target group in front of tasks of a definition. */
export function behindInput(definition: TaskDefinition, targetGroupArn: string) {
  return { targetGroupArn, ...(firstPort(definition) ?? NO_PORT) }
}

export const NO_PORT = { containerName: '', containerPort: 0 }
