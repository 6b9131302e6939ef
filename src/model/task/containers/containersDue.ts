import { must } from '../../../base/assert.ts'
import { loadBalancersOf } from '../../world/balancing/taskTargets.ts'
import { isOutOfMemory } from '../../world/container/memoryUse.ts'
import type { Context, DueRows, Reactions } from '../../world/context.ts'
import type { TaskFlow } from '../../world/traffic/traffic.ts'
import type { TaskStep } from '../../world/task/taskSteps.ts'
import type { HealthStatus, Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'
import { endTask, sendTask } from '../moving.ts'
import { stopTask } from '../stopping.ts'
import { changeContainer } from './changing.ts'
import { decideExit } from './exitDecision.ts'
import { livesOf, needsFollowing } from './follow.ts'
import { sceneOf, type Member, type Scene } from './scene.ts'
import { firstStartMs, nextTurn } from './turns.ts'

/** Containers change no oftener than this at one instant: what would go on for ever is a fault of the model. */
const TURNS_MAX = 1_000

/**
 * Brings the containers of a task to now, and the task after them: each change of a container, then what ECS makes of it
 * all, then when to look again.
 */
function onContainersDue(context: Context, { taskId }: { readonly taskId: string }): undefined {
  const task = context.world.tasks.get(taskId)
  if (task === undefined || task.step === 'stopped' || !isFollowed(context, task)) return
  takeTurns(context, taskId)
  if (isHeard(context.world, task)) conclude(context, taskId)
  planNext(context, taskId)
}

/** Whether its containers are looked after; from now on, where they have come to need it. */
function isFollowed(context: Context, task: Task): boolean {
  const { world } = context
  if (world.containers.has(task.id)) return true
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  if (task.pullStoppedAtMs === null) return false
  if (!needsFollowing(world, task, definition) && !isOutOfMemory(world, task)) return false
  context.emit({ kind: 'containersFollowed', taskId: task.id, containers: livesOf(world, task, definition) })
  return true
}

function takeTurns(context: Context, taskId: string): void {
  for (let turns = 0; turns < TURNS_MAX; turns++) {
    const turn = nextTurn(sceneNow(context.world, taskId))
    if (turn === null || turn.atMs > context.nowMs) return
    changeContainer(context, taskId, turn)
  }
}

function sceneNow(world: World, taskId: string): Scene {
  return sceneOf(world, must(world.tasks.get(taskId), taskId))
}

/** What happens on an instance ECS learns from its agent alone (INS-5). */
function isHeard({ instances }: World, { instanceId }: Task): boolean {
  return instanceId === null || instances.get(instanceId)?.agentConnected === true
}

/** What becomes of the task: it runs when all have started (CON-4), stops with an essential one (CON-5), ends with the last. */
function conclude(context: Context, taskId: string): void {
  const scene = sceneNow(context.world, taskId)
  const { task, members } = scene
  const gone = firstEssentialEnd(scene)
  if (task.desiredStatus === 'RUNNING' && gone !== null) {
    const reason = decideExit(context, task, gone.member)
    stopTask(context, taskId, reason)
  } else if (task.step === 'activating' && members.every(({ life }) => life.lastStatus !== 'PENDING')) {
    sendTask(context, taskId, 'run')
  }
  concludeHealth(context, taskId)
  concludeEnd(context, taskId)
}

function concludeEnd(context: Context, taskId: string): void {
  const scene = sceneNow(context.world, taskId)
  if (scene.task.step !== 'stopping' || scene.members.some(({ life }) => life.lastStatus !== 'STOPPED')) return
  const endMs = firstEssentialEnd(scene)?.finishedAtMs ?? context.nowMs
  endTask(context, taskId, Math.max(endMs, scene.task.stoppingAtMs ?? 0))
}

interface Ended {
  readonly member: Member
  readonly finishedAtMs: number
}

function firstEssentialEnd({ members }: Scene): Ended | null {
  let first: Ended | null = null
  for (const member of members) {
    const { container, life } = member
    const { finishedAtMs } = life
    if (!container.essential || life.lastStatus !== 'STOPPED' || finishedAtMs === null) continue
    if (first === null || finishedAtMs < first.finishedAtMs) first = { member, finishedAtMs }
  }
  return first
}

/** CON-8: the worst of the essential containers that are checked. Without any, time alone makes it healthy (DEP-4). */
function concludeHealth(context: Context, taskId: string): void {
  const { task, members } = sceneNow(context.world, taskId)
  const healthStatus = worst(members)
  if (task.step !== 'running' || healthStatus === null) return
  // Behind a load balancer its targets have to be healthy too, at which ECS looks in its own time (ALB-12).
  const isFree = task.isHealthy || loadBalancersOf(context.world, task).length === 0
  const isHealthy = healthStatus === 'HEALTHY' && isFree
  if (task.healthStatus === healthStatus && task.isHealthy === isHealthy) return
  context.emit({ kind: 'tasksHealthSet', taskIds: [taskId], healthStatus, isHealthy })
}

function worst(members: readonly Member[]): HealthStatus | null {
  const statuses = members.flatMap(({ container, life }) =>
    container.essential && container.healthCheck !== null ? [life.health?.status ?? 'UNKNOWN'] : [],
  )
  if (statuses.length === 0) return null
  if (statuses.includes('UNHEALTHY')) return 'UNHEALTHY'
  return statuses.includes('UNKNOWN') ? 'UNKNOWN' : 'HEALTHY'
}

const ENDED_BY_CONTAINERS: ReadonlySet<TaskStep> = new Set(['activating', 'stopping'])

/** Looks again at the next turn; the step of the task is planned anew where it takes longer than was thought. */
function planNext(context: Context, taskId: string): void {
  const { world, nowMs } = context
  const scene = sceneNow(world, taskId)
  const { task } = scene
  const turn = nextTurn(scene)
  // A step that no container ends by then, since the agent is away, has no end that is known.
  const isPlanned = ENDED_BY_CONTAINERS.has(task.step) && task.nextStepAtMs !== null && task.nextStepAtMs > nowMs
  const lookAtMs = Math.min(turn?.atMs ?? Infinity, isPlanned ? (task.nextStepAtMs ?? Infinity) : Infinity)
  if (lookAtMs !== Infinity) context.schedule(lookAtMs, { kind: 'containersDue', taskId })
  if (task.nextStepAtMs === null || task.nextStepAtMs > nowMs) return
  // PENDING containers wait for others, or the agent of the instance is away.
  const isBefore = task.step === 'activating' && firstStartMs(task) > nowMs
  if (!isBefore) context.emit({ kind: 'taskStepPlanned', taskId, nextStepAtMs: null })
}

export const containersDue: DueRows<'containersDue'> = {
  containersDue: { phase: 'task', once: ({ taskId }) => `containers of ${taskId}`, run: onContainersDue },
}

/** CON-7: what requests hold is known at the end of each period, so it kills then. */
export const containerReactions: Reactions = {
  requestsFlowed: ({ world, nowMs, schedule }, { tasks }) => {
    const isHeavy = (flow: TaskFlow | null) => flow !== null && flow.held * flow.memoryMibPerRequest >= 1
    const heavy = new Set(tasks.filter(([, flow]) => isHeavy(flow)).map(([flowId]) => flowId))
    if (heavy.size === 0) return
    for (const [taskId, flowId] of world.flowOfTask) {
      const task = heavy.has(flowId) ? world.tasks.get(taskId) : undefined
      if (task !== undefined && isOutOfMemory(world, task)) schedule(nowMs, { kind: 'containersDue', taskId })
    }
  },
}
