import { visibleText } from '../../../base/foreignText.ts'
import { shortInstance } from '../../../look/names.ts'
import { hasFailed } from '../../../look/taskLook.ts'
import { durationText } from '../../../look/time.ts'
import { nextStepInMs, unnoticedTarget } from './stateWords.ts'
import { withStop } from './stopWords.ts'
import { isHeld } from '../../../model/world/task/held.ts'
import { lastStatusOf } from '../../../model/world/task/lifecycle.ts'
import { lifecycleTable } from '../../../model/world/task/lifecycleTable.ts'
import { healthOf } from '../../../model/world/balancing/targetHealth.ts'
import { badTargetOf } from '../../../model/world/balancing/taskTargets.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { SubjectWords, WordsWorld } from '../words.ts'

/** A task's state, and toward which limit of its service it counts. */
export function taskWords(task: Task, world: WordsWorld): SubjectWords {
  const status = lastStatusOf(task.step)
  const { label } = lifecycleTable[task.step]
  if (isHeld(world, task)) return heldWords(task, world)
  switch (task.step) {
    case 'running':
      return runningWords(task, world)
    case 'stopped':
      return stoppedWords(task)
    case 'draining':
    case 'stopping':
    case 'cleaningUp':
      return {
        verdict: `${status}: ${shortReason(task, label)}`,
        sentence: `${errorText(task)}${task.serviceName === null ? ALONE : 'It counts toward no limit any more.'}${nextText(task, world)}`,
        tone: 'plain',
      }
    default:
      return {
        verdict: `${label}, lastStatus ${status}`,
        sentence: `${ofService(task, ON_ITS_WAY)}${nextText(task, world)}`,
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

const ON_ITS_WAY = 'It counts toward the upper limit, not yet toward the lower.'
const ALONE = 'It belongs to no service, so no limit counts it.'

/** What a service's limits make of it; a task that RunTask started has none. */
function ofService({ serviceName }: Task, sentence: string): string {
  return serviceName === null ? ALONE : sentence
}

function runningWords(task: Task, world: WordsWorld): SubjectWords {
  if (task.isHealthy) {
    const sentence = ofService(task, 'It counts toward both limits.')
    const how = unnoticedTarget(task, world)
    if (how === null) return { verdict: 'RUNNING, healthy', sentence, tone: 'plain' }
    const what = how === 'failing' ? 'Its target fails its check' : 'Its target is in no use'
    return {
      verdict: 'RUNNING, healthy',
      sentence: `${sentence} ${what}, which ECS has not noticed yet.`,
      tone: 'trouble',
    }
  }
  if (task.healthStatus === 'UNHEALTHY') {
    const sentence = ofService(task, 'It counts toward the upper limit alone; its service replaces it.')
    return { verdict: 'RUNNING, UNHEALTHY', sentence, tone: 'trouble' }
  }
  const bad = badTargetOf(world, task.id)
  if (bad !== null) {
    const sentence = ofService(task, 'It counts toward the upper limit alone; its service replaces it.')
    if (bad.how === 'failing') return { verdict: 'RUNNING, target failing its check', sentence, tone: 'trouble' }
    const why = healthOf(world, bad.target).description ?? ''
    return { verdict: 'RUNNING, target in no use', sentence: `${why}. ${sentence}`, tone: 'trouble' }
  }
  const left = task.healthyAtMs === null ? null : task.healthyAtMs - world.nowMs
  const verdict = left === null || left <= 0 ? 'RUNNING, not healthy yet' : `RUNNING, healthy in ${durationText(left)}`
  return { verdict, sentence: ofService(task, ON_ITS_WAY), tone: 'plain' }
}

function stoppedWords(task: Task): SubjectWords {
  const code = task.stopCode === null ? '' : ` stopCode ${task.stopCode}.`
  const counts = ofService(task, 'It counts toward no limit any more.')
  return {
    verdict: `Stopped: ${shortReason(task, 'no reason was given')}`,
    sentence: `${errorText(task)}${counts} It can be described for an hour.${code}`,
    tone: hasFailed(task) ? 'trouble' : 'plain',
  }
}

/** What AWS names with a word of its own, before what it says at length. */
const NAMED_ERROR = /^(\w+Error): /

function shortReason({ stoppedReason }: Task, none: string): string {
  const reason = stoppedReason ?? none
  return NAMED_ERROR.exec(reason)?.[1] ?? visibleText(reason)
}

/** The whole of a reason of which the verdict has the name alone. */
function errorText({ stoppedReason }: Task): string {
  return stoppedReason !== null && NAMED_ERROR.test(stoppedReason) ? `${withStop(visibleText(stoppedReason))} ` : ''
}

function nextText(task: Task, world: WordsWorld): string {
  const leftMs = nextStepInMs(task, world)
  return leftMs === null ? '' : ` The next step comes in ${durationText(leftMs)}.`
}
