import { act } from '../../../model/api/act.ts'
import { shortTask } from '../../../look/names.ts'
import { healthOf } from '../../../model/world/balancing/targetHealth.ts'
import type { Target } from '../../../model/world/balancing/target.ts'
import type { World } from '../../../model/world/world.ts'
import { addressText, checksOf, checksText, targetWords } from '../../words/balancing/targetWords.ts'
import { tasksById, type DescribeRead, type SubjectView } from '../subjectView.ts'
import { breakActs, targetActs } from './groupActs.ts'
import { poolRef } from './poolRef.ts'
import { WhyTarget } from './WhyTarget.tsx'

/** One target of a target group or a Classic Load Balancer, by `targetKey`. */
export const targetView: SubjectView = {
  Why: WhyTarget,
  head(id, { world }) {
    const target = world.targets.get(id)
    if (target === undefined) return null
    const object = `target ${addressText(target)} of ${poolRef(world, target.poolId).name}`
    return { object, atMs: world.nowMs, ...targetWords(target, world) }
  },
  acts(id, world) {
    const target = world.targets.get(id)
    if (target === undefined) return null
    const acts = [...targetActs(target, world), ...breakActs(world, target.poolId)]
    return acts.length === 0 ? null : { heading: `Target ${addressText(target)}`, acts }
  },
  card(id, world) {
    const target = world.targets.get(id)
    if (target === undefined) return null
    const { verdict } = targetWords(target, world)
    const { description } = healthOf(world, target)
    const facts = [
      { label: 'why', value: description ?? '' },
      { label: 'checks', value: checksText(checksOf(world, target)) },
      { label: 'task', value: target.taskId === null ? 'none' : shortTask(target.taskId) },
      { label: 'in', value: poolRef(world, target.poolId).name },
    ]
    return {
      title: addressText(target),
      kind: 'target',
      state: verdict,
      tone: isInTrouble(target, world) ? 'trouble' : 'plain',
      facts: facts.filter(({ value }) => value !== ''),
    }
  },
  line(id, world) {
    const target = world.targets.get(id)
    if (target === undefined) return null
    const { state, description } = healthOf(world, target)
    const task = target.taskId === null ? '' : `task ${shortTask(target.taskId)}`
    return {
      name: addressText(target),
      detail: state,
      tone: isInTrouble(target, world) ? 'trouble' : 'plain',
      words: [`target ${addressText(target)}`, task, state, description ?? ''].filter((part) => part !== '').join(', '),
    }
  },
  describe(id, world) {
    const target = world.targets.get(id)
    return target === undefined ? null : readOf(target, world)
  },
  tasks: (id, scope) => tasksById([scope.world.targets.get(id)?.taskId ?? ''], scope),
  serviceKey(id, { world }) {
    const task = world.tasks.get(world.targets.get(id)?.taskId ?? '')
    return task === undefined ? null : `${task.clusterName}/${task.serviceName ?? ''}`
  },
}

function isInTrouble(target: Target, world: World): boolean {
  return ['unhealthy', 'unused'].includes(healthOf(world, target).state)
}

function readOf({ id, port, poolId }: Target, { targetGroups }: World): DescribeRead {
  if (targetGroups.has(poolId)) {
    const input = { TargetGroupArn: poolId, Targets: [{ Id: id, Port: port }] }
    return { act: act('elbv2', 'DescribeTargetHealth', input), field: 'TargetHealthDescriptions' }
  }
  const input = { LoadBalancerName: poolId, Instances: [{ InstanceId: id }] }
  return { act: act('elb', 'DescribeInstanceHealth', input), field: 'InstanceStates' }
}
