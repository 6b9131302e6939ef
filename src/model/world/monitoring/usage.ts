import { memoryOfTask, memoryUses } from '../container/memoryUse.ts'
import { serviceKey, type Service } from '../service/service.ts'
import type { Task } from '../task/task.ts'
import { flowOf } from '../traffic/flowOf.ts'
import type { World } from '../world.ts'
import { demandAt } from './load.ts'

/** What a task uses, not what it reserves. */
export interface Usage {
  readonly cpuUnits: number
  readonly memoryMib: number
}

const NOTHING: Usage = { cpuUnits: 0, memoryMib: 0 }
/** MET-3: a task without load idles at this share of its reservation. */
const IDLE_CPU_PERCENT = 3

/** What one task uses now (MET-3). Pure: nothing of it is kept in the world. */
export function usageOf(world: World, taskId: string): Usage {
  const task = world.tasks.get(taskId)
  return task?.step === 'running' ? usage(world, task, cpuFor(world, task, new Map())) : NOTHING
}

/** The averages of a service in percent of what its running tasks reserve; `null` when none runs (MET-2). */
export function serviceUsage(
  world: World,
  service: Service,
): { readonly cpuPercent: number; readonly memoryPercent: number } | null {
  const reckoned: Reckoned = { cpuByInstance: new Map(), alike: new Map() }
  let cpu = 0
  let memory = 0
  let cpuReserved = 0
  let memoryReserved = 0
  let isAnyRunning = false
  for (const id of world.liveByService.get(service.key) ?? []) {
    const task = world.tasks.get(id)
    if (task?.step !== 'running') continue
    isAnyRunning = true
    const used = usageLike(world, task, reckoned)
    cpu += used.cpuUnits
    memory += used.memoryMib
    cpuReserved += task.cpuUnits
    memoryReserved += task.memoryMib
  }
  if (!isAnyRunning) return null
  return { cpuPercent: percent(cpu, cpuReserved), memoryPercent: percent(memory, memoryReserved) }
}

/** What one task of each flow uses, the last that was reckoned: those after it mostly use the same. */
type Alike = Map<string, { readonly task: Task; readonly used: Usage }>

interface Reckoned {
  readonly cpuByInstance: CpuByInstance
  readonly alike: Alike
}

/** What a task uses; of tasks that nothing tells apart it is reckoned once. */
function usageLike(world: World, task: Task, { cpuByInstance, alike }: Reckoned): Usage {
  const { id, launch, instanceId } = task
  const isPlain = world.containerBehaviors.size === 0 && launch === null && !world.containers.has(id)
  if (!isPlain) return usage(world, task, cpuFor(world, task, cpuByInstance))
  const flowId = world.flowOfTask.get(id) ?? ''
  const known = alike.get(flowId)
  const isLike = known !== undefined && standAlike(known.task, task)
  if (isLike && known.task.instanceId === instanceId) return known.used
  const cpuUnits = cpuFor(world, task, cpuByInstance)
  const used = isLike && known.used.cpuUnits === cpuUnits ? known.used : usage(world, task, cpuUnits)
  alike.set(flowId, { task, used })
  return used
}

/** Whether two tasks of one flow, of which nothing was said, use the same where the same CPU is open to them. */
function standAlike(one: Task, other: Task): boolean {
  return (
    one.definitionKey === other.definitionKey &&
    one.isHealthy === other.isHealthy &&
    one.serviceName === other.serviceName &&
    one.clusterName === other.clusterName
  )
}

/** What an instance's running tasks use and reserve, and how many they are. */
export function instanceUsage(
  world: World,
  instanceId: string,
): { readonly used: Usage; readonly reserved: Usage; readonly running: number } {
  const reckoned: Reckoned = { cpuByInstance: new Map(), alike: new Map() }
  const [used, reserved] = [{ ...NOTHING }, { ...NOTHING }]
  let running = 0
  for (const id of world.liveByInstance.get(instanceId) ?? []) {
    const task = world.tasks.get(id)
    if (task?.step !== 'running') continue
    running += 1
    const { cpuUnits, memoryMib } = usageLike(world, task, reckoned)
    used.cpuUnits += cpuUnits
    used.memoryMib += memoryMib
    reserved.cpuUnits += task.cpuUnits
    reserved.memoryMib += task.memoryMib
  }
  return { used, reserved, running }
}

