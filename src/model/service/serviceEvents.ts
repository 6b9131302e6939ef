import type { Context } from '../world/context.ts'
import { lackText } from '../placement/checks.ts'
import type { PlacementDecision } from '../world/placement/placementDecision.ts'
import { EVENT_REPEAT_MS } from '../world/durations.ts'
import { LAB_FULL_RULE } from '../world/labLimits.ts'
import { UNASSUMABLE_RULE, unassumableRole, unassumableText } from '../world/roles/unassumable.ts'
import { FARGATE_SHORT_RULE } from '../world/fault/fault.ts'
import { FARGATE_UNAVAILABLE } from '../world/fault/noCapacity.ts'
import { SPOT_SHORTAGE_RULE } from '../world/provider/spot.ts'
import type { Task } from '../world/task/task.ts'
import { isPending } from '../world/task/lifecycle.ts'
import type { FailureCause } from '../world/deployment/serviceDeployment.ts'
import type { ZoneCount } from '../world/service/zoneCounts.ts'
import type { Service } from '../world/service/service.ts'

/** Whose event it is, and the decision that it tells of; `null` where a command alone led to it. */
export interface EventSource {
  readonly serviceKey: string
  readonly decisionId: number | null
}

/** Adds one of ECS's own sentences to a service's events (SVC-6; developer guide, service-event-messages-list). */
export function sayEvent(context: Context, { serviceKey, decisionId }: EventSource, message: string): void {
  const service = context.world.services.get(serviceKey)
  if (service === undefined || isRepeat(service, message, context.nowMs)) return
  const id = uuid(context)
  context.emit({ kind: 'serviceEventAdded', serviceKey, event: { id, decisionId, atMs: context.nowMs, message } })
}

/**
 * SVC-7: says what holds for as long as nothing changes. If it still does in six hours it is said again, so the
 * scheduler looks then.
 */
export function sayStanding(context: Context, from: EventSource, message: string): void {
  sayEvent(context, from, message)
  const service = context.world.services.get(from.serviceKey)
  const newest = service?.events[0]
  if (service === undefined || newest === undefined) return
  const { key, createdAtMs } = service
  context.schedule(newest.atMs + EVENT_REPEAT_MS, { kind: 'eventRepeatDue', serviceKey: key, createdAtMs })
}

export function startedWords(service: Service, taskIds: readonly string[]): string {
  return `(service ${service.name}) has started ${String(taskIds.length)} tasks: ${listed(taskIds)}.`
}

/** Tasks that run are listed; of those that did not run yet ECS gives the number only. */
export function sayStopped(
  context: Context,
  { service, decisionId }: { readonly service: Service; readonly decisionId: number | null },
  tasks: readonly Task[],
): void {
  const running = tasks.filter((task) => !isPending(task)).map((task) => task.id)
  const pendingCount = tasks.length - running.length
  const from = { serviceKey: service.key, decisionId }
  const say = (words: string): void => sayEvent(context, from, `(service ${service.name}) ${words}.`)
  if (pendingCount > 0) say(`stopped ${String(pendingCount)} pending tasks`)
  if (running.length > 0) say(`has stopped ${String(running.length)} running tasks: ${listed(running)}`)
}

/** SVC-10: ECS says it zone by zone. */
export function movedWords(
  service: Service,
  what: 'started' | 'stopped',
  { zone, taskIds }: { readonly zone: string; readonly taskIds: readonly string[] },
): string {
  const count = String(taskIds.length)
  return what === 'started'
    ? `(service ${service.name}) has started ${count} tasks in ${zone} to AZ Rebalance: ${listed(taskIds)}.`
    : `(service ${service.name}) has stopped ${count} running tasks in ${zone} due to AZ rebalancing: ${listed(taskIds)}.`
}

/** SVC-10: as it begins, and where it has come to its end. */
export function zonesWords(service: Service, zones: readonly ZoneCount[], isBalanced: boolean): string {
  const told = zones.map(({ zone, count }) => `${String(count)} tasks in ${zone}`).join(', ')
  return isBalanced
    ? `(service ${service.name}) is AZ balanced with ${told}.`
    : `(service ${service.name}) is not AZ balanced with ${told}. AZ Rebalancing in progress.`
}

/** SVC-10: it ends before zones are balanced. */
export function rebalancingEndsWords(service: Service): string {
  return `(service ${service.name}) stopped AZ Rebalancing.`
}

export function steadyWords(service: Service): string {
  return `(service ${service.name}) has reached a steady state.`
}

