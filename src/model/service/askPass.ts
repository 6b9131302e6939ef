import type { Reactions, Waking } from '../world/context.ts'
import { SCHEDULER_DELAY_MS, SCHEDULER_GAP_MS } from '../world/durations.ts'
import { schedulingOf } from '../world/service/scheduling.ts'
import { mayRebalance } from '../world/service/rebalancing.ts'
import { serviceKey, type Service } from '../world/service/service.ts'
import type { StopCode, Task } from '../world/task/task.ts'
import { iamArn } from '../world/roles/iamArns.ts'
import { THROTTLED_KEY } from '../world/fault/fault.ts'
import { TASKS_MAX } from '../world/labLimits.ts'

/**
 * Asks the service scheduler to look at a service (DEP-9): after `delayMs`, but not sooner than the gap after its last
 * action, and only once however often it is asked.
 */
export function askServicePass(waking: Waking, key: string, delayMs: number): void {
  const service = waking.world.services.get(key)
  if (service === undefined || service.status === 'INACTIVE') return
  const { lastActionAtMs } = schedulingOf(waking.world, key)
  const earliestMs = lastActionAtMs === null ? 0 : lastActionAtMs + SCHEDULER_GAP_MS
  const { createdAtMs } = service
  waking.schedule(Math.max(waking.nowMs + delayMs, earliestMs), {
    kind: 'servicePassDue',
    serviceKey: key,
    createdAtMs,
  })
}

/** What is to stop by none of the scheduler's or an instance's doing: it is replaced (SVC-1). */
const ENDS: ReadonlySet<StopCode> = new Set([
  'UserInitiated',
  'EssentialContainerExited',
  'TaskFailedToStart',
  'SpotInterruption',
])

/** What happens to tasks and instances makes the scheduler look at the services that it concerns. */
export const serviceReactions: Reactions = {
  tasksMoved: (waking, { taskIds, step }) => {
    if (step !== 'running' && step !== 'stopped') return
    const roomIn = new Set<string>()
    const othersIn = new Set<string>()
    const tasks = tasksOf(waking, taskIds)
    for (const { clusterName, instanceId } of tasks) {
      if (step === 'stopped' && instanceId !== null) roomIn.add(clusterName)
      else othersIn.add(clusterName)
    }
    for (const clusterName of roomIn) askWaiting(waking, clusterName)
    for (const clusterName of othersIn) askWaitingForTasks(waking, clusterName)
    askServicesOf(waking, tasks, 0)
  },
  taskCreated: (waking, { task }) => askWaitingForTasks(waking, task.clusterName),
  tasksStarted: (waking, { firstTask }) => askWaitingForTasks(waking, firstTask.clusterName),
  attributesSet: (waking, { instanceId }) => askWaitingAt(waking, instanceId),
  tasksHealthSet: (waking, { taskIds }) => askServicesOf(waking, tasksOf(waking, taskIds), 0),
  // It waits for its agent: the scheduler says so (INS-5).
  taskStepPlanned: (waking, { taskId }) => askServiceOf(waking, waking.world.tasks.get(taskId), 0),
  tasksStopAsked: (waking, { taskIds, stopCode }) => {
    // DEP-3: what is stopping counts for nothing, so its replacement need not wait until it has stopped.
    const tasks = tasksOf(waking, taskIds)
    for (const clusterName of new Set(tasks.map((task) => task.clusterName))) askWaitingForTasks(waking, clusterName)
    if (ENDS.has(stopCode)) askServicesOf(waking, tasks, SCHEDULER_DELAY_MS)
  },
  tasksForgotten: (waking, { taskIds }) => {
    // SVC-11: what waits for the lab to have room waits for nothing else.
    const { size } = waking.world.tasks
    if (size < TASKS_MAX && size + taskIds.length >= TASKS_MAX) askWaiting(waking)
  },
  // CPR-5: a provider whose managed scaling is enabled now takes tasks for which there is no instance yet.
  put: (waking, { table, key }) => {
    if (table === 'capacityProviders') askWaiting(waking)
    if (table === 'roles') askWaitingForRole(waking, key)
  },
  // CPR-11, FLT-5: Fargate has capacity again, or a zone is back.
  gone: (waking, { table, key }) => {
    // FLT-6: it starts nothing while calls are throttled, and looks again when that ends.
    if (table === 'faults' && key === THROTTLED_KEY)
      for (const one of waking.world.services.keys()) askServicePass(waking, one, 0)
    if (table === 'spotShortages' || table === 'faults') {
      askWaiting(waking)
      askRebalancing(waking)
    }
  },
  instanceRegistered: (waking, { instanceId }) => askWaitingAt(waking, instanceId),
  agentConnectionSet: (waking, { instanceId, agentConnected }) => {
    if (agentConnected) askWaitingAt(waking, instanceId)
  },
  instanceStatusSet: (waking, { instanceId, status }) => {
    if (status === 'ACTIVE') askWaitingAt(waking, instanceId)
    for (const taskId of waking.world.liveByInstance.get(instanceId) ?? []) {
      askServiceOf(waking, waking.world.tasks.get(taskId), SCHEDULER_DELAY_MS)
    }
  },
}

