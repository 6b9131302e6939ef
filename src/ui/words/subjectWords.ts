import { visibleText } from '../../base/foreignText.ts'
import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { RollingDecision } from '../../model/world/deployment/rollingDecision.ts'
import { isAbout } from '../../model/world/decisionBase.ts'
import type { Service } from '../../model/world/service/service.ts'
import { lastStatusOf, lifecycleTable } from '../../model/world/task/lifecycle.ts'
import { isHeld } from '../../model/world/task/held.ts'
import type { Task } from '../../model/world/task/task.ts'
import { rollingWords } from './deployment/rollingWords.ts'
import { shortInstance } from '../../look/names.ts'
import { counted, grouped } from '../../look/numbers.ts'
import { durationText } from '../../look/time.ts'
import type { DecisionWords, WordsWorld } from './words.ts'

/** An object in words: what to say of it now, verdict first. */
export type SubjectWords = Pick<DecisionWords, 'verdict' | 'sentence' | 'tone'>

/** A service is what its scheduler last decided about it. */
export function serviceWords(service: Service, world: WordsWorld): SubjectWords {
  if (service.status !== 'ACTIVE') {
    return {
      verdict: `${service.name} is ${service.status}`,
      sentence: 'Its tasks stop; none is started.',
      tone: 'plain',
    }
  }
  const decision = latestRolling(service, world)
  if (decision !== undefined) return rollingWords(decision, world)
  const sentence = `desiredCount is ${grouped(service.desiredCount)}; the scheduler has not looked yet.`
  return { verdict: `${service.name} is ACTIVE`, sentence, tone: 'plain' }
}

/** The newest look of the scheduler at a service, up to the world's present. */
export function latestRolling(service: Service, world: WordsWorld): RollingDecision | undefined {
  let found: RollingDecision | undefined
  for (const one of world.decisions.values()) {
    if (one.kind !== 'rolling' || one.atMs > world.nowMs) continue
    if (isAbout(one, 'service', service.key)) found = one
  }
  return found
}

/** A task's state, and toward which limit it counts. */
export function taskWords(task: Task, world: WordsWorld): SubjectWords {
  const status = lastStatusOf(task.step)
  const { label } = lifecycleTable[task.step]
  if (isHeld(world, task)) return heldWords(task, world)
  switch (task.step) {
    case 'running':
      return runningWords(task, world.nowMs)
    case 'stopped':
      return stoppedWords(task)
    case 'draining':
    case 'stopping':
    case 'cleaningUp':
      return {
        verdict: `${status}: ${visibleText(task.stoppedReason ?? label)}`,
        sentence: `It counts toward no limit any more.${nextText(task, world.nowMs)}`,
        tone: 'plain',
      }
    default:
      return {
        verdict: `${label}, lastStatus ${status}`,
        sentence: `It counts toward the upper limit, not yet toward the lower.${nextText(task, world.nowMs)}`,
        tone: 'plain',
      }
  }
}

/** INS-5: nothing is wrong with the task that anybody knows of. */
function heldWords(task: Task, world: WordsWorld): SubjectWords {
  const { ec2InstanceId = '' } = world.instances.get(task.instanceId ?? '') ?? {}
  return {
    verdict: `${lastStatusOf(task.step)}: the agent of ${shortInstance(ec2InstanceId)} is disconnected`,
    sentence: `Only the agent can tell that "${lifecycleTable[task.step].label}" is over. ECS waits for it, without an event and without a limit of time.`,
    tone: 'trouble',
  }
}

function runningWords(task: Task, nowMs: number): SubjectWords {
  if (task.isHealthy) {
    return { verdict: 'RUNNING, healthy', sentence: 'It counts toward both limits.', tone: 'plain' }
  }
  if (task.healthStatus === 'UNHEALTHY') {
    const sentence = 'It counts toward the upper limit alone; its service replaces it.'
    return { verdict: 'RUNNING, UNHEALTHY', sentence, tone: 'trouble' }
  }
  const left = task.healthyAtMs === null ? null : task.healthyAtMs - nowMs
  const verdict = left === null || left <= 0 ? 'RUNNING, not healthy yet' : `RUNNING, healthy in ${durationText(left)}`
  return { verdict, sentence: 'It counts toward the upper limit, not yet toward the lower.', tone: 'plain' }
}

function stoppedWords(task: Task): SubjectWords {
  const isFailure = task.stopCode === 'TaskFailedToStart' || task.stopCode === 'EssentialContainerExited'
  const code = task.stopCode === null ? '' : ` stopCode ${task.stopCode}.`
  return {
    verdict: `Stopped: ${visibleText(task.stoppedReason ?? 'no reason was given')}`,
    sentence: `It counts toward no limit and can be described for an hour.${code}`,
    tone: isFailure ? 'trouble' : 'plain',
  }
}

function nextText(task: Task, nowMs: number): string {
  if (task.nextStepAtMs === null || task.nextStepAtMs <= nowMs) return ''
  return ` The next step comes in ${durationText(task.nextStepAtMs - nowMs)}.`
}

/** What is left on an instance, and what keeps tasks off it. */
export function instanceWords(instance: ContainerInstance, nowMs: number): SubjectWords {
  const { remaining, registered } = instance
  const left = `${grouped(remaining.cpuUnits)} of ${grouped(registered.cpuUnits)} CPU units and ${grouped(remaining.memoryMib)} of ${grouped(registered.memoryMib)} MiB are left`
  if (instance.status === 'booting') {
    const rest = durationText(Math.max(0, instance.readyAtMs - nowMs))
    return {
      verdict: `Registers in ${rest}`,
      sentence: 'EC2 boots it; no task can be placed before its agent registers.',
      tone: 'plain',
    }
  }
  if (!instance.agentConnected) {
    const sentence = 'Its tasks go on running; no task is placed until the agent connects again.'
    return { verdict: 'Agent disconnected', sentence, tone: 'trouble' }
  }
  if (instance.status === 'DRAINING') {
    const sentence = 'No task is placed here. Service tasks are replaced as their limits allow.'
    return { verdict: `DRAINING, ${counted(instance.tasksCount, 'task')} left`, sentence, tone: 'plain' }
  }
  return {
    verdict: `${counted(instance.tasksCount, 'task')} on ${shortInstance(instance.ec2InstanceId)}`,
    sentence: `${left}.`,
    tone: 'plain',
  }
}
