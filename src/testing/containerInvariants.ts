import { loadBalancersOf } from '../model/world/balancing/taskTargets.ts'
import type { ContainerLife } from '../model/world/container/containerState.ts'
import type { ContainerDefinition, TaskDefinition } from '../model/world/definition/taskDefinition.ts'
import type { Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'
import type { Report } from './scan.ts'

/** What holds of the containers of a task that have lives of their own, at the end of an instant. */
export function checkContainers(
  world: World,
  { task, definition }: { readonly task: Task; readonly definition: TaskDefinition },
  say: Report,
): void {
  const lives = world.containers.get(task.id) ?? []
  if (lives.map(({ name }) => name).join() !== definition.containers.map(({ name }) => name).join())
    return say('CON-3 a task has the containers of its definition')
  const isHeard = task.instanceId === null || world.instances.get(task.instanceId)?.agentConnected !== false
  definition.containers.forEach((container, index) => {
    const life = lives[index]
    if (life === undefined) return
    const isGone = container.essential && life.lastStatus === 'STOPPED' && isHeard
    if (isGone && task.desiredStatus !== 'STOPPED') say('CON-5 an essential container that ended stops its task')
    checkOrder({ container, life }, lives, say)
    checkEnd({ container, life, task }, say)
  })
  const isBalanced = loadBalancersOf(world, task).length > 0
  checkTaskHealth(task, { definition, lives, isHeard, isBalanced }, say)
  const isOver = lives.every(({ lastStatus }) => lastStatus === 'STOPPED')
  if (task.step === 'stopping' && isOver && isHeard) say('CON-5 a task ends with its last container')
}

interface One {
  readonly container: ContainerDefinition
  readonly life: ContainerLife
}

/** Nothing starts before what it waits for has; nothing is asked to stop before what waits for it has stopped. */
function checkOrder({ container, life }: One, lives: readonly ContainerLife[], say: Report): void {
  for (const { containerName, condition } of container.dependsOn ?? []) {
    const needed = lives.find(({ name }) => name === containerName)
    if (needed === undefined) continue
    const startedMs = life.startedAtMs ?? Infinity
    const isFirst = life.startedAtMs === null || life.restartCount > 0 || (needed.startedAtMs ?? Infinity) <= startedMs
    if (!isFirst && needed.restartCount === 0) say(`CON-4 ${life.name} starts after ${containerName}`)
    const needsEnd = condition === 'COMPLETE' || condition === 'SUCCESS'
    if (needsEnd && life.startedAtMs !== null && (needed.finishedAtMs ?? Infinity) > startedMs)
      say(`CON-4 ${life.name} starts when ${containerName} has ended`)
    if (condition === 'SUCCESS' && life.startedAtMs !== null && needed.exitCode !== 0)
      say(`CON-4 ${life.name} starts when ${containerName} has succeeded`)
    const stoppedMs = life.finishedAtMs ?? Infinity
    if (needed.signalledAtMs !== null && life.lastStatus === 'STOPPED' && stoppedMs > needed.signalledAtMs)
      say(`CON-5 ${containerName} is asked to stop after ${life.name}`)
    if (needed.signalledAtMs !== null && life.lastStatus !== 'STOPPED')
      say(`CON-5 ${containerName} is asked to stop before ${life.name} has`)
  }
}

/** SIGKILL comes only when a stopTimeout is over; all have ended by then. */
function checkEnd({ container, life, task }: One & { readonly task: Task }, say: Report): void {
  const { signalledAtMs, finishedAtMs, exitCode, reason } = life
  if (signalledAtMs === null || task.step === 'stopped') return
  const latestMs = signalledAtMs + container.stopTimeoutMs
  if (life.lastStatus === 'STOPPED' && (finishedAtMs ?? 0) > latestMs)
    say(`CON-5 ${life.name} outlives its stopTimeout`)
  if (exitCode === 137 && reason === null && finishedAtMs !== latestMs) say(`CON-5 ${life.name} got SIGKILL too early`)
}

interface Checked {
  readonly definition: TaskDefinition
  readonly lives: readonly ContainerLife[]
  readonly isHeard: boolean
  /** Its targets have a word too (ALB-12). */
  readonly isBalanced: boolean
}

/** CON-8: the worst of the essential containers with checks; DEP-4 without. */
function checkTaskHealth(task: Task, { definition, lives, isHeard, isBalanced }: Checked, say: Report): void {
  if (task.step !== 'running' || !isHeard) return
  const statuses = definition.containers.flatMap((one, index) =>
    one.essential && one.healthCheck !== null ? [lives[index]?.health?.status ?? 'UNKNOWN'] : [],
  )
  if (statuses.length === 0) return
  const worst = ['UNHEALTHY', 'UNKNOWN'].find((one) => statuses.some((status) => status === one)) ?? 'HEALTHY'
  if (task.healthStatus !== worst) say(`CON-8 a task is ${worst} with its containers`)
  if (task.isHealthy && worst !== 'HEALTHY') say('DEP-4 with checks healthy is HEALTHY')
  if (!isBalanced && worst === 'HEALTHY' && !task.isHealthy) say('DEP-4 with checks HEALTHY is healthy')
}
