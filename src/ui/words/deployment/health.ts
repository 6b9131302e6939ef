import { HEALTHY_AFTER_MS } from '../../../model/world/durations.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { durationText } from '../../../look/time.ts'

export interface HealthWords {
  readonly title: string
  readonly sentence: string
  readonly ruleId: string
}

/** When a task of this revision counts as healthy, and why then (DEP-4), behind a load balancer too (ALB-12). */
export function healthWords(definition: TaskDefinition | undefined, isBehindBalancer = false): HealthWords {
  const checked = definition?.containers.filter((one) => one.essential && one.healthCheck !== null) ?? []
  if (isBehindBalancer) {
    const too = checked.length > 0 ? ' and its healthStatus is HEALTHY' : ''
    const sentence = `Behind a load balancer ECS counts a task as healthy once all its targets are healthy${too}; in a deployment once it has been RUNNING for ${durationText(HEALTHY_AFTER_MS)} as well.`
    return { title: 'When a task is healthy', sentence, ruleId: 'ALB-12' }
  }
  const ruleId = 'DEP-4'
  if (checked.length > 0) {
    const names = checked.map((one) => one.name).join(', ')
    const sentence = `An essential container has a health check (${names}), so ECS counts the task as healthy once its healthStatus is HEALTHY.`
    return { title: 'When a task is healthy', sentence, ruleId }
  }
  const wait = durationText(HEALTHY_AFTER_MS)
  const sentence = `Without a load balancer or a container health check, ECS counts a task as healthy once it has been RUNNING for ${wait}.`
  return { title: `Why ${wait}`, sentence, ruleId }
}

/** How far the tasks that are not healthy yet are on their way there, 0 to 1: what their rings show. */
export function healthyProgress(tasks: Iterable<Task>, nowMs: number): number {
  let sum = 0
  let count = 0
  for (const { step, isHealthy, startedAtMs, healthyAtMs } of tasks) {
    if (step !== 'running' || isHealthy || startedAtMs === null || healthyAtMs === null) continue
    const whole = Math.max(1, healthyAtMs - startedAtMs)
    sum += Math.min(1, Math.max(0, (nowMs - startedAtMs) / whole))
    count += 1
  }
  return count === 0 ? 0 : sum / count
}
