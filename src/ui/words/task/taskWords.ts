import { visibleText } from '../../../base/foreignText.ts'
import { shortInstance } from '../../../look/names.ts'
import { hasFailed } from '../../../look/taskLook.ts'
import { durationText } from '../../../look/time.ts'
import { isHeld } from '../../../model/world/task/held.ts'
import { lastStatusOf, lifecycleTable } from '../../../model/world/task/lifecycle.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { SubjectWords, WordsWorld } from '../words.ts'

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
  const code = task.stopCode === null ? '' : ` stopCode ${task.stopCode}.`
  return {
    verdict: `Stopped: ${visibleText(task.stoppedReason ?? 'no reason was given')}`,
    sentence: `It counts toward no limit and can be described for an hour.${code}`,
    tone: hasFailed(task) ? 'trouble' : 'plain',
  }
}

function nextText(task: Task, nowMs: number): string {
  if (task.nextStepAtMs === null || task.nextStepAtMs <= nowMs) return ''
  return ` The next step comes in ${durationText(task.nextStepAtMs - nowMs)}.`
}
