import { answerOf, nextChangeOfAnswer, type ContainerIn } from '../container/answering.ts'
import type { ContainerAnswer } from '../container/behavior.ts'
import type { World } from '../world.ts'
import type { HealthCheck } from './loadBalancer.ts'
import { isLetThrough } from './mayReach.ts'
import type { ProbeOutcome, Target } from './target.ts'
import { checkedPort, mappedAt, tasksAt } from './tasksBehind.ts'

/** The container that a target's checks meet; `null` where nothing of the lab listens, or no way leads there (NET-7). */
function behindTarget(world: World, target: Target, check: HealthCheck): ContainerIn | null {
  const port = checkedPort(target, check)
  if (!isLetThrough(world, target, port)) return null
  for (const task of tasksAt(world, target)) {
    const definition = world.taskDefinitions.get(task.definitionKey)
    const mapped = definition === undefined ? undefined : mappedAt(task, definition, port)
    if (mapped !== undefined) return { task, containerName: mapped.containerName }
  }
  return null
}

/**
 * What a check that begins now comes to (ALB-4). One that only connects passes when anything accepts the connection.
 * Where nothing of the lab is, and where no security group lets it, nobody answers.
 */
export function outcomeOf(world: World, { target, check }: Probed, atMs: number): ProbeOutcome {
  const behind = behindTarget(world, target, check)
  if (behind === null) return { how: 'timeout' }
  return outcomeOfAnswer(check, answerOf(world, behind, atMs))
}

/** What a check comes to that is answered so. */
export function outcomeOfAnswer(check: HealthCheck, answer: ContainerAnswer): ProbeOutcome {
  if (answer.how === 'refused') return answer
  if (check.protocol === 'TCP' || check.protocol === 'SSL') return { how: 'passed' }
  if (answer.how === 'timeout') return answer
  return matches(check.matcher, answer.code) ? { how: 'passed' } : answer
}

/** When the outcome may be another with nothing happening; `null` for never. */
export function nextOutcomeAtMs(world: World, { target, check }: Probed, atMs: number): number | null {
  const behind = behindTarget(world, target, check)
  return behind === null ? null : nextChangeOfAnswer(world, behind, atMs)
}

interface Probed {
  readonly target: Target
  readonly check: HealthCheck
}

/** @param matcher  AWS's form: codes and ranges, with commas */
function matches(matcher: string, code: number): boolean {
  return matcher.split(',').some((one) => {
    const [from = '', to = from] = one.split('-')
    return code >= Number(from) && code <= Number(to)
  })
}
