import { act } from '../../../model/api/act.ts'
import { targetsOf } from '../../../model/world/balancing/pools.ts'
import { checkText } from '../../words/balancing/checkWords.ts'
import { groupWords } from '../../words/balancing/poolWords.ts'
import { stateCounts, stateCountsText } from '../../../look/poolLook.ts'
import { tasksById, type SubjectView } from '../subjectView.ts'
import { groupActs } from './groupActs.ts'
import { serviceKeyOfPool } from './serviceOfPool.ts'
import { WhyTargetGroup } from './WhyTargetGroup.tsx'

/** A target group, by its ARN. */
export const targetGroupView: SubjectView = {
  Why: WhyTargetGroup,
  head(id, { world }) {
    const group = world.targetGroups.get(id)
    return group === undefined
      ? null
      : { object: `target group ${group.name}`, atMs: world.nowMs, ...groupWords(group, world) }
  },
  acts(id, world) {
    const group = world.targetGroups.get(id)
    return group === undefined ? null : { heading: `Target group ${group.name}`, acts: groupActs(group, world) }
  },
  card(id, world) {
    const group = world.targetGroups.get(id)
    if (group === undefined) return null
    const { verdict, tone } = groupWords(group, world)
    return {
      title: group.name,
      kind: 'target group',
      state: verdict,
      tone: tone === 'trouble' ? 'trouble' : 'plain',
      facts: [
        { label: 'targets', value: stateCountsText(stateCounts(world, [id])) },
        { label: 'checks', value: checkText(group.healthCheck) },
      ],
    }
  },
  line(id, world) {
    const group = world.targetGroups.get(id)
    if (group === undefined) return null
    const counts = stateCounts(world, [id])
    const text = stateCountsText(counts)
    return {
      name: group.name,
      detail: text,
      tone: counts.unhealthy > 0 ? 'trouble' : 'plain',
      words: `target group ${group.name}, ${text}`,
    }
  },
  describe: (id) => ({
    act: act('elbv2', 'DescribeTargetGroups', { TargetGroupArns: [id] }),
    field: 'TargetGroups',
  }),
  tasks: (id, scope) =>
    tasksById(
      targetsOf(scope.world, id).flatMap(({ taskId }) => taskId ?? []),
      scope,
    ),
  serviceKey: (id, { world }) => serviceKeyOfPool(world, id),
}
