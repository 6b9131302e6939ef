import { act } from '../../../model/api/act.ts'
import { counted, grouped } from '../../../look/numbers.ts'
import { tasksById, type SubjectView } from '../subjectView.ts'
import { isZoneOut } from '../../../model/world/fault/broken.ts'
import { zoneAct } from '../fault/brokenNow.ts'
import { WhyZone } from './WhyZone.tsx'
import { hasZone, inZone } from './zoneParts.ts'

/** An Availability Zone, by its name. Its inspector says what it is and holds, and whether it is out (FLT-2). */
export const zoneView: SubjectView = {
  Why: WhyZone,
  head(zone, { world }) {
    if (!hasZone(world, zone)) return null
    const { instances, tasks } = inZone(world, zone)
    if (isZoneOut(world, zone)) {
      return {
        object: `Availability Zone ${zone}`,
        atMs: world.nowMs,
        verdict: 'Out',
        sentence: 'It has lost its power. Nothing is placed or launched here until it is back; the other zones go on.',
        tone: 'trouble',
      }
    }
    return {
      object: `Availability Zone ${zone}`,
      atMs: world.nowMs,
      verdict: `${counted(instances.length, 'instance')}, ${counted(tasks.length, 'task')}`,
      sentence:
        'A zone can fail by itself, so ECS spreads the tasks of a service over the zones, unless its placement strategy says otherwise.',
      tone: 'plain',
    }
  },
  acts(zone, world) {
    const isOut = isZoneOut(world, zone)
    const act = zoneAct(zone, isOut)
    if (act === null) return null
    const label = isOut ? 'Give the zone back' : 'Take the zone away'
    const tone = isOut ? 'ink' : 'trouble'
    return { heading: `Zone ${zone}`, acts: [{ id: 'zone', label, tone, run: ({ giveNow }) => giveNow(act) }] }
  },
  card(zone, world) {
    const isOut = isZoneOut(world, zone)
    const { instances, tasks, onFargate } = inZone(world, zone)
    const facts = [
      { label: 'instances', value: grouped(instances.length) },
      { label: 'tasks on them', value: grouped(tasks.length - onFargate.length) },
      { label: 'on Fargate', value: onFargate.length === 0 ? '' : grouped(onFargate.length) },
    ]
    const kind = 'Availability Zone'
    return {
      title: zone,
      kind,
      state: isOut ? 'out' : '',
      tone: isOut ? 'trouble' : 'plain',
      facts: facts.filter(({ value }) => value !== ''),
    }
  },
  line(zone, world, { tasksCount }) {
    const instances = inZone(world, zone).instances.length
    const isOut = isZoneOut(world, zone)
    return {
      name: zone,
      detail: isOut ? `out, ${grouped(tasksCount)}` : grouped(tasksCount),
      tone: isOut ? 'trouble' : 'plain',
      words: `${zone}${isOut ? ', out' : ''}, ${counted(instances, 'instance')}, ${counted(tasksCount, 'task')}`,
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
