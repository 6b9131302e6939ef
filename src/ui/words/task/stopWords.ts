import { visibleText } from '../../../base/foreignText.ts'
import type { StopDecision } from '../../../model/world/task/stopDecision.ts'
import type { Task } from '../../../model/world/task/task.ts'
import { shortInstance, shortTask } from '../../../look/names.ts'
import type { DecisionWords, WordsWorld } from '../words.ts'

/** Why a task was stopped by something other than the service scheduler (TSK-5, TSK-6, PLC-3). */
export function stopWords(decision: StopDecision, world: WordsWorld): DecisionWords {
  const task = world.tasks.get(decision.taskId)
  const name = task === undefined ? `Task ${shortTask(decision.taskId)}` : `${task.definitionKey} ${shortTask(task.id)}`
  const details = [
    { label: 'task', value: shortTask(decision.taskId) },
    { label: 'stoppedReason', value: visibleText(decision.reason) },
  ]
  return { tone: 'plain', remedies: [], ruleId: decision.rule, details, ...speak(decision, name, hostOf(task, world)) }
}

function speak(decision: StopDecision, name: string, host: string): Pick<DecisionWords, 'verdict' | 'sentence'> {
  switch (decision.cause) {
    case 'user':
      return {
        verdict: `${name} is stopped by StopTask`,
        sentence: `Its containers get the stop signal now, and SIGKILL after stopTimeout. Reason: ${visibleText(decision.reason)}`,
      }
    case 'draining':
      return {
        verdict: `${name} leaves a draining instance`,
        sentence: `${host} is DRAINING, and the limits of the service allow the stop.`,
      }
    case 'instanceTerminated':
      return {
        verdict: `${name} went with its instance`,
        sentence: `${host} was terminated, so there was nothing left to signal.`,
      }
  }
}

function hostOf(task: Task | undefined, world: WordsWorld): string {
  const instance = world.instances.get(task?.instanceId ?? '')
  return instance === undefined ? 'Its instance' : shortInstance(instance.ec2InstanceId)
}
