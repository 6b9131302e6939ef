import type { RollingCounts, RollingDecision, Unheard } from '../../../model/world/deployment/rollingDecision.ts'
import { aboutIds, isAbout } from '../../../model/world/decisionBase.ts'
import { shortInstance } from '../../../look/names.ts'
import { grouped } from '../../../look/numbers.ts'
import { heldText, protectionRemedies } from '../protection/protectionWords.ts'
import { withoutPlace } from './counts.ts'
import { newName, newRevision, oldName, sideText } from './rollingNames.ts'
import { durationText } from '../../../look/time.ts'
import type { DecisionWords, WordsWorld } from '../words.ts'

type Spoken = Pick<DecisionWords, 'verdict' | 'sentence'>

/**
 * Why the scheduler does nothing now, and how long.
 *
 * @param world  of who reads it: the time that is left counts down, and afterwards the verdict says how long it was
 */
export function waitWords(decision: RollingDecision, world: WordsWorld): Spoken {
  return { verdict: verdictIn(decision, world), sentence: sentenceOf(decision) }
}

function verdictIn(decision: RollingDecision, world: WordsWorld): string {
  const { atMs, waitsUntilMs } = decision
  // As it read when it was decided: nothing has come of it, and what is protected may be known as it is later.
  if (world.nowMs <= atMs) return waitsUntil(waitsUntilMs, atMs)
  const overAtMs = overAt(decision, world)
  if (overAtMs !== null) return overAtMs === UNKNOWN ? 'ECS waited' : `ECS waited ${durationText(overAtMs - atMs)}`
  const endsAtMs = endsAt(decision, world)
  if (endsAtMs !== null && world.nowMs >= endsAtMs) return `ECS waited ${durationText(endsAtMs - atMs)}`
  return waitsUntil(endsAtMs, world.nowMs)
}

function waitsUntil(endsAtMs: number | null, nowMs: number): string {
  const isKnown = endsAtMs !== null && Number.isFinite(endsAtMs)
  return isKnown ? `ECS waits ${durationText(endsAtMs - nowMs)}` : 'ECS waits'
}

const UNKNOWN = -1

/** When the scheduler went on, sooner or later than was foreseen; `null` as long as it waits. */
function overAt({ id, about, atMs }: RollingDecision, { decisions, services, nowMs }: WordsWorld): number | null {
  const key = aboutIds({ about }, 'service')[0] ?? ''
  for (const one of decisions.values()) {
    if (one.id <= id || one.kind !== 'rolling' || one.atMs > nowMs || !isAbout(one, 'service', key)) continue
    // The world keeps the newest decisions alone: of an older one the next may be gone.
    return decisions.has(id) ? one.atMs : UNKNOWN
  }
  const service = services.get(key)
  // A service that was deleted, or another of the same name.
  return service !== undefined && (service.status !== 'ACTIVE' || service.createdAtMs > atMs) ? UNKNOWN : null
}

/** When it ends as things stand: a protection may have been taken off, or set anew, since. */
function endsAt({ about, waitsFor, waitsUntilMs }: RollingDecision, { protections }: WordsWorld): number | null {
  const ends = aboutIds({ about }, 'task').map((id) => protections.get(id)?.expiresAtMs ?? Infinity)
  const endMs = waitsFor === 'protection' ? Math.min(...ends) : waitsUntilMs
  return endMs === null || !Number.isFinite(endMs) ? null : endMs
}

function sentenceOf(decision: RollingDecision): string {
  const hold = holdText(decision)
  switch (decision.waitsFor) {
    case 'healthy':
      return `${notYetHealthy(decision)}${hold ?? `. ${restText(decision)}`}.`
    case 'running':
      return `${notYetRunning(decision)}${hold ?? ''}.`
    case 'stopped':
      return `Tasks are still stopping${hold ?? ''}.`
    case 'agent':
      return unheardText(decision.unheard)
    case 'protection':
      return `${heldText(decision)}. The service has no steady state until enough protections end.`
    case 'alarms':
      return 'All is done but that no alarm of the deployment may go into ALARM until then: its bake time.'
    case 'throttle':
      return 'Its tasks fail before they run, so ECS waits longer before each try.'
    case 'api':
      return 'Amazon ECS throttles calls, its own scheduler’s too: what is missing is started when that ends.'
    case null:
      return `Nothing may stop or start now${hold ?? ''}.`
  }
}

/** What is left besides, where neither limit holds it: a task that the limits let start has found no place. */
function restText(decision: RollingDecision): string {
  const homeless = withoutPlace(decision)
  if (homeless > 0) return `${grouped(homeless)} ${newName(decision)} ${homeless === 1 ? 'has' : 'have'} no place`
  // What may stop has been stopped; neither limit holds the rest.
  if (decision.toStop > 0) return heldText(decision)
  return `Nothing is left to stop or start; ${comesOf(decision)} when they do`
}

