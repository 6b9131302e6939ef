import { act } from '../../../model/api/act.ts'
import type { TargetGroup } from '../../../model/world/balancing/loadBalancer.ts'
import type { Target } from '../../../model/world/balancing/target.ts'
import type { World } from '../../../model/world/world.ts'
import { stopTaskAct } from '../task/taskActs.ts'
import type { ObjectAct } from '../subjectView.ts'
import { breakingActs } from './checkBreaking.ts'

/** What can be done with a target group: its settings, and its checks made to fail. */
export function groupActs({ arn }: TargetGroup, world: World): readonly ObjectAct[] {
  return [
    { id: 'editGroup', label: 'Edit checks and delays', run: ({ openForm }) => openForm('editTargetGroup', arn) },
    ...breakActs(world, arn),
  ]
}

/** What a pool's containers answer to checks is broken, or mended. */
export function breakActs(world: World, poolId: string): readonly ObjectAct[] {
  const { isBroken, acts } = breakingActs(world, poolId)
  if (acts.length === 0) return []
  const label = isBroken ? 'Mend its health check' : 'Break its health check'
  return [{ id: 'breakCheck', label, tone: isBroken ? 'ink' : 'trouble', run: ({ giveNow }) => acts.forEach(giveNow) }]
}

/** A target drains with its task, or alone where it was registered by hand. */
export function targetActs(target: Target, world: World): readonly ObjectAct[] {
  if (target.state === 'draining') return []
  const task = world.tasks.get(target.taskId ?? '')
  if (task !== undefined && task.desiredStatus === 'RUNNING') {
    const run = stopTaskAct(task)
    return [
      { id: 'drainTarget', label: 'Drain it: stop its task', tone: 'trouble', run: ({ giveNow }) => giveNow(run) },
    ]
  }
  if (task !== undefined || !world.targetGroups.has(target.poolId)) return []
  const { id: Id, port: Port, poolId } = target
  const deregister = act('elbv2', 'DeregisterTargets', { TargetGroupArn: poolId, Targets: [{ Id, Port }] })
  return [{ id: 'drainTarget', label: 'Deregister', tone: 'trouble', run: ({ giveNow }) => giveNow(deregister) }]
}
