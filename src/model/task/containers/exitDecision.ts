import type { Context } from '../../world/context.ts'
import { nextDecisionId } from '../../world/decision.ts'
import { ownersOf } from '../../world/decisionBase.ts'
import type { Task } from '../../world/task/task.ts'
import type { StopReason } from '../stopping.ts'
import { explainStop } from '../explainStop.ts'
import { pullRule } from '../pulling/decidePull.ts'
import { isUnpulled, unpulledReason } from './pulling.ts'
import type { Member } from './scene.ts'

/** What the end of an essential container does to its task (CON-4, CON-5, FLT-8): it is decided, with the container that did it. */
export function decideExit(context: Context, task: Task, member: Member): StopReason {
  const { life } = member
  const hasStarted = life.startedAtMs !== null
  // What Fargate could not pull or log to the task tells too; on an instance its container alone.
  const told = member.uninjected?.reason ?? (task.launchType === 'FARGATE' ? untold(task, member) : null)
  const notStarted = told ?? 'Task failed to start'
  const reason = hasStarted ? 'Essential container in task exited' : notStarted
  context.decide(
    {
      id: nextDecisionId(context.world),
      atMs: context.nowMs,
      kind: 'stop',
      rule: ruleOf(member),
      about: [...ownersOf(task), { kind: 'task', id: task.id }],
      clusterName: task.clusterName,
      serviceName: task.serviceName,
      taskId: task.id,
      cause: hasStarted ? 'containerExited' : 'failedToStart',
      reason,
      container: {
        name: life.name,
        exitCode: life.exitCode,
        reason: life.reason,
        ...(life.unwritten !== undefined && { unwritten: life.unwritten }),
      },
    },
    explainStop(context.world, task),
  )
  return { stopCode: hasStarted ? 'EssentialContainerExited' : 'TaskFailedToStart', stoppedReason: reason }
}

function untold(task: Task, member: Member): string | null {
  return isUnpulled(member)
    ? unpulledReason(task, member)
    : isUnlogged(member)
      ? (member.unlogged?.reason ?? null)
      : null
}

/** Whether it was not started for its log (LOG-9, ROL-12). */
function isUnlogged({ life, unlogged }: Member): boolean {
  return unlogged !== null && life.startedAtMs === null && life.exitCode === null
}

function ruleOf(member: Member): string {
  const { life, pull } = member
  if (life.startedAtMs !== null) return life.unwritten === undefined ? 'CON-5' : 'CON-10'
  if (member.uninjected !== null) return member.uninjected.rule
  const cause = pull?.failure?.cause
  if (isUnpulled(member)) return cause === undefined ? 'FLT-8' : pullRule(cause)
  if (!isUnlogged(member)) return 'CON-4'
  return member.unlogged?.problem === 'not allowed' ? 'ROL-12' : 'LOG-9'
}
