import type { TaskDefinition } from '../definition/taskDefinition.ts'
import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'
import type { HealthCheck } from './loadBalancer.ts'
import type { Target } from './target.ts'

/** The port at which a target's checks come. */
export function checkedPort({ port }: Target, check: Pick<HealthCheck, 'port'>): number {
  return check.port === 'traffic-port' ? port : Number(check.port)
}

/** The tasks that stand at a target: the one it was registered for, else all that have its address or are on its instance. */
export function tasksAt(world: World, { id, taskId }: Target): readonly Task[] {
  const ids = taskId === null ? idsAt(world, id) : [taskId]
  return ids.flatMap((one) => world.tasks.get(one) ?? [])
}

function idsAt(world: World, id: string): readonly string[] {
  if (!id.startsWith('i-')) return [world.addresses.get(id) ?? '']
  const instanceId = instanceIdOf(world, id)
  return instanceId === null ? [] : [...(world.liveByInstance.get(instanceId) ?? [])]
}

/** The container instance of an EC2 instance, one that ECS has deregistered as well. */
export function instanceIdOf(world: Pick<World, 'instances' | 'deregisteredInstances'>, ec2Id: string): string | null {
  for (const table of [world.instances, world.deregisteredInstances]) {
    for (const one of table.values()) if (one.ec2InstanceId === ec2Id) return one.id
  }
  return null
}

/** Which container of a task, and which port of it, is behind a port of its host or interface. */
export function mappedAt(
  task: Task,
  definition: TaskDefinition,
  port: number,
): { readonly containerName: string; readonly containerPort: number } | undefined {
  if (definition.networkMode !== 'awsvpc') return task.ports.find((one) => one.hostPort === port)
  for (const { name, portMappings } of definition.containers) {
    if (portMappings.some((one) => one.containerPort === port)) return { containerName: name, containerPort: port }
  }
  return undefined
}
