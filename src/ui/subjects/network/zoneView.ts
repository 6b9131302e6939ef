import { counted, grouped } from '../../../look/numbers.ts'
import type { SubjectView } from '../subjectView.ts'

/** An Availability Zone, by its name. The model decides nothing about one, so it has no inspector. */
export const zoneView: SubjectView = {
  head: () => null,
  instead: () => null,
  card(zone, world) {
    const instances = [...world.instances.values()].filter((one) => one.availabilityZone === zone)
    const live = [...world.tasks.values()].filter((task) => task.availabilityZone === zone && task.step !== 'stopped')
    const onFargate = live.filter((task) => task.launchType === 'FARGATE').length
    const facts = [
      { label: 'instances', value: grouped(instances.length) },
      { label: 'tasks on them', value: grouped(live.length - onFargate) },
      { label: 'on Fargate', value: onFargate === 0 ? '' : grouped(onFargate) },
    ]
    const kind = 'Availability Zone'
    return { title: zone, kind, state: '', tone: 'plain', facts: facts.filter(({ value }) => value !== '') }
  },
  line(zone, world, { tasksCount }) {
    const instances = [...world.instances.values()].filter((one) => one.availabilityZone === zone).length
    return {
      name: zone,
      detail: grouped(tasksCount),
      words: `${zone}, ${counted(instances, 'instance')}, ${counted(tasksCount, 'task')}`,
    }
  },
}
