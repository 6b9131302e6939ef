import type { ContainerLife } from '../../world/container/containerState.ts'
import type { Context } from '../../world/context.ts'
import { nextDecisionId } from '../../world/decision.ts'
import { ownersOf } from '../../world/decisionBase.ts'
import type { Task } from '../../world/task/task.ts'
import type { StopReason } from '../progress.ts'
import { explainStop } from '../explainStop.ts'
import { isUnpulled } from './pulling.ts'

/** What the end of an essential container does to its task (CON-4, CON-5, FLT-8): it is decided, with the container that did it. */
export function decideExit(context: Context, task: Task, life: ContainerLife): StopReason {
  const hasStarted = life.startedAtMs !== null
  // What Fargate could not pull the task tells too; on an instance its container alone.
  const isTold = task.launchType === 'FARGATE' && isUnpulled(life)
  const notStarted = isTold ? (life.reason ?? '') : 'Task failed to start'
  const reason = hasStarted ? 'Essential container in task exited' : notStarted
  context.decide(
    {
      id: nextDecisionId(context.world),
      atMs: context.nowMs,
      kind: 'stop',
      rule: hasStarted ? 'CON-5' : isUnpulled(life) ? 'FLT-8' : 'CON-4',
      about: [...ownersOf(task), { kind: 'task', id: task.id }],
      clusterName: task.clusterName,
      serviceName: task.serviceName,
      taskId: task.id,
      cause: hasStarted ? 'containerExited' : 'failedToStart',
      reason,
      container: { name: life.name, exitCode: life.exitCode, reason: life.reason },
    },
    explainStop(context.world, task),
  )
  return { stopCode: hasStarted ? 'EssentialContainerExited' : 'TaskFailedToStart', stoppedReason: reason }
}