/** What each task on an instance is given; `null` where all are given what they want, as nearly everywhere. */
type CpuByInstance = Map<string, ReadonlyMap<string, number> | null>

function cpuFor(world: World, task: Task, known: CpuByInstance): number {
  const { instanceId } = task
  if (instanceId === null) return Math.min(wantedBy(world, task), task.cpuUnits)
  let shares = known.get(instanceId)
  if (shares === undefined) {
    shares = isEnoughOn(world, instanceId) ? null : cpuOn(world, instanceId)
    known.set(instanceId, shares)
  }
  return shares === null ? cappedWants(world, task) : (shares.get(task.id) ?? 0)
}

/** Whether an instance has all the CPU that is wanted on it: then nothing is to be shared out. */
function isEnoughOn(world: World, instanceId: string): boolean {
  let left = world.instances.get(instanceId)?.registered.cpuUnits ?? 0
  for (const id of world.liveByInstance.get(instanceId) ?? []) {
    const task = world.tasks.get(id)
    if (task?.step === 'running') left -= cappedWants(world, task)
  }
  return left >= 0
}

/** All that a task wants: its part of its service's demand, and what the requests took that it answered last (TRF-3). */
function wantedBy(world: World, task: Task): number {
  return otherWants(world, task) + (flowOf(world, task.id)?.cpuUnits ?? 0)
}

/**
 * A task's part of its service's demand: the healthy ones share it, or all that run while none is healthy. Without a
 * load it idles.
 */
export function otherWants(world: World, task: Task): number {
  const service = world.services.get(serviceKey(task.clusterName, task.serviceName ?? ''))
  if (service === undefined || service.load === null) return Math.floor((task.cpuUnits * IDLE_CPU_PERCENT) / 100)
  let healthy = 0
  let running = 0
  for (const one of service.deployments) {
    healthy += one.healthyCount
    running += one.runningCount
  }
  if (healthy > 0 && !task.isHealthy) return 0
  return Math.floor(demandAt(service.load, world.nowMs) / Math.max(1, healthy > 0 ? healthy : running))
}

/**
 * CPU on an EC2 instance (MET-3): container CPU is a share, so a task may use what others leave idle; a task-level size
 * is a hard limit. When all want more than there is, it is divided by shares.
 */
function cpuOn(world: World, instanceId: string): ReadonlyMap<string, number> {
  const instance = world.instances.get(instanceId)
  const given = new Map<string, number>()
  if (instance === undefined) return given
  let open = [...(world.liveByInstance.get(instanceId) ?? [])].flatMap((id) => {
    const task = world.tasks.get(id)
    return task?.step === 'running' ? [{ id, wants: cappedWants(world, task), shares: Math.max(2, task.cpuUnits) }] : []
  })
  let left = instance.registered.cpuUnits
  for (;;) {
    const shares = open.reduce((sum, one) => sum + one.shares, 0)
    const content = open.filter((one) => one.wants * shares <= left * one.shares)
    if (content.length === 0) {
      for (const one of open) given.set(one.id, Math.floor((left * one.shares) / shares))
      return given
    }
    for (const one of content) {
      given.set(one.id, one.wants)
      left -= one.wants
    }
    open = open.filter((one) => !content.includes(one))
    if (open.length === 0) return given
  }
}

/** What a task wants, within its task-level size. */
export function cappedWants(world: World, task: Task): number {
  const wants = wantedBy(world, task)
  const limit = world.taskDefinitions.get(task.definitionKey)?.cpuUnits
  return limit === null || limit === undefined ? wants : Math.min(wants, limit)
}

function usage(world: World, task: Task, cpuUnits: number): Usage {
  return { cpuUnits, memoryMib: memoryOfTask(world, task, busyPercent(task, cpuUnits)) }
}

/** MiB that each running container of a task uses now, by its name (MET-3). */
export function memoryByContainer(world: World, task: Task): ReadonlyMap<string, number> {
  const busy = busyPercent(task, usageOf(world, task.id).cpuUnits)
  return new Map(memoryUses(world, task, busy).map(({ name, usedMib }) => [name, usedMib]))
}

function busyPercent({ cpuUnits: reserved }: Task, used: number): number {
  return reserved === 0 ? 0 : Math.min(100, Math.floor((used * 100) / reserved))
}

/** One decimal. */
export function percent(used: number, reserved: number): number {
  return reserved === 0 ? 0 : Math.round((used * 1_000) / reserved) / 10
}