function tasksOf({ world }: Waking, taskIds: readonly string[]): readonly Task[] {
  const tasks: Task[] = []
  for (const taskId of taskIds) {
    const task = world.tasks.get(taskId)
    if (task !== undefined) tasks.push(task)
  }
  return tasks
}

/** Of tasks of one service in a row the first asks for all. */
function askServicesOf(waking: Waking, tasks: readonly Task[], delayMs: number): void {
  let before: Task | undefined
  for (const task of tasks) {
    const isAsked = before?.serviceName === task.serviceName && before.clusterName === task.clusterName
    if (!isAsked) askServiceOf(waking, task, delayMs)
    before = task
  }
}

function askServiceOf(waking: Waking, task: Task | undefined, delayMs: number): void {
  if (task === undefined || task.serviceName === null) return
  askServicePass(waking, serviceKey(task.clusterName, task.serviceName), delayMs)
}

function askWaitingAt(waking: Waking, instanceId: string): void {
  const instance = waking.world.instances.get(instanceId)
  if (instance === undefined) return
  askWaiting(waking, instance.clusterName)
  askRebalancing(waking, instance.clusterName)
}

/** SVC-10: a zone has room that had none. */
function askRebalancing(waking: Waking, clusterName?: string): void {
  for (const service of waking.world.services.values()) {
    if (!service.isSteady || !mayRebalance(service)) continue
    if (clusterName === undefined || service.clusterName === clusterName)
      askServicePass(waking, service.key, SCHEDULER_DELAY_MS)
  }
}

/** Room was made, in a cluster or in the lab itself: services that wait for a place look again (PLC-6, SVC-11). */
function askWaiting(waking: Waking, clusterName?: string): void {
  for (const service of waking.world.services.values()) {
    if (service.waiting === null) continue
    if (clusterName === undefined || service.clusterName === clusterName) askServicePass(waking, service.key, 0)
  }
}

/** ROL-15: its trust policy may name ECS by now. */
function askWaitingForRole(waking: Waking, roleName: string): void {
  const role = waking.world.roles.get(roleName)
  if (role === undefined) return
  const arn = iamArn('role', role)
  for (const { key, waiting, deployments } of waking.world.services.values()) {
    const { source } = waking.world.taskDefinitions.get(deployments[0]?.definitionKey ?? '') ?? {}
    const isItsOwn = source?.taskRoleArn === arn || source?.executionRoleArn === arn
    if (waiting !== null && isItsOwn) askServicePass(waking, key, 0)
  }
}

/** PLC-8: to some services other tasks make a place: those that ask for instances by the tasks that they have. */
function askWaitingForTasks(waking: Waking, clusterName: string): void {
  for (const service of waking.world.services.values()) {
    if (service.waiting === null || service.clusterName !== clusterName) continue
    if (asksForTasks(waking, service)) askServicePass(waking, service.key, 0)
  }
}

function asksForTasks({ world }: Waking, { placementConstraints, deployments }: Service): boolean {
  const definition = world.taskDefinitions.get(deployments[0]?.definitionKey ?? '')
  return [...placementConstraints, ...(definition?.placementConstraints ?? [])].some(
    (one) => one.type === 'memberOf' && /task:group|runningTasksCount/.test(one.expression),
  )
}
