import { apiTime, taskArn } from '../api/arns.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import type { Output } from '../api/command.ts'
import type { Handlers } from '../api/operation.ts'
import { ASKED_MAX, PROTECTED_DEFAULT_MIN, type protectionOperations } from '../api/protection/protectionOperations.ts'
import { idOfTask, taskNamed } from '../api/task/taskNamed.ts'
import { askServicePass } from '../service/askPass.ts'
import type { Cluster } from '../world/cluster/cluster.ts'
import type { DueRows, Reactions, Waking } from '../world/context.ts'
import { SCHEDULER_DELAY_MS } from '../world/durations.ts'
import { serviceKey, type Service } from '../world/service/service.ts'
import type { Task } from '../world/task/task.ts'
import { computedDesiredCount } from '../world/taskSet/taskSet.ts'
import type { World } from '../world/world.ts'

const MINUTE_MS = 60_000

export const protectionHandlers: Handlers<typeof protectionOperations> = {
  UpdateTaskProtection(context, { input }) {
    const { world, nowMs } = context
    const found = find(world, clusterNamed(world, input.cluster), input.tasks)
    // Judged before any of them is protected: the order in which they are given makes no difference.
    const blocked = input.protectionEnabled ? found.tasks.filter((task) => isBlocked(world, task)) : []
    const tasks = found.tasks.filter((task) => !blocked.includes(task))
    const expiresAtMs = nowMs + (input.expiresInMinutes ?? PROTECTED_DEFAULT_MIN) * MINUTE_MS
    for (const { id: taskId } of tasks) {
      if (input.protectionEnabled) {
        context.emit({ kind: 'taskProtected', taskId, expiresAtMs })
        context.schedule(expiresAtMs, { kind: 'protectionExpiryDue', taskId })
      } else if (world.protections.has(taskId)) {
        context.emit({ kind: 'taskUnprotected', taskId })
      }
    }
    const failures = [...found.failures, ...blocked.map((task) => failure(task, 'DEPLOYMENT_BLOCKED'))]
    return { protectedTasks: tasks.map((task) => protectionJson(world, task)), failures }
  },
  GetTaskProtection(world, { input }) {
    const cluster = clusterNamed(world, input.cluster)
    const { tasks, failures } = find(world, cluster, input.tasks ?? protectedIn(world, cluster))
    return { protectedTasks: tasks.map((task) => protectionJson(world, task)), failures }
  },
}

/** PRO-2: only what is of a service and is meant to run can be protected. */
function find(world: World, cluster: Cluster, given: readonly string[]) {
  const tasks: Task[] = []
  const failures: Output[] = []
  for (const one of given) {
    const task = taskNamed(world, one, { cluster })
    if (task === undefined) failures.push({ arn: taskArn(cluster.name, idOfTask(one, cluster)), reason: 'MISSING' })
    else if (task.serviceName === null || task.desiredStatus === 'STOPPED') {
      failures.push(failure(task, 'TASK_NOT_VALID'))
    } else if (!tasks.includes(task)) tasks.push(task)
  }
  return { tasks, failures }
}

function protectedIn(world: World, { name }: Cluster): readonly string[] {
  return [...world.protections.keys()].filter((id) => world.tasks.get(id)?.clusterName === name).slice(0, ASKED_MAX)
}

function failure(task: Task, reason: string): Output {
  return { arn: taskArn(task.clusterName, task.id), reason }
}

function protectionJson({ protections }: World, task: Task): Output {
  const protection = protections.get(task.id)
  const base = { taskArn: taskArn(task.clusterName, task.id), protectionEnabled: protection !== undefined }
  return protection === undefined ? base : { ...base, expirationDate: apiTime(protection.expiresAtMs) }
}

/** PRO-4: while more tasks of a deployment are protected than it wants, no other of its service is. */
function isBlocked(world: World, { clusterName, serviceName }: Task): boolean {
  const service = world.services.get(serviceKey(clusterName, serviceName ?? ''))
  if (service === undefined) return false
  const counts = new Map<string | null, number>()
  for (const taskId of world.protections.keys()) {
    const task = world.tasks.get(taskId)
    if (task?.clusterName !== clusterName || task.serviceName !== serviceName) continue
    counts.set(task.deploymentId, (counts.get(task.deploymentId) ?? 0) + 1)
  }
  return service.deployments.some((one) => (counts.get(one.id) ?? 0) > wantedOf(service, one.id))
}

/** An older deployment wants none, a task set its part. */
function wantedOf({ desiredCount, deployments }: Service, deploymentId: string): number {
  const taskSet = deployments.find(({ id }) => id === deploymentId)?.taskSet
  if (taskSet !== undefined) return computedDesiredCount(desiredCount, taskSet)
  return deployments[0]?.id === deploymentId ? desiredCount : 0
}

/** The service scheduler looks again when a protection is set or ends (PRO-3). */
export const protectionReactions: Reactions = {
  taskProtected: wakeService,
  taskUnprotected: wakeService,
}

function wakeService(waking: Waking, { taskId }: { readonly taskId: string }): void {
  const task = waking.world.tasks.get(taskId)
  if (task === undefined || task.serviceName === null) return
  askServicePass(waking, serviceKey(task.clusterName, task.serviceName), SCHEDULER_DELAY_MS)
}

export const protectionDue: DueRows<'protectionExpiryDue'> = {
  protectionExpiryDue: {
    phase: 'task',
    // It may be days away: a lab that waits for nothing else is at rest.
    isEndless: true,
    once: ({ taskId }) => `protection of ${taskId}`,
    run: (context, { taskId }) => {
      const protection = context.world.protections.get(taskId)
      if (protection === undefined) return undefined
      if (protection.expiresAtMs <= context.nowMs) context.emit({ kind: 'taskUnprotected', taskId })
      // It was set anew meanwhile.
      else context.schedule(protection.expiresAtMs, { kind: 'protectionExpiryDue', taskId })
      return undefined
    },
  },
}
