import { durationText } from '../../../look/time.ts'
import { answerRef } from '../../../model/api/answerRef.ts'
import type { Act, Command } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { Tried } from '../../../model/api/trial.ts'
import { seriesOf } from '../../../model/world/series.ts'
import { serviceKey } from '../../../model/world/service/service.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { runAgainAct } from '../task/runAgain.ts'
import { afterText, labMs, listIn, objectsIn, TRIAL_MS, type RemedyTrial } from './remedy.ts'

/** A task that did not start, which the world may have forgotten since. */
export interface NotStarted {
  readonly taskId: string
  /** `null` where nobody knows any more. */
  readonly clusterName: string | null
  readonly serviceName: string | null
}

export function notStarted({ id, clusterName, serviceName }: Task): NotStarted {
  return { taskId: id, clusterName, serviceName }
}

/** Whether a task starts once a remedy is given: of a service the next one, a standalone one where it is run again. */
export function startTrial(
  { taskId, clusterName, serviceName }: NotStarted,
  world: World,
): (log: readonly Command[]) => RemedyTrial {
  const of = `start of ${taskId}`
  const key = serviceKey(clusterName ?? '', serviceName ?? '')
  if (world.services.has(key)) return () => ({ of, said: (tried) => serviceText(tried, key, world.nowMs) })
  return (log) => {
    const task = world.tasks.get(taskId)
    const again = task === undefined ? null : runAgainAct(task, log)
    if (task === undefined || again === null) return { of, said: () => '' }
    const tasks = [answerRef(again.operation, 'tasks[0].taskArn')]
    return {
      of,
      then: (acts) => [runAgainAct(task, log, acts.some(registers)) ?? again],
      read: act('ecs', 'DescribeTasks', { cluster: task.clusterName, tasks }),
      said: (tried) => `run again: ${standaloneText(tried, world.nowMs)}`,
    }
  }
}

function registers({ operation }: Act): boolean {
  return operation === 'RegisterTaskDefinition'
}

function serviceText({ history }: Tried, key: string, nowMs: number): string {
  const samples = seriesOf(history, { kind: 'service', id: key }, 'serviceCounts')
  const running = samples.find(({ value }) => (value.revisions[0]?.running ?? 0) >= value.desiredCount)
  if (running === undefined) return `not all RUNNING after ${durationText(TRIAL_MS)}`
  return `all RUNNING ${afterText(running.atMs - nowMs)}`
}

function standaloneText(tried: Tried, nowMs: number): string {
  const [task] = listIn(tried, 'tasks')
  if (task === undefined) return 'it finds no place'
  const { startedAt, stoppedReason, lastStatus, containers } = task
  if (typeof startedAt === 'number') return `RUNNING ${afterText(labMs(startedAt) - nowMs)}`
  if (lastStatus === 'STOPPED') {
    // Of one on an instance its container has the reason.
    const reasons = [...objectsIn(containers).map(({ reason }) => reason), stoppedReason]
    return `STOPPED as well. ${String(reasons.find((one) => typeof one === 'string') ?? '')}`
  }
  return `still ${String(lastStatus)} after ${durationText(TRIAL_MS)}`
}
