import { act } from '../../../model/api/operations.ts'
import { counted, grouped } from '../../../look/numbers.ts'
import { tasksById, type SubjectView } from '../subjectView.ts'
import { WhyZone } from './WhyZone.tsx'
import { hasZone, inZone } from './zoneParts.ts'

/** An Availability Zone, by its name. The model decides nothing about one: its inspector says what it is and holds. */
export const zoneView: SubjectView = {
  Why: WhyZone,
  head(zone, { world }) {
    if (!hasZone(world, zone)) return null
    const { instances, tasks } = inZone(world, zone)
    return {
      object: `Availability Zone ${zone}`,
      atMs: world.nowMs,
      verdict: `${counted(instances.length, 'instance')}, ${counted(tasks.length, 'task')}`,
      sentence:
        'A zone can fail by itself, so ECS spreads the tasks of a service over the zones, unless its placement strategy says otherwise.',
      tone: 'plain',
    }
  },
  card(zone, world) {
    const { instances, tasks, onFargate } = inZone(world, zone)
    const facts = [
      { label: 'instances', value: grouped(instances.length) },
      { label: 'tasks on them', value: grouped(tasks.length - onFargate.length) },
      { label: 'on Fargate', value: onFargate.length === 0 ? '' : grouped(onFargate.length) },
    ]
    const kind = 'Availability Zone'
    return { title: zone, kind, state: '', tone: 'plain', facts: facts.filter(({ value }) => value !== '') }
  },
  line(zone, world, { tasksCount }) {
    const instances = inZone(world, zone).instances.length
    return {
      name: zone,
      detail: grouped(tasksCount),
      words: `${zone}, ${counted(instances, 'instance')}, ${counted(tasksCount, 'task')}`,
    }
  },
  // Of its subnets, which AWS lists with their zones. The whole answer: no field of it is the zone.
  describe: () => ({ act: act('ec2', 'DescribeSubnets', {}), field: '' }),
  tasks: (zone, scope) =>
    tasksById(
      inZone(scope.world, zone).tasks.map(({ id }) => id),
      scope,
    ),
}