export function completedWords(service: Service, deploymentId: string): string {
  return `(service ${service.name}) (deployment ${deploymentId}) deployment completed.`
}

/** DEP-17: what ECS says of a deployment that has failed. For the last of these it has no words of its own. */
export function failedWords(service: Service, deploymentId: string, cause: FailureCause): string {
  return `(service ${service.name}) (deployment ${deploymentId}) deployment failed: ${FAILED_FOR[cause]}.`
}

const FAILED_FOR: Readonly<Record<FailureCause, string>> = {
  circuitBreaker: 'tasks failed to start',
  alarms: 'alarm detected',
  user: 'rollback requested',
  hook: 'lifecycle hook failed',
}

/** DEP-18 */
export function rollingBackWords(service: Service, toDeploymentId: string): string {
  return `(service ${service.name}) rolling back to deployment ${toDeploymentId}.`
}

/** SVC-15: what ECS says while tasks fail to start again and again. */
export function startsFailWords(service: Service): string {
  return `(service ${service.name}) is unable to consistently start tasks successfully.`
}

/** FLT-6: what ECS says while its own calls are throttled. */
export function throttledWords(service: Service): string {
  return `(service ${service.name}) operations are being throttled. Will try again later.`
}

/** DEP-7: what ECS says when the two percents let nothing move. */
export function stuckWords(service: Service): string {
  return `(service ${service.name}) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.`
}

/** PRO-3: what ECS says while more tasks of a deployment, its task set, are protected than it wants. */
export function tooManyProtectedWords(service: Service, deploymentId: string): string {
  return `(service ${service.name}) was unable to reach steady state because task set (${deploymentId}) was unable to scale in. Reason: The number of protected tasks are more than the desired count of tasks.`
}

/**
 * PLC-6: what ECS says when nothing has room, naming the instance that came closest and what it lacks; or when the
 * limit of tasks is reached (SVC-11).
 */
export function sayUnableToPlace(context: Context, service: Service, decision: PlacementDecision): void {
  const from = { serviceKey: service.key, decisionId: decision.id }
  if (decision.rule === LAB_FULL_RULE) return sayStanding(context, from, fullWords(service))
  if (decision.rule === UNASSUMABLE_RULE)
    return sayStanding(context, from, unassumableWords(context, service, decision))
  if (NO_FARGATE.has(decision.rule)) return sayStanding(context, from, noFargateWords(service))
  const start = `(service ${service.name}) was unable to place a task because no container instance met all of its requirements.`
  const more = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.'
  sayStanding(context, from, `${start} ${closestWords(decision)} ${more}`)
}

function fullWords(service: Service): string {
  return `(service ${service.name}) was unable to place a task. Reason: You've reached the limit on the number of tasks you can run concurrently`
}

/** ROL-15 */
function unassumableWords({ world }: Context, { name }: Service, { definitionKey }: PlacementDecision): string {
  const role = unassumableRole(world, definitionKey) ?? ''
  return `(service ${name}) failed to launch a task with (error ${unassumableText(role)}).`
}

const NO_FARGATE: ReadonlySet<string> = new Set([SPOT_SHORTAGE_RULE, FARGATE_SHORT_RULE])

/** CPR-11, FLT-5 */
function noFargateWords(service: Service): string {
  return `(service ${service.name}) was unable to place a task. Reason: ${FARGATE_UNAVAILABLE}. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`
}

function closestWords({ closest }: PlacementDecision): string {
  if (closest === null) return 'Reason: No Container Instances were found in your cluster.'
  const [failed] = closest.failed
  const who = `The closest matching (container-instance ${closest.instanceId})`
  return failed === undefined ? `${who} was full.` : `${who} ${lackText(failed)}`
}

/**
 * SVC-7: the same sentence is not said twice in a row until six hours have passed. Whatever was said between ends that,
 * another complaint too: the newest event always tells how things stand.
 */
function isRepeat(service: Service, message: string, nowMs: number): boolean {
  const newest = service.events[0]
  return newest?.message === message && nowMs - newest.atMs < EVENT_REPEAT_MS
}

const LISTED_MAX = 100

function listed(taskIds: readonly string[]): string {
  const shown = taskIds.slice(0, LISTED_MAX).map((id) => `(task ${id})`)
  const rest = taskIds.length - shown.length
  return rest > 0 ? `${shown.join(' ')} and ${String(rest)} more` : shown.join(' ')
}

/** Version 4 in form, drawn from the world's own generator. */
export function uuid(context: Context): string {
  const hex = context.random.hex(32)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}
