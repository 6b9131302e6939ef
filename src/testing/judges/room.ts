import type { DistinctCase } from '../../challenge/templates/distinctInstances.ts'
import type { DynamicPortCase, FixedPortCase } from '../../challenge/templates/hostPorts.ts'
import type { RoomCase } from '../../challenge/templates/roomInCluster.ts'
import type { Judge } from './judge.ts'
import { instancesOf } from './nextInstance.ts'

type Answered = readonly Readonly<Record<string, unknown>>[]

/** Tasks go into what ECS says is left, one by one: "has enough CPU, GPU, memory, and port resources" (Task placement). */
function fitting(left: { cpu: number; memory: number }, size: { cpu: number; memory: number }): number {
  let { cpu, memory } = left
  let tasks = 0
  while (cpu >= size.cpu && memory >= size.memory) {
    cpu -= size.cpu
    memory -= size.memory
    tasks += 1
  }
  return tasks
}

export const tasksFit: Judge<RoomCase> = (view) =>
  instancesOf(view).reduce((sum, one) => sum + fitting(one, view.one.size), 0)

/** "The host port must be free on the instance": one task each, where ECS does not list the port as taken. */
export const fixedPort: Judge<FixedPortCase> = ({ one, cluster, read }) => {
  const instances = describedIn(cluster, read)
  const free = instances.filter(({ remainingResources }) => {
    const taken = (remainingResources as Answered).find(({ name }) => name === 'PORTS')?.stringSetValue
    return !(taken as readonly string[]).includes(String(one.port))
  })
  return Math.min(one.desired, free.length)
}

/** hostPort 0 or none: "automatically receives a port in the ephemeral port range" (PortMapping). */
export const dynamicPort: Judge<DynamicPortCase> = (view) =>
  Math.min(view.one.desired, tasksFitOne(view, view.one.size))

function tasksFitOne(view: Parameters<Judge<DynamicPortCase>>[0], size: { cpu: number; memory: number }): number {
  return instancesOf(view).reduce((sum, one) => sum + fitting(one, size), 0)
}

/** "distinctInstance: each task in a particular group runs on a different container instance", ACTIVE and with room. */
export const distinctRunning: Judge<DistinctCase> = (view) => {
  const active = describedIn(view.cluster, view.read).filter(({ status }) => status === 'ACTIVE')
  const arns = active.map(({ containerInstanceArn }) => String(containerInstanceArn).split('/').at(-1))
  const able = instancesOf(view).filter((one) => arns.includes(one.id) && fitting(one, { cpu: 256, memory: 512 }) > 0)
  return Math.min(view.one.desired, able.length)
}

function describedIn(cluster: string, read: Parameters<Judge<unknown>>[0]['read']): Answered {
  const { containerInstanceArns } = read('ListContainerInstances', { cluster })
  const { containerInstances } = read('DescribeContainerInstances', {
    cluster,
    containerInstances: containerInstanceArns,
  })
  return containerInstances as Answered
}
