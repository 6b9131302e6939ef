import type { Context, DueRows, Reactions, Waking } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import { failureOf } from '../world/deployment/taskFailure.ts'
import { breakerCount, isWatched, type BreakerCount } from '../world/deployment/breakerCount.ts'
import { DEFAULT_THRESHOLD, thresholdOf } from '../world/deployment/circuitBreaker.ts'
import type { BreakerDecision } from '../world/deployment/breakerDecision.ts'
import { revisionIdOf, type ServiceDeployment } from '../world/deployment/serviceDeployment.ts'
import { serviceKey, type Deployment, type Service } from '../world/service/service.ts'
import type { Task } from '../world/task/task.ts'
import type { World } from '../world/world.ts'

interface Watched {
  readonly service: Service
  readonly primary: Deployment
  readonly newest: ServiceDeployment
}

/** The deployment of a task, where a circuit breaker watches it; `null` for any other. */
function watchedOf({ world }: Pick<Context, 'world'>, task: Task | undefined): Watched | null {
  if (task === undefined || task.serviceName === null) return null
  const service = world.services.get(serviceKey(task.clusterName, task.serviceName))
  if (service?.settings.deploymentCircuitBreaker.enable !== true) return null
  const [primary] = service.deployments
  const newest = world.serviceDeployments.get(service.key)?.[0]
  const isOwn = primary?.id === task.deploymentId && newest !== undefined && revisionIdOf(primary) === newest.revisionId
  return isOwn && isWatched(service, newest) ? { service, primary, newest } : null
}

/** DEP-16: what a circuit breaker makes of a task that has failed, or that is healthy. */
function judge(context: Context, taskId: string): void {
  const task = context.world.tasks.get(taskId)
  const watched = watchedOf(context, task)
  if (task === undefined || watched === null) return
  const { service, primary, newest } = watched
  const { resetOnHealthyTask = true } = service.settings.deploymentCircuitBreaker
  const before = newest.failureCount ?? 0
  const stage = task.stopCode === null ? null : failureOf(task, task.stopCode)
  const count = (after: number, action: BreakerDecision['action']): void => {
    decide(context, watched, { action, taskId, stage, reason: task.stoppedReason, before, count: after })
    if (after !== before) context.emit({ kind: 'failuresCounted', serviceKey: service.key, count: after })
  }
  if (stage === null) {
    if (task.isHealthy && resetOnHealthyTask && before > 0) count(0, 'reset')
  } else if (stage === 'start' && primary.runningCount > 0) count(before, 'passedOver')
  else count(before + 1, 'counted')
}

type Judged = Pick<BreakerDecision, 'action' | 'taskId' | 'stage' | 'reason' | 'before' | 'count'>

function decide(context: Context, { service, primary }: Watched, judged: Judged): void {
  const { clusterName, name: serviceName, desiredCount, settings } = service
  const { resetOnHealthyTask = true, ...breaker } = settings.deploymentCircuitBreaker
  context.decide({
    id: nextDecisionId(context.world),
    atMs: context.nowMs,
    kind: 'breaker',
    rule: 'DEP-16',
    about: [...ownersOf({ clusterName, serviceName }), { kind: 'task', id: judged.taskId }],
    clusterName,
    serviceName,
    deploymentId: primary.id,
    definitionKey: primary.definitionKey,
    running: primary.runningCount,
    threshold: thresholdOf(breaker, desiredCount),
    configuration: breaker.thresholdConfiguration ?? DEFAULT_THRESHOLD,
    desiredCount,
    resetOnHealthyTask,
    ...judged,
  })
}

/** DEP-15: what was counted, once that makes the newest deployment fail; `null` before, and where none counts. */
export function trippedAt(world: Pick<World, 'serviceDeployments'>, service: Service): BreakerCount | null {
  const counted = breakerCount(world, service)
  if (counted === null || counted.count === 0) return null
  const { count, threshold } = counted
  return count >= threshold ? counted : null
}

export const breakerDue: DueRows<'breakerDue'> = {
  breakerDue: {
    phase: 'health',
    run: (context, { taskId }) => {
      judge(context, taskId)
      return undefined
    },
  },
}

export const breakerReactions: Reactions = {
  tasksStopAsked: (waking, { taskIds }) => {
    for (const taskId of taskIds) wake(waking, taskId)
  },
  tasksHealthSet: (waking, { taskIds, isHealthy }) => {
    if (isHealthy) for (const taskId of taskIds) wake(waking, taskId)
  },
}

function wake(waking: Waking, taskId: string): void {
  if (watchedOf(waking, waking.world.tasks.get(taskId)) === null) return
  waking.schedule(waking.nowMs, { kind: 'breakerDue', taskId })
}