function comesOf({ isRolling, isOfTaskSet, deploymentId }: RollingDecision): string {
  if (isOfTaskSet === true) return 'the task set is in STEADY_STATE'
  if (deploymentId !== undefined) return 'the revision has all its tasks'
  return isRolling ? 'the deployment completes' : 'the service is steady'
}

/** What ECS hears nothing of, and where (INS-5). */
function unheardText(unheard: Unheard | undefined): string {
  if (unheard === undefined) return 'The agents of some instances are disconnected.'
  const { tasks, instances, ec2InstanceIds } = unheard
  const [first = ''] = ec2InstanceIds
  const where =
    instances === 1 ? `${shortInstance(first)}, whose agent is` : `${grouped(instances)} instances whose agents are`
  const what = tasks === 1 ? '1 task is' : `${grouped(tasks)} tasks are`
  const they = tasks === 1 ? 'it' : 'they'
  return `${what} on ${where} disconnected: ECS learns what ${they} came to when ${instances === 1 ? 'it connects' : 'they connect'} again.`
}

/** What would end the waiting sooner. */
export function waitRemedies(decision: RollingDecision): readonly string[] {
  if (decision.waitsFor === 'protection') return protectionRemedies(decision)
  return (decision.unheard?.ec2InstanceIds ?? []).map((id) => `Reconnect the agent of ${shortInstance(id)}`)
}

/** `Both web:8 tasks are RUNNING. Neither counts as healthy yet`. */
function notYetHealthy(decision: RollingDecision): string {
  const first = decision.deployments.find((one) => one.running > one.healthy)
  if (first === undefined) return 'Tasks do not count as healthy yet'
  const tasks = (count: number) => tasksOf(first, count, decision)
  const { running, pending, healthy } = alikeOf(first, decision)
  const waiting = running - healthy
  if (waiting < running || pending > 0) {
    return `${grouped(waiting)} of ${grouped(running)} RUNNING ${tasks(2)} ${waiting === 1 ? 'does' : 'do'} not count as healthy yet`
  }
  if (waiting === 1) return `The ${tasks(1)} is RUNNING. It does not count as healthy yet`
  if (waiting === 2) return `Both ${tasks(2)} are RUNNING. Neither counts as healthy yet`
  return `All ${grouped(waiting)} ${tasks(waiting)} are RUNNING. None counts as healthy yet`
}

/** `web:8 tasks`, `web:8 task of ecs-svc/6555`. */
function tasksOf(one: RollingCounts, count: number, decision: RollingDecision): string {
  return `${nameOf(one, decision)} ${count === 1 ? 'task' : 'tasks'}${sideText(decision)}`
}

/** The tasks of all deployments that have one name: of several older ones of a revision, say. */
function alikeOf({ status, definitionKey }: RollingCounts, { deployments }: RollingDecision) {
  const sum = { running: 0, pending: 0, healthy: 0 }
  for (const one of deployments) {
    if (one.status !== status || one.definitionKey !== definitionKey) continue
    sum.running += one.running
    sum.pending += one.pending
    sum.healthy += one.healthy
  }
  return sum
}

/** The revision of one deployment, told from another deployment of the same. */
function nameOf({ status, definitionKey }: RollingCounts, decision: RollingDecision): string {
  if (status === 'PRIMARY') return newRevision(decision)
  return decision.deployments[0]?.definitionKey === definitionKey ? `old ${definitionKey}` : definitionKey
}

function notYetRunning(decision: RollingDecision): string {
  const pending: RollingCounts | undefined = decision.deployments.find((one) => one.pending > 0)
  if (pending === undefined) return 'Tasks are on their way to RUNNING'
  const are = pending.pending === 1 ? 'is' : 'are'
  return `${grouped(pending.pending)} ${tasksOf(pending, pending.pending, decision)} ${are} on ${pending.pending === 1 ? 'its' : 'their'} way to RUNNING`
}

/** Which of the two limits stands in the way, as the end of a sentence; `null` when neither does. */
function holdText({ healthy, active, limits, toStop, toStart, ...decision }: RollingDecision): string | null {
  const mayNotStop = toStop > 0 && healthy - 1 < limits.lower
  const mayNotStart = toStart > 0 && active + 1 > limits.upper
  if (mayNotStop && mayNotStart) return ', so both limits hold'
  if (mayNotStop)
    return `, so lower limit ${grouped(limits.lower)} holds: no ${oldName({ toStop, ...decision }) ?? 'task'} may stop`
  if (mayNotStart) return `, so upper limit ${grouped(limits.upper)} holds: no ${newName(decision)} may start`
  return null
}
