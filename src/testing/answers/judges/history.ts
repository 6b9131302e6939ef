import { msOf, type ClusterLook } from '../look.ts'
import type { InstanceJson, TaskJson } from '../shapes.ts'
import { isLive, isWanted, type Problems, type Step } from './step.ts'

const STATUSES = [
  'PROVISIONING',
  'PENDING',
  'ACTIVATING',
  'RUNNING',
  'DEACTIVATING',
  'STOPPING',
  'DEPROVISIONING',
  'STOPPED',
]
const TIMES = ['createdAt', 'pullStartedAt', 'pullStoppedAt', 'startedAt'] as const
const END_TIMES = ['createdAt', 'stoppingAt', 'executionStoppedAt', 'stoppedAt'] as const
const ALL_TIMES = [...new Set([...TIMES, ...END_TIMES])]
/** Said once, these stay as they are. */
const FIXED = [
  'taskDefinitionArn',
  'group',
  'launchType',
  'availabilityZone',
  'containerInstanceArn',
  'startedBy',
  'cpu',
  'memory',
  'stopCode',
  'stoppedReason',
] as const
const HOUR_MS = 3_600_000

/** TSK-1 to TSK-8: each task alone, and what became of it between two looks. */
export function judgeHistory({ before, after, isClose, command }: Step): Problems {
  const problems: Problems = []
  const stopCode = command?.operation === 'DeregisterContainerInstance' ? 'UserInitiated' : 'TerminationNotice'
  for (const cluster of after.clusters.values()) {
    const earlier = before?.clusters.get(cluster.name)
    for (const task of cluster.tasks.values()) {
      const was = earlier?.tasks.get(task.taskArn)
      // What is remembered as STOPPED was judged then.
      if (was === task) continue
      problems.push(...alone(task, after.nowMs), ...(was === undefined ? born(task) : turned(was, task)))
    }
    if (!isClose) continue
    problems.push(...forgotten(earlier, { cluster, nowMs: after.nowMs }), ...instances(earlier, { cluster, stopCode }))
  }
  return problems
}

function alone(task: TaskJson, nowMs: number): Problems {
  const where = task.taskArn
  const problems: Problems = []
  for (const names of [TIMES, END_TIMES]) {
    const times = names.flatMap((name) => (task[name] === undefined ? [] : [msOf(task[name])]))
    if (times.some((one, index) => one < (times[index - 1] ?? 0)))
      problems.push(`TSK-4 ${where}: ${names.join(' ≤ ')} is not so, ${times.join()}`)
    if (times.some((one) => !(one <= nowMs)))
      problems.push(`TSK-4 ${where} has a time to come, ${times.join()} at ${String(nowMs)}`)
  }
  const { startedAt, stoppingAt, pullStartedAt, pullStoppedAt } = task
  if (startedAt !== undefined && stoppingAt !== undefined && startedAt > stoppingAt)
    problems.push(`TSK-4 ${where} started after it was stopping`)
  if (startedAt !== undefined && (pullStartedAt === undefined || pullStoppedAt === undefined))
    problems.push(`TSK-4 ${where} started without a pull`)
  if (pullStoppedAt !== undefined && pullStartedAt === undefined)
    problems.push(`TSK-4 ${where} ended a pull that never began`)
  const rank = STATUSES.indexOf(task.lastStatus)
  if (rank < 0) problems.push(`TSK-1 ${where} is ${task.lastStatus}`)
  if (!['RUNNING', 'STOPPED'].includes(task.desiredStatus))
    problems.push(`TSK-2 ${where} should be ${task.desiredStatus}`)
  if (rank > 3 && isWanted(task)) problems.push(`TSK-5 ${where} is ${task.lastStatus} and is meant to run`)
  if (!isWanted(task) && (stoppingAt === undefined || rank <= 3))
    problems.push(`TSK-5 ${where} was asked to stop, is ${task.lastStatus} since ${String(stoppingAt)}`)
  if ((task.lastStatus === 'RUNNING') !== (startedAt !== undefined && isWanted(task)))
    problems.push(`TSK-1 ${where} is ${task.lastStatus}, started at ${String(startedAt)}`)
  return [...problems, ...stopped(task)]
}

