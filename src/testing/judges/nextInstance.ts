import type { InstanceCase } from '../../challenge/templates/nextInstance.ts'
import type { Judge, JudgeView } from './judge.ts'

interface Instance {
  readonly id: string
  readonly zone: string
  readonly cpu: number
  readonly memory: number
  /** Tasks of the service. */
  readonly tasks: number
}

type Answered = readonly Readonly<Record<string, unknown>>[]

/** What ECS tells of the instances: what is left on them, where they are, which of the service's tasks they hold. */
export function instancesOf<Case>({ read, cluster, service }: JudgeView<Case>): readonly Instance[] {
  const { containerInstanceArns } = read('ListContainerInstances', { cluster })
  const { containerInstances } = read('DescribeContainerInstances', {
    cluster,
    containerInstances: containerInstanceArns,
  })
  const { taskArns } = read('ListTasks', { cluster, serviceName: service })
  const isNone = (taskArns as readonly string[]).length === 0
  const { tasks } = isNone ? { tasks: [] } : read('DescribeTasks', { cluster, tasks: taskArns })
  return (containerInstances as Answered).map((one) => {
    const left = (name: string): number =>
      Number((one.remainingResources as Answered).find((resource) => resource.name === name)?.integerValue)
    const zone = (one.attributes as Answered).find(({ name }) => name === 'ecs.availability-zone')?.value
    return {
      id: String(one.containerInstanceArn).split('/').at(-1) ?? '',
      zone: String(zone),
      cpu: left('CPU'),
      memory: left('MEMORY'),
      tasks: (tasks as Answered).filter((task) => task.containerInstanceArn === one.containerInstanceArn).length,
    }
  })
}

/**
 * First the instances with room, then strategy by strategy those that are best: `spread` evenly by the field, `binpack`
 * "the least available amount" (Developer Guide, Task placement strategies).
 */
export const nextInstance: Judge<InstanceCase> = (view) => {
  const { strategy, size } = view.one
  let left = instancesOf(view).filter((one) => one.cpu >= size.cpu && one.memory >= size.memory)
  for (const { type, field } of strategy) {
    const all = left
    const worth = (one: Instance): number => {
      if (type === 'binpack') return field === 'cpu' ? one.cpu : one.memory
      if (field === 'instanceId') return one.tasks
      // Tasks in the zone, wherever in it.
      return instancesOf(view)
        .filter((other) => other.zone === one.zone)
        .reduce((sum, other) => sum + other.tasks, 0)
    }
    const least = Math.min(...all.map(worth))
    left = all.filter((one) => worth(one) === least)
  }
  return left.map(({ id }) => id)
}
