import { must } from '../../base/assert.ts'
import type { Context } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import { thresholdOf } from '../world/deployment/circuitBreaker.ts'
import { rollbackCandidate, type FailureCause, type ServiceDeployment } from '../world/deployment/serviceDeployment.ts'
import { shiftIn } from '../world/deployment/shifting/shiftOf.ts'
import type { Service } from '../world/service/service.ts'
import type { World } from '../world/world.ts'
import { failedWords, rollingBackWords, sayEvent } from '../service/serviceEvents.ts'
import { hookReason } from './shifting/hookReason.ts'
import { takesBack } from './shifting/hooks.ts'
import { takeTrafficBack } from './shifting/shifting.ts'
import { hasActed } from './hasActed.ts'
import { alarmsThatFail } from './deploymentAlarms.ts'
import { trippedAt } from './breaker.ts'

/** What makes a deployment fail, and whether it is rolled back for that. */
interface Failure {
  readonly cause: FailureCause
  readonly rollsBack: boolean
  readonly alarmNames?: readonly string[]
}

/**
 * What the scheduler finds when it looks: who asked for a rollback, or what its circuit breaker counted, or which of its alarms is in
 * ALARM; the first of them to be found (DEP-17, DEP-19, DEP-21).
 */
function failureNow(world: World, service: Service): Failure | null {
  const { deploymentCircuitBreaker: breaker } = service.settings
  const [newest] = world.serviceDeployments.get(service.key) ?? []
  // DEP-36: the revision that served is stopped, or nearly.
  if (newest?.shift?.stage === 'CLEAN_UP' && newest.rollback === undefined) return null
  if (world.serviceDeployments.get(service.key)?.[0]?.status === 'ROLLBACK_REQUESTED')
    return { cause: 'user', rollsBack: true }
  if (trippedAt(world, service) !== null) return { cause: 'circuitBreaker', rollsBack: breaker.rollback }
  if (newest !== undefined && shiftIn(newest)?.hooks.some(takesBack) === true) return { cause: 'hook', rollsBack: true }
  const alarmNames = alarmsThatFail(world, service)
  return alarmNames.length > 0
    ? { cause: 'alarms', rollsBack: service.settings.alarms?.rollback === true, alarmNames }
    : null
}

/**
 * Fails the newest deployment where something makes it, and rolls it back where it is to be (DEP-17, DEP-18).
 *
 * @returns whether a rollback begins with it, which is an act: the scheduler looks again after the gap (DEP-9)
 */
export function failIfDue(context: Context, service: Service): boolean {
  const failure = failureNow(context.world, service)
  if (failure === null) return false
  const { world, nowMs: atMs } = context
  const { key } = service
  const primary = must(service.deployments[0], 'a PRIMARY')
  const history = world.serviceDeployments.get(key) ?? []
  const to = failure.rollsBack ? candidate(world, history) : undefined
  const decisionId = decide(context, { service, failure, to })
  const say = (words: string): void => sayEvent(context, { serviceKey: key, decisionId }, words)
  const { cause, rollsBack } = failure
  context.emit({
    kind: 'deploymentFailed',
    serviceKey: key,
    cause,
    alarmNames: failure.alarmNames ?? [],
    reason: REASONS[cause],
    statusReason: statusReason(failure, to, hookReason(history[0])),
    ends: to !== undefined ? null : rollsBack ? 'ROLLBACK_FAILED' : 'STOPPED',
    atMs,
  })
  say(failedWords(service, primary.id, cause))
  if (to === undefined) return false
  const toId = `ecs-svc/${to.revisionId}`
  context.emit({
    kind: 'rollbackStarted',
    serviceKey: key,
    toId: to.id,
    reason: `${BY[cause]}: rolling back to deploymentId ${toId}.`,
    atMs,
  })
  takeTrafficBack(context, key)
  say(rollingBackWords(service, toId))
  hasActed(context, key)
  return true
}

/** A revision whose task definition is deleted cannot be run again. */
function candidate(world: World, history: readonly ServiceDeployment[]): ServiceDeployment | undefined {
  const to = rollbackCandidate(history)
  return to !== undefined && world.taskDefinitions.has(to.revision.definitionKey) ? to : undefined
}

const BY: Readonly<Record<FailureCause, string>> = {
  circuitBreaker: 'ECS deployment circuit breaker',
  alarms: 'ECS deployment alarms',
  user: 'ECS deployment stopped',
  hook: 'ECS deployment lifecycle hook',
}

const REASONS: Readonly<Record<FailureCause, string>> = {
  circuitBreaker: `${BY.circuitBreaker}: tasks failed to start.`,
  alarms: `${BY.alarms}: alarm detected.`,
  user: `${BY.user}: rollback requested.`,
  hook: `${BY.hook}: hook failed.`,
}

const SINCE: Readonly<Record<Exclude<FailureCause, 'hook'>, string>> = {
  circuitBreaker: 'the circuit breaker threshold was exceeded',
  alarms: 'an alarm was detected',
  user: 'StopServiceDeployment was called',
}

function statusReason({ cause, rollsBack }: Failure, to: ServiceDeployment | undefined, ofHook: string): string {
  if (cause === 'hook') return ofHook
  if (!rollsBack) return `Service deployment stopped because ${SINCE[cause]}.`
  if (to === undefined) return 'No rollback candidate was found to run the rollback.'
  return `Service deployment rolled back because ${SINCE[cause]}.`
}

interface Failing {
  readonly service: Service
  readonly failure: Failure
  readonly to: ServiceDeployment | undefined
}

function decide(context: Context, { service, failure, to }: Failing): number {
  const { world } = context
  const { clusterName, name: serviceName, settings, desiredCount } = service
  const { cause, rollsBack, alarmNames = [] } = failure
  const primary = must(service.deployments[0], 'a PRIMARY')
  const id = nextDecisionId(world)
  context.decide({
    id,
    atMs: context.nowMs,
    kind: 'failure',
    rule: rollsBack ? (cause === 'user' ? 'DEP-19' : 'DEP-18') : 'DEP-17',
    about: [
      ...ownersOf({ clusterName, serviceName }),
      ...alarmNames.map((name) => ({ kind: 'alarm', id: name }) as const),
    ],
    clusterName,
    serviceName,
    cause,
    deploymentId: primary.id,
    definitionKey: primary.definitionKey,
    count: world.serviceDeployments.get(service.key)?.[0]?.failureCount ?? 0,
    threshold: thresholdOf(settings.deploymentCircuitBreaker, desiredCount),
    alarmNames,
    rollsBack,
    to:
      to === undefined ? null : { deploymentId: `ecs-svc/${to.revisionId}`, definitionKey: to.revision.definitionKey },
  })
  return id
}
