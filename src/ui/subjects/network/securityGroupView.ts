import { membersOf } from '../../../look/groupMembers.ts'
import { counted } from '../../../look/numbers.ts'
import { act } from '../../../model/api/act.ts'
import { DEFAULT_GROUP_ID, groupById } from '../../../model/world/network/securityGroup.ts'
import { lazyPart } from '../../parts/lazyPart.ts'
import type { World } from '../../../model/world/world.ts'
import { rulesText, securityGroupWords } from '../../words/network/groupWords.ts'
import { tasksById, type ObjectAct, type SubjectView } from '../subjectView.ts'

const WhySecurityGroup = lazyPart(() => import('./WhySecurityGroup.tsx').then((module) => module.WhySecurityGroup))

/** A security group, by its id. */
export const securityGroupView: SubjectView = {
  Why: WhySecurityGroup,
  head(id, { world }) {
    const group = groupById(world, id)
    if (group === undefined) return null
    return { object: `security group ${group.name}`, atMs: world.nowMs, ...securityGroupWords(group, world) }
  },
  acts(id, world) {
    const group = groupById(world, id)
    return group === undefined ? null : { heading: `Security group ${group.name}`, acts: groupActs(id) }
  },
  card(id, world) {
    const group = groupById(world, id)
    if (group === undefined) return null
    const { tasks, instances, balancers } = membersOf(world, id)
    return {
      title: group.name,
      kind: 'security group',
      state: securityGroupWords(group, world).verdict,
      tone: 'plain',
      facts: [
        { label: 'rules', value: rulesText(group) },
        { label: 'worn by', value: wornText([tasks.length, instances.length, balancers.length]) },
      ],
    }
  },
  line(id, world) {
    const group = groupById(world, id)
    if (group === undefined) return null
    const text = rulesText(group)
    return { name: group.name, detail: text, words: `security group ${group.name}, ${text}` }
  },
  describe: (id) => ({ act: act('ec2', 'DescribeSecurityGroups', { GroupIds: [id] }), field: 'SecurityGroups' }),
  tasks: (id, scope) =>
    tasksById(
      membersOf(scope.world, id).tasks.map((task) => task.id),
      scope,
    ),
  serviceKey: (id, { world }) => serviceOf(id, world),
}

function groupActs(id: string): readonly ObjectAct[] {
  const acts: readonly ObjectAct[] = [
    { id: 'authorize', label: 'Add a rule', run: ({ openForm }) => openForm('authorizeRule', id) },
  ]
  if (id === DEFAULT_GROUP_ID) return acts
  const remove = act('ec2', 'DeleteSecurityGroup', { GroupId: id })
  return [...acts, { id: 'deleteGroup', label: 'Delete', tone: 'trouble', run: ({ giveNow }) => giveNow(remove) }]
}

function wornText([tasks = 0, instances = 0, balancers = 0]: readonly number[]): string {
  const parts = [
    [tasks, 'task'],
    [instances, 'instance'],
    [balancers, 'load balancer'],
  ] as const
  const named = parts.filter(([count]) => count > 0).map(([count, what]) => counted(count, what))
  return named.length === 0 ? 'nothing' : named.join(', ')
}

/** That of the first of its tasks that has one. */
function serviceOf(id: string, world: World): string | null {
  const task = membersOf(world, id).tasks.find(({ serviceName }) => serviceName !== null)
  return task === undefined ? null : `${task.clusterName}/${task.serviceName ?? ''}`
}
