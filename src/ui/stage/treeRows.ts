import { orderIn } from '../../look/revisions.ts'
import { STOPPED_SHOWN_MS } from '../../canvas/scene/groups.ts'
import { hasFailed, visualOf, type TaskVisual } from '../../look/taskLook.ts'
import type { StageTarget } from '../../canvas/target.ts'
import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import { countsOf, type Service } from '../../model/world/service/service.ts'
import type { Task } from '../../model/world/task/task.ts'
import { REGION, type World } from '../../model/world/world.ts'
import { shortInstance, shortTask } from '../../look/names.ts'
import { counted, grouped } from '../../look/numbers.ts'
import { durationText } from '../../look/time.ts'
import { nextWords, shortStateWords, stateWords, statusWords } from '../words/task/stateWords.ts'

/** One line of the tree: everything that the stage shows of a thing, in words. */
export interface TreeRow {
  /** Unique and stable: it survives every change of the thing itself. */
  readonly id: string
  readonly target: StageTarget | null
  readonly kind: 'group' | 'service' | 'deployment' | 'zone' | 'instance' | 'task'
  readonly name: string
  /** Beside the name: an id, a type. */
  readonly aside: string
  /** At the right: a count or a state. */
  readonly detail: string
  readonly tone: 'plain' | 'trouble'
  readonly mark: { readonly look: TaskVisual; readonly order: number } | null
  /** The whole line as it is read aloud and found by typing. */
  readonly words: string
  readonly children: readonly TreeRow[]
}

interface RowParts extends Partial<Omit<TreeRow, 'id' | 'kind' | 'name'>> {
  readonly id: string
  readonly kind: TreeRow['kind']
  readonly name: string
}

function row(parts: RowParts): TreeRow {
  const base = { target: null, aside: '', detail: '', tone: 'plain', mark: null, children: [] } as const
  const words = [parts.name, parts.aside ?? '', parts.detail ?? ''].filter((part) => part !== '').join(', ')
  return { ...base, words, ...parts }
}

/** The whole lab as a tree: services, then region, zone, instance and task, then what has no instance. */
export function treeRows(world: World, nowMs: number): readonly TreeRow[] {
  const tasks = divide(world, nowMs)
  return [
    servicesGroup(world),
    regionGroup(world, tasks),
    ...(tasks.fargate.length > 0 ? [fargateGroup(world, tasks.fargate, nowMs)] : []),
    waitingGroup(world, tasks.waiting, nowMs),
    stoppedGroup(world, tasks.stopped, nowMs),
  ]
}

interface Divided {
  readonly byInstance: ReadonlyMap<string, readonly TreeRow[]>
  readonly fargate: readonly Task[]
  readonly waiting: readonly Task[]
  readonly stopped: readonly Task[]
}

function divide(world: World, nowMs: number): Divided {
  const byInstance = new Map<string, TreeRow[]>()
  const fargate: Task[] = []
  const waiting: Task[] = []
  const stopped: Task[] = []
  for (const task of world.tasks.values()) {
    if (task.step === 'stopped') {
      if ((task.stoppedAtMs ?? 0) > nowMs - STOPPED_SHOWN_MS) stopped.push(task)
    } else if (task.step === 'waitingForCapacity') {
      waiting.push(task)
    } else if (task.launchType === 'FARGATE') {
      fargate.push(task)
    } else if (task.instanceId !== null && world.instances.has(task.instanceId)) {
      const rows = byInstance.get(task.instanceId) ?? []
      rows.push(taskRow(world, task, nowMs))
      byInstance.set(task.instanceId, rows)
    } else {
      waiting.push(task)
    }
  }
  return { byInstance, fargate, waiting, stopped }
}

function taskRow(world: World, task: Task, nowMs: number): TreeRow {
  const state = stateWords(task)
  const next = nextWords(task, nowMs)
  const words = [task.definitionKey, `task ${shortTask(task.id)}`, state, statusWords(task), next]
  return row({
    id: `task/${task.id}`,
    kind: 'task',
    target: { kind: 'task', id: task.id },
    name: task.definitionKey,
    aside: shortTask(task.id),
    detail: shortStateWords(task),
    tone: task.healthStatus === 'UNHEALTHY' || (task.step === 'stopped' && hasFailed(task)) ? 'trouble' : 'plain',
    mark: { look: visualOf(task), order: orderIn(world)(task.definitionKey) },
    words: words.filter((part) => part !== '').join(', '),
  })
}

function servicesGroup(world: World): TreeRow {
  const services = [...world.services.values()].filter((service) => service.status !== 'INACTIVE')
  return row({
    id: 'services',
    kind: 'group',
    name: 'Services',
    detail: services.length === 0 ? 'none' : 'running / desired',
    children: services.map((service) => serviceRow(service)),
  })
}

function serviceRow(service: Service): TreeRow {
  const { running } = countsOf(service)
  const target = { kind: 'service', id: service.key } as const
  const isWaiting = service.waiting !== null
  const deployments = service.deployments.map((one) =>
    row({
      id: `deployment/${service.key}/${one.id}`,
      kind: 'deployment',
      target,
      name: one.definitionKey,
      aside: one.status,
      detail: `${grouped(one.runningCount)} ${one.pendingCount > 0 ? `+ ${grouped(one.pendingCount)} pending` : 'running'}`,
      words: `${one.definitionKey}, ${one.status}, ${grouped(one.runningCount)} running, ${grouped(one.pendingCount)} pending, ${grouped(one.healthyCount)} healthy, ${one.rolloutState}`,
    }),
  )
  const missing = row({
    id: `missing/${service.key}`,
    kind: 'deployment',
    target: { kind: 'waiting', id: service.key },
    name: service.waiting === null ? '' : hasNoPlace(service.waiting.count),
    tone: 'trouble',
  })
  return row({
    id: `service/${service.key}`,
    kind: 'service',
    target,
    name: service.name,
    aside: service.status === 'DRAINING' ? 'DRAINING' : '',
    detail: `${grouped(running)} / ${grouped(service.desiredCount)}`,
    words: `service ${service.name}, ${grouped(running)} running of ${grouped(service.desiredCount)} desired${service.isSteady ? ', steady' : ''}`,
    children: isWaiting ? [...deployments, missing] : deployments,
  })
}

