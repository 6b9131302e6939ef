import type { RollingCounts, RollingDecision, Unheard } from '../../../model/world/deployment/rollingDecision.ts'
import { shortInstance } from '../../../look/names.ts'
import { counted, grouped } from '../../../look/numbers.ts'
import { heldText, protectionRemedies } from '../protection/protectionWords.ts'
import { newName, oldName } from './rollingNames.ts'
import { durationText } from '../../../look/time.ts'
import type { DecisionWords } from '../words.ts'

type Spoken = Pick<DecisionWords, 'verdict' | 'sentence'>

/**
 * Why the scheduler does nothing now, and how long.
 *
 * @param nowMs  of who reads it: the time that is left counts down, and afterwards the verdict says how long it was
 */
export function waitWords(decision: RollingDecision, nowMs: number): Spoken {
  return { verdict: verdictAt(decision, nowMs), sentence: sentenceOf(decision) }
}

function verdictAt({ atMs, waitsUntilMs }: RollingDecision, nowMs: number): string {
  if (waitsUntilMs === null || !Number.isFinite(waitsUntilMs)) return 'ECS waits'
  if (nowMs >= waitsUntilMs) return `ECS waited ${durationText(waitsUntilMs - atMs)}`
  return `ECS waits ${durationText(waitsUntilMs - Math.max(atMs, nowMs))}`
}

function sentenceOf(decision: RollingDecision): string {
  const hold = holdText(decision)
  switch (decision.waitsFor) {
    case 'healthy':
      return `${notYetHealthy(decision)}${hold ?? `. ${restText(decision)}`}.`
    case 'running':
      return `${notYetRunning(decision)}${hold ?? ''}.`
    case 'stopped':
      return `Tasks of ${oldName(decision)} are still stopping${hold ?? ''}.`
    case 'agent':
      return unheardText(decision.unheard)
    case 'protection':
      return `${heldText(decision)}. The service has no steady state until enough protections end.`
    case null:
      return `Nothing may stop or start now${hold ?? ''}.`
  }
}

/** What is left besides, where neither limit holds it: a task that the limits let start has found no place. */
function restText(decision: RollingDecision): string {
  const { toStart, toStop, protectedTasks } = decision
  if (toStart > 0) return `${grouped(toStart)} ${newName(decision)} ${toStart === 1 ? 'has' : 'have'} no place`
  if (toStop > 0) return protectedTasks === undefined ? `${counted(toStop, 'task')} still to stop` : heldText(decision)
  return `Nothing is left to stop or start; the ${decision.isRolling ? 'deployment completes' : 'service is steady'} when they do`
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
  const one = decision.deployments.find((candidate) => candidate.running > candidate.healthy)
  if (one === undefined) return 'Tasks do not count as healthy yet'
  const name = one.status === 'PRIMARY' ? newName(decision) : oldName(decision)
  const waiting = one.running - one.healthy
  if (waiting < one.running) {
    return `${grouped(waiting)} of ${grouped(one.running)} RUNNING ${name} tasks ${waiting === 1 ? 'does' : 'do'} not count as healthy yet`
  }
  if (waiting === 1) return `The ${name} task is RUNNING. It does not count as healthy yet`
  if (waiting === 2) return `Both ${name} tasks are RUNNING. Neither counts as healthy yet`
  return `All ${grouped(waiting)} ${name} tasks are RUNNING. None counts as healthy yet`
}

function notYetRunning(decision: RollingDecision): string {
  const pending: RollingCounts | undefined = decision.deployments.find((one) => one.pending > 0)
  if (pending === undefined) return 'Tasks are on their way to RUNNING'
  const name = pending.status === 'PRIMARY' ? newName(decision) : oldName(decision)
  const are = pending.pending === 1 ? 'is' : 'are'
  return `${counted(pending.pending, `${name} task`)} ${are} on ${pending.pending === 1 ? 'its' : 'their'} way to RUNNING`
}

/** Which of the two limits stands in the way, as the end of a sentence; `null` when neither does. */
function holdText({ healthy, active, limits, toStop, toStart, ...decision }: RollingDecision): string | null {
  const mayNotStop = toStop > 0 && healthy - 1 < limits.lower
  const mayNotStart = toStart > 0 && active + 1 > limits.upper
  if (mayNotStop && mayNotStart) return ', so both limits hold'
  if (mayNotStop) return `, so lower limit ${grouped(limits.lower)} holds: no ${oldName(decision)} may stop`
  if (mayNotStart) return `, so upper limit ${grouped(limits.upper)} holds: no ${newName(decision)} may start`
  return null
}
