import { act } from '../../../model/api/act.ts'
import { counted, grouped } from '../../../look/numbers.ts'
import { tasksById, type SubjectView } from '../subjectView.ts'
import { instancesOf } from './instancesOf.ts'
import { WhyGroup } from './WhyGroup.tsx'

/** An Auto Scaling group: how many instances it keeps, and how many there are. */
export const groupView: SubjectView = {
  Why: WhyGroup,
  head(id, { world }) {
    const group = world.autoScalingGroups.get(id)
    if (group === undefined) return null
    const count = instancesOf(world, id).length
    return {
      object: `Auto Scaling group ${group.name}`,
      atMs: world.nowMs,
      verdict: `Keeps ${counted(group.desiredCapacity, 'instance')}`,
      sentence: `${counted(count, 'instance')} of it ${count === 1 ? 'is' : 'are'} there; it takes ${grouped(group.minSize)} to ${grouped(group.maxSize)}.`,
      tone: 'plain',
    }
  },
  acts: (id, world) =>
    world.autoScalingGroups.has(id)
      ? {
          heading: `Auto Scaling group ${id}`,
          acts: [
            { id: 'scaleGroup', label: 'Policy, schedule or hook', run: ({ openForm }) => openForm('scaleGroup', id) },
          ],
        }
      : null,
  line(id, world) {
    const group = world.autoScalingGroups.get(id)
    if (group === undefined) return null
    const there = grouped(instancesOf(world, id).length)
    const desired = grouped(group.desiredCapacity)
    return {
      name: group.name,
      detail: `${there} / ${desired}`,
      words: `Auto Scaling group ${group.name}, ${there} of ${desired} desired`,
    }
  },
  describe: (id) => ({
    act: act('autoscaling', 'DescribeAutoScalingGroups', { AutoScalingGroupNames: [id] }),
    field: 'AutoScalingGroups',
  }),
  tasks: (id, scope) =>
    tasksById(
      instancesOf(scope.world, id).flatMap((one) => [...(scope.world.liveByInstance.get(one.id) ?? [])]),
      scope,
    ),
}
