import { answerOf, nextChangeOfAnswer, type ContainerIn } from '../container/answering.ts'
import type { TaskDefinition } from '../definition/taskDefinition.ts'
import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'
import type { HealthCheck } from './loadBalancer.ts'
import type { ProbeOutcome, Target } from './target.ts'

/** The container that a target's checks meet; `null` where nothing of the lab listens. */
function behindTarget(world: World, target: Target, check: HealthCheck): ContainerIn | null {
  const port = check.port === 'traffic-port' ? target.port : Number(check.port)
  const tasks = tasksAt(world, target)
  for (const task of tasks) {
    const definition = world.taskDefinitions.get(task.definitionKey)
    const containerName = definition === undefined ? undefined : containerAt(task, definition, port)
    if (containerName !== undefined) return { task, containerName }
  }
  return null
}

function tasksAt(world: World, { id, taskId }: Target): readonly Task[] {
  const ids = taskId === null ? idsAt(world, id) : [taskId]
  return ids.flatMap((one) => world.tasks.get(one) ?? [])
}

/** The tasks that have an address, or run on an EC2 instance. */
function idsAt(world: World, id: string): readonly string[] {
  if (!id.startsWith('i-')) return [world.addresses.get(id) ?? '']
  for (const one of world.instances.values()) {
    if (one.ec2InstanceId === id) return [...(world.liveByInstance.get(one.id) ?? [])]
  }
  return []
}

function containerAt(task: Task, definition: TaskDefinition, port: number): string | undefined {
  if (definition.networkMode !== 'awsvpc') return task.ports.find((one) => one.hostPort === port)?.containerName
  return definition.containers.find(({ portMappings }) => portMappings.some((one) => one.containerPort === port))?.name
}

/**
 * What a check that begins now comes to (ALB-4). One that only connects passes when anything accepts the connection.
 * Where nothing of the lab is nobody answers.
 */
export function outcomeOf(world: World, { target, check }: Probed, atMs: number): ProbeOutcome {
  const behind = behindTarget(world, target, check)
  if (behind === null) return { how: 'timeout' }
  const answer = answerOf(world, behind, atMs)
  if (answer.how === 'refused') return answer
  if (check.protocol === 'TCP' || check.protocol === 'SSL') return { how: 'passed' }
  if (answer.how === 'timeout') return answer
  return matches(check.matcher, answer.code) ? { how: 'passed' } : answer
}

/** When the outcome may be another with nothing happening; `null` for never. */
export function nextOutcomeAtMs(world: World, { target, check }: Probed, atMs: number): number | null {
  const behind = behindTarget(world, target, check)
  return behind === null ? null : nextChangeOfAnswer(world, behind, atMs)
}

interface Probed {
  readonly target: Target
  readonly check: HealthCheck
}

/** @param matcher  AWS's form: codes and ranges, with commas */
function matches(matcher: string, code: number): boolean {
  return matcher.split(',').some((one) => {
    const [from = '', to = from] = one.split('-')
    return code >= Number(from) && code <= Number(to)
  })
}