function hasNoPlace(count: number): string {
  return `${counted(count, 'task')} ${count === 1 ? 'has' : 'have'} no place`
}

function regionGroup(world: World, tasks: Divided): TreeRow {
  const zones = new Map<string, ContainerInstance[]>()
  for (const instance of world.instances.values()) {
    const list = zones.get(instance.availabilityZone) ?? []
    list.push(instance)
    zones.set(instance.availabilityZone, list)
  }
  const rows = [...zones]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([zone, instances]) => zoneRow(zone, instances, tasks))
  const live = [...tasks.byInstance.values()].reduce((sum, list) => sum + list.length, 0)
  const names = [...world.clusters.values()].filter((one) => one.status === 'ACTIVE').map((one) => one.name)
  return row({
    id: 'region',
    kind: 'group',
    name: REGION,
    aside: names.join(', '),
    detail: world.instances.size === 0 ? 'no instances' : counted(live, 'task'),
    children: rows,
  })
}

function zoneRow(zone: string, instances: readonly ContainerInstance[], tasks: Divided): TreeRow {
  const children = instances.map((instance) => instanceRow(instance, tasks.byInstance.get(instance.id) ?? []))
  const live = children.reduce((sum, one) => sum + one.children.length, 0)
  return row({
    id: `zone/${zone}`,
    kind: 'zone',
    target: { kind: 'zone', id: zone },
    name: zone,
    detail: grouped(live),
    words: `${zone}, ${counted(instances.length, 'instance')}, ${counted(live, 'task')}`,
    children,
  })
}

function instanceRow(instance: ContainerInstance, children: readonly TreeRow[]): TreeRow {
  const { registered, remaining, status } = instance
  const isLost = !instance.agentConnected && status !== 'booting'
  const state = isLost ? 'agent lost' : status === 'ACTIVE' ? '' : status === 'booting' ? 'booting' : 'draining'
  const count = grouped(children.length)
  const free = `${grouped(remaining.cpuUnits)} of ${grouped(registered.cpuUnits)} CPU free, ${grouped(remaining.memoryMib)} of ${grouped(registered.memoryMib)} MiB free`
  const words = [
    shortInstance(instance.ec2InstanceId),
    instance.instanceType,
    state,
    counted(children.length, 'task'),
    free,
  ]
  return row({
    id: `instance/${instance.id}`,
    kind: 'instance',
    target: { kind: 'instance', id: instance.id },
    name: shortInstance(instance.ec2InstanceId),
    detail: state === '' ? count : `${state}, ${count}`,
    tone: isLost ? 'trouble' : 'plain',
    words: words.filter((part) => part !== '').join(', '),
    children,
  })
}

function fargateGroup(world: World, tasks: readonly Task[], nowMs: number): TreeRow {
  const zones = [...new Set(tasks.map((task) => task.availabilityZone))].sort()
  const children = zones.map((zone) => {
    const here = tasks.filter((task) => task.availabilityZone === zone)
    return row({
      id: `fargate/${zone}`,
      kind: 'zone',
      target: { kind: 'zone', id: zone },
      name: zone,
      detail: grouped(here.length),
      words: `Fargate, ${zone}, ${counted(here.length, 'task')}`,
      children: here.map((task) => taskRow(world, task, nowMs)),
    })
  })
  return row({ id: 'fargate', kind: 'group', name: 'Fargate', detail: counted(tasks.length, 'task'), children })
}

function waitingGroup(world: World, tasks: readonly Task[], nowMs: number): TreeRow {
  const wanting = [...world.services.values()].filter((service) => service.waiting !== null)
  const wanted = wanting.map((service) => {
    const { count, sinceMs } = service.waiting ?? { count: 0, sinceMs: nowMs }
    const key = service.deployments[0]?.definitionKey ?? service.name
    const order = orderIn(world)(key)
    const wait = durationText(nowMs - sinceMs)
    return row({
      id: `waiting/${service.key}`,
      kind: 'task',
      target: { kind: 'waiting', id: service.key },
      name: key,
      aside: count > 1 ? `× ${grouped(count)}` : '',
      detail: 'no place',
      tone: 'trouble',
      mark: { look: 'wanted', order },
      words: `${key}, ${counted(count, 'task')} wanted, no place for ${wait}`,
    })
  })
  const count = tasks.length + wanting.reduce((sum, service) => sum + (service.waiting?.count ?? 0), 0)
  const children = [...wanted, ...tasks.map((task) => taskRow(world, task, nowMs))]
  return row({
    id: 'waiting',
    kind: 'group',
    name: 'Waiting for a place',
    detail: count === 0 ? 'none' : grouped(count),
    children,
  })
}

function stoppedGroup(world: World, tasks: readonly Task[], nowMs: number): TreeRow {
  const children = tasks.map((task) => taskRow(world, task, nowMs)).reverse()
  const detail = tasks.length === 0 ? 'none' : grouped(tasks.length)
  return row({ id: 'stopped', kind: 'group', name: 'Stopped, last 10 min', detail, children })
}
