import { shortInstance, shortTask } from '../../../look/names.ts'
import { counted } from '../../../look/numbers.ts'
import { definitionKey } from '../../../model/world/definition/taskDefinition.ts'
import { instancesIn, tasksIn } from '../../../model/world/fault/inZone.ts'
import { imageReference } from '../../../model/world/registry/imageReference.ts'
import type { World } from '../../../model/world/world.ts'

export interface FaultTarget {
  readonly value: string
  readonly label: string
  readonly detail?: string
}

export function definitionTargets(world: World): readonly FaultTarget[] {
  return [...world.taskDefinitions.values()]
    .map((one) => ({ value: definitionKey(one), label: definitionKey(one), detail: liveOf(world, definitionKey(one)) }))
    .toReversed()
}

export function standsIn(world: World, zone: string): string {
  return `${counted(tasksIn(world, zone).length, 'task')}, ${counted(instancesIn(world, zone).length, 'instance')}`
}

/** `Stops 4 tasks and 2 instances in us-east-1a.` */
export function stopText(world: World, zone: string): string {
  const [tasks, instances] = [tasksIn(world, zone).length, instancesIn(world, zone).length]
  if (tasks + instances === 0) return `Stops nothing: ${zone} is empty.`
  const parts = [
    ...(tasks > 0 ? [counted(tasks, 'task')] : []),
    ...(instances > 0 ? [counted(instances, 'instance')] : []),
  ]
  return `Stops ${parts.join(' and ')} in ${zone}.`
}

export function taskName({ tasks }: World, id: string): string {
  const task = tasks.get(id)
  return task === undefined ? shortTask(id) : `${task.definitionKey} ${shortTask(id)}`
}

export function instanceName({ instances }: World, id: string): string {
  return shortInstance(instances.get(id)?.ec2InstanceId ?? id)
}

type Instance = NonNullable<ReturnType<World['instances']['get']>>

export function instanceTargets(world: World, isMeant: (instance: Instance) => boolean): readonly FaultTarget[] {
  return [...world.instances.values()].filter(isMeant).map((one) => ({
    value: one.id,
    label: instanceName(world, one.id),
    detail: `${counted(one.tasksCount, 'task')}, ${one.availabilityZone}`,
  }))
}

export function liveOf({ tasks }: World, key: string): string {
  const live = [...tasks.values()].filter((one) => one.definitionKey === key && one.step !== 'stopped')
  return counted(live.length, 'task')
}

export function activeCount({ services }: World): number {
  return [...services.values()].filter((one) => one.status === 'ACTIVE').length
}

/** Those that an image of a task definition names, each once. */
export function registriesIn({ taskDefinitions }: Pick<World, 'taskDefinitions'>): readonly string[] {
  const images = [...taskDefinitions.values()].flatMap(({ containers }) => containers.map(({ image }) => image))
  return [...new Set(images.map((image) => imageReference(image).host))]
}