/** TSK-3 */
function stopped(task: TaskJson): Problems {
  const isStopped = task.lastStatus === 'STOPPED'
  const { stoppedAt, executionStoppedAt, stopCode = '', stoppedReason = '' } = task
  if (!isStopped)
    return stoppedAt === undefined ? [] : [`TSK-3 ${task.taskArn} is ${task.lastStatus} and has stoppedAt`]
  const isWhole = stoppedAt !== undefined && executionStoppedAt !== undefined && stopCode !== '' && stoppedReason !== ''
  const isSaid = [
    'UserInitiated',
    'ServiceSchedulerInitiated',
    'TerminationNotice',
    'TaskFailedToStart',
    'EssentialContainerExited',
  ].includes(stopCode)
  return [
    ...(isWhole && isSaid
      ? []
      : [`TSK-3 ${task.taskArn} is STOPPED with ${JSON.stringify([stoppedAt, stopCode, stoppedReason])}`]),
    ...task.containers
      .filter((one) => one.lastStatus !== 'STOPPED')
      .map((one) => `TSK-3 ${task.taskArn} is STOPPED, its ${one.name} ${one.lastStatus}`),
  ]
}

function born(task: TaskJson): Problems {
  return isLive(task) && task.healthStatus === 'HEALTHY' && task.startedAt === undefined
    ? [`DEP-4 ${task.taskArn} is healthy before it runs`]
    : []
}

function turned(was: TaskJson, is: TaskJson): Problems {
  const problems: Problems = []
  if (is.version < was.version) problems.push(`TSK-13 ${is.taskArn} goes back to version ${String(is.version)}`)
  if (is.lastStatus !== was.lastStatus && is.lastStatus !== 'ACTIVATING' && is.version === was.version)
    problems.push(`TSK-13 ${is.taskArn} turns ${is.lastStatus} in version ${String(is.version)}`)
  const where = is.taskArn
  if (STATUSES.indexOf(is.lastStatus) < STATUSES.indexOf(was.lastStatus))
    problems.push(`TSK-1 ${where} went from ${was.lastStatus} to ${is.lastStatus}`)
  if (!isWanted(was) && isWanted(is)) problems.push(`TSK-2 ${where} is meant to run again`)
  for (const name of [...FIXED, ...ALL_TIMES]) {
    if (was[name] !== undefined && was[name] !== is[name])
      problems.push(`${where}: ${name} was ${String(was[name])} and is ${String(is[name])}`)
  }
  return problems
}

/** TSK-8: an hour after it stopped, not sooner, and not much later. */
function forgotten(
  earlier: ClusterLook | undefined,
  { cluster, nowMs }: { readonly cluster: ClusterLook; readonly nowMs: number },
): Problems {
  const problems: Problems = []
  for (const task of earlier?.tasks.values() ?? []) {
    if (cluster.tasks.has(task.taskArn)) continue
    // Between two looks it may have stopped and, an hour later, been forgotten.
    const isOld = task.stoppedAt !== undefined && msOf(task.stoppedAt) + HOUR_MS <= nowMs
    if (!isOld) problems.push(`TSK-8 ${task.taskArn} is gone, it was ${task.lastStatus}`)
  }
  for (const task of cluster.tasks.values()) {
    if (task.stoppedAt !== undefined && nowMs - msOf(task.stoppedAt) > HOUR_MS)
      problems.push(`TSK-8 ${task.taskArn} is still told`)
  }
  return problems
}

interface Later {
  readonly cluster: ClusterLook
  /** Of tasks whose instance is gone. */
  readonly stopCode: string
}

/** An instance stays what it is; what was on one that is gone has been lost with it (INS-4, INS-6). */
function instances(earlier: ClusterLook | undefined, later: Later): Problems {
  const { cluster } = later
  const problems: Problems = []
  for (const was of earlier?.instances ?? []) {
    const is = cluster.instances.find((one) => one.containerInstanceArn === was.containerInstanceArn)
    if (is === undefined) problems.push(...lost(was, earlier, later))
    else if (fixedPart(is) !== fixedPart(was))
      problems.push(`DET-6 ${was.ec2InstanceId} has become another: ${fixedPart(is)}`)
  }
  return problems
}

function lost(instance: InstanceJson, earlier: ClusterLook | undefined, { cluster, stopCode }: Later): Problems {
  return [...(earlier?.tasks.values() ?? [])]
    .filter((one) => one.containerInstanceArn === instance.containerInstanceArn && isWanted(one))
    .map((one) => cluster.tasks.get(one.taskArn))
    .filter((one) => one?.stopCode !== stopCode)
    .map(
      (one) =>
        `INS-4 ${String(one?.taskArn)} was on ${instance.ec2InstanceId}, which is gone, and has ${String(one?.stopCode)}`,
    )
}

function fixedPart({ ec2InstanceId, registeredResources, attributes }: InstanceJson): string {
  return JSON.stringify([ec2InstanceId, registeredResources, attributes])
}
