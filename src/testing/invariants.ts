import { RESERVED_PORTS, type ContainerInstance } from '../model/world/capacity/containerInstance.ts'
import type { Decision } from '../model/world/decision.ts'
import type { Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'
import { checkAlarms } from './alarmInvariants.ts'
import { checkGroupPolicies } from './groupPolicyInvariants.ts'
import { checkScaling } from './scalingInvariants.ts'
import { checkTargets } from './balancerInvariants.ts'
import { checkImages } from './imageInvariants.ts'
import { checkPulls } from './pullInvariants.ts'
import { checkRoles } from './roleInvariants.ts'
import { scanOf, type Report, type Scan } from './scan.ts'
import { checkServices, type Wakes } from './serviceInvariants.ts'
import { checkTask } from './taskInvariants.ts'
import { checkTraffic } from './trafficInvariants.ts'

const HOUR_MS = 3_600_000

/**
 * Every invariant that holds of a world at the end of an instant, by full scans that share no code with the model.
 *
 * @param wakes  of the world's engine: with them it is checked that nobody is forgotten by the scheduler
 * @param known  STOPPED tasks and decisions that were looked at before: they are immutable, so they are not again
 * @returns what is wrong; empty when nothing is
 */
export function checkInvariants(
  world: World,
  wakes: Wakes | null = null,
  known = new WeakSet<Task | Decision>(),
): readonly string[] {
  const problems: string[] = []
  const report: Report = (problem) => problems.push(problem)
  const scan = scanOf(world)
  const news = [...world.decisions.values()].filter((one) => !known.has(one))
  for (const decision of news) known.add(decision)
  for (const instance of world.instances.values()) checkInstance(scan, instance, report)
  for (const [id, task] of world.tasks) {
    if (known.has(task)) continue
    if (task.id !== id) report(`DET-6 task ${id} stands under its id`)
    checkTask(world, task, report)
    if (task.step === 'stopped') known.add(task)
  }
  checkForgotten(world, report)
  checkProtections(world, report)
  checkAddresses(scan, report)
  checkServices(scan, wakes, report)
  checkIndex(world.liveByInstance, { found: scan.liveOn, keys: world.instances.keys() }, report)
  checkIndex(world.liveByService, { found: scan.liveOf, keys: world.services.keys() }, report)
  checkDefinitions(world, report)
  checkDeregistered(scan, report)
  checkGroups(world, report)
  checkTargets(world, report)
  checkClusters(scan, report)
  checkTraffic(world, report)
  checkAlarms(world, report)
  checkScaling(world, news, report)
  checkGroupPolicies(world, news, report)
  checkDecisions(world, report)
  checkPulls(world, report)
  checkImages(world, report)
  checkRoles(world, report)
  checkLimits(world, report)
  return problems
}

function checkProtections(world: World, report: Report): void {
  for (const [taskId, { expiresAtMs }] of world.protections) {
    const task = world.tasks.get(taskId)
    if (task?.desiredStatus !== 'RUNNING' || task.serviceName === null)
      report(`PRO-2 what is protected is task ${taskId}`)
    if (expiresAtMs <= world.nowMs) report(`PRO-1 the protection of task ${taskId} ends`)
  }
}

function checkInstance({ world, liveOn }: Scan, instance: ContainerInstance, report: Report): void {
  const who = `instance ${instance.id}`
  const tasks = liveOn.get(instance.id) ?? []
  const cpuUnits = tasks.reduce((sum, one) => sum + one.cpuUnits, 0)
  const memoryMib = tasks.reduce((sum, one) => sum + one.memoryMib, 0)
  if (cpuUnits > instance.registered.cpuUnits) report(`CAP-1 ${who} gives ${String(cpuUnits)} CPU units`)
  if (memoryMib > instance.registered.memoryMib) report(`CAP-2 ${who} gives ${String(memoryMib)} MiB`)
  const isExact =
    instance.remaining.cpuUnits === instance.registered.cpuUnits - cpuUnits &&
    instance.remaining.memoryMib === instance.registered.memoryMib - memoryMib
  if (!isExact) report(`CAP-4 ${who} has left what it registered less what its tasks reserve`)
  const ports = new Set<string>(RESERVED_PORTS)
  let count = ports.size
  for (const { ports: own } of tasks) {
    for (const { protocol, hostPort } of own) ports.add(`${protocol}/${String(hostPort)}`)
    count += own.length
  }
  if (ports.size !== count) report(`CAP-5 ${who} has a port with two holders`)
  const isKnown = instance.takenPorts.length === count && instance.takenPorts.every((port) => ports.has(port))
  if (!isKnown) report(`CAP-5 ${who} knows its ports`)
  if (instance.tasksCount !== tasks.length) report(`CAP-4 ${who} counts ${String(instance.tasksCount)} tasks`)
  if (world.clusters.get(instance.clusterName)?.status !== 'ACTIVE') report(`CLU-1 ${who} has an ACTIVE cluster`)
  checkBoot(world, instance, { who, hasTasks: tasks.length > 0, report })
}

function checkBoot(
  world: World,
  instance: ContainerInstance,
  { who, hasTasks, report }: { readonly who: string; readonly hasTasks: boolean; readonly report: Report },
): void {
  const isBooting = instance.status === 'booting'
  if (isBooting !== (instance.registeredAtMs === null)) report(`INS-1 ${who} registers when it has booted`)
  if (isBooting && (hasTasks || instance.agentConnected)) report(`INS-1 ${who} does nothing while it boots`)
  // FLT-2: in a zone that is out nothing boots; ROL-7: an agent may not be let in.
  const isHeld = world.faults.has(`zone ${instance.availabilityZone}`) || instance.refusal !== undefined
  if (isBooting && instance.readyAtMs <= world.nowMs && !isHeld) report(`INS-1 ${who} should have registered`)
  if (!isBooting && instance.registeredAtMs !== instance.readyAtMs) report(`INS-1 ${who} registered when it was ready`)
  if (instance.ordinal > world.counters.instances) report(`DET-6 ${who} has a number that was given`)
}

function checkIndex(
  index: ReadonlyMap<string, ReadonlySet<string>>,
  of: { readonly found: ReadonlyMap<string, readonly Task[]>; readonly keys: Iterable<string> },
  report: Report,
): void {
  const keys = new Set(of.keys)
  for (const key of keys) if (!index.has(key)) report(`TSK-3 ${key} is in the index`)
  for (const [key, ids] of index) {
    if (!keys.has(key)) report(`TSK-3 ${key} is gone from the index`)
    const found = of.found.get(key) ?? []
    const isSame = ids.size === found.length && found.every((task) => ids.has(task.id))
    if (!isSame) report(`TSK-3 the index of ${key} has its tasks that are not STOPPED`)
  }
}

/** TSK-8: a STOPPED task is kept for an hour. */
function checkForgotten(world: World, report: Report): void {
  for (const task of world.tasks.values()) {
    const isLate = task.stoppedAtMs !== null && task.stoppedAtMs + HOUR_MS <= world.nowMs
    if (isLate) report(`TSK-8 task ${task.id} is forgotten after an hour`)
  }
}

/** NET-1: an address is one live task's alone, and known as such. */
function checkAddresses({ world, live }: Scan, report: Report): void {
  const addresses = live.flatMap((one) => (one.privateIp === null ? [] : [one.privateIp]))
  if (new Set(addresses).size !== addresses.length) report('NET-1 two tasks have the same address')
  const isKnown = world.addresses.size === addresses.length && addresses.every((one) => world.addresses.has(one))
  if (!isKnown) report('NET-1 the addresses that are taken are known')
}

function checkDefinitions(world: World, report: Report): void {
  const highest = new Map<string, number>()
  const ordinals = new Set<string>()
  for (const [key, one] of world.taskDefinitions) {
    if (key !== `${one.family}:${String(one.revision)}`) report(`DEF-2 ${key} stands under its name`)
    highest.set(one.family, Math.max(highest.get(one.family) ?? 0, one.revision))
    if ((one.status === 'INACTIVE') !== (one.deregisteredAtMs !== null)) report(`DEF-3 ${key} is INACTIVE since a time`)
    if (one.ordinal > 0 && ordinals.has(`${one.family}/${String(one.ordinal)}`))
      report(`DEF-1 ${key} has its own place`)
    ordinals.add(`${one.family}/${String(one.ordinal)}`)
  }
  for (const [family, revision] of highest) {
    if (world.latestRevisions.get(family) !== revision) report(`DEF-2 the latest revision of ${family} is known`)
    for (let i = 1; i < revision; i++) {
      if (!world.taskDefinitions.has(`${family}:${String(i)}`)) report(`DEF-2 ${family}:${String(i)} is left out`)
    }
  }
}

/** INS-6: what ECS has deregistered has nothing of ECS, and was an instance of it once. INS-7: each has a version. */
function checkDeregistered({ world, liveOn }: Scan, report: Report): void {
  for (const [id, { registeredAtMs, tasksCount }] of world.deregisteredInstances) {
    if (world.instances.has(id) || registeredAtMs === null) report(`INS-6 instance ${id} was deregistered`)
    if (tasksCount !== 0 || (liveOn.get(id) ?? []).length > 0) report(`INS-6 instance ${id} has no tasks`)
    if (world.tags.has(`containerInstance ${id}`)) report(`TAG-9 instance ${id} has no tags`)
  }
  const registered = [...world.instances.values()].filter((one) => one.status !== 'booting').map((one) => one.id)
  const versioned = [...registered, ...world.deregisteredInstances.keys()]
  const isKnown =
    world.instanceVersions.size === versioned.length && versioned.every((id) => world.instanceVersions.has(id))
  if (!isKnown) report('INS-7 each container instance has a version')
}

function checkGroups(world: World, report: Report): void {
  for (const group of world.autoScalingGroups.values()) {
    const all = [...world.instances.values(), ...world.deregisteredInstances.values()]
    const own = all.filter((one) => one.autoScalingGroupName === group.name)
    // Managed draining keeps one that was given up until its tasks are replaced (CPR-9).
    const staying = own.filter((one) => one.isLeaving !== true).length
    // FLT-3: where all its zones are out, or its cluster is gone, a group waits with what it has.
    const { clusterName = '' } = world.launchTemplates.get(group.launchTemplateName) ?? {}
    const isJoined = world.clusters.get(clusterName)?.status === 'ACTIVE'
    const mayLaunch = isJoined && group.availabilityZones.some((zone) => !world.faults.has(`zone ${zone}`))
    const isShort = staying < group.desiredCapacity && mayLaunch
    if (isShort || staying > group.desiredCapacity) report(`ASG-2 ${group.name} has ${String(staying)} instances`)
    if (group.desiredCapacity < group.minSize || group.desiredCapacity > group.maxSize) {
      report(`ASG-1 ${group.name} wants a number between its sizes`)
    }
    if (own.some((one) => !group.availabilityZones.includes(one.availabilityZone))) {
      report(`ASG-1 ${group.name} launches in its zones`)
    }
  }
}

function checkClusters({ world, live }: Scan, report: Report): void {
  const isActive = (name: string) => world.clusters.get(name)?.status === 'ACTIVE'
  for (const task of live) if (!isActive(task.clusterName)) report(`CLU-1 task ${task.id} has an ACTIVE cluster`)
  for (const service of world.services.values()) {
    if (service.status !== 'INACTIVE' && !isActive(service.clusterName)) report(`CLU-1 ${service.key} has its cluster`)
  }
}

/** What a lab holds at most. */
function checkLimits(world: World, report: Report): void {
  const wanted = [...world.services.values()].reduce((sum, one) => sum + one.desiredCount, 0)
  if (world.tasks.size > 50_000) report('SVC-11 a lab holds 50,000 tasks')
  if (wanted > 20_000) report('SVC-11 its services want 20,000 together')
  const services = [...world.services]
  if (services.filter(([, { status }]) => status !== 'INACTIVE').length > 200) report('DET-8 a lab holds 200 services')
  const isOver = (key: string) => (world.liveByService.get(key)?.size ?? 0) === 0
  if (services.filter(([key, { status }]) => status === 'INACTIVE' && isOver(key)).length > 200) {
    report('SVC-12 and 200 that are INACTIVE')
  }
  const clusters = [...world.clusters.values()]
  if ([...world.clusterOptions.keys()].some((name) => !world.clusters.has(name)))
    report('CLU-2 options have their cluster')
  if (clusters.filter((one) => one.status === 'ACTIVE').length > 100) report('DET-8 a lab holds 100 clusters')
  if (clusters.filter((one) => one.status === 'INACTIVE').length > 100) report('SVC-12 and 100 that are INACTIVE')
  for (const { name, status, deletedAtMs } of clusters) {
    if ((status === 'INACTIVE') !== (deletedAtMs !== null)) report(`SVC-12 cluster ${name} was deleted at a time`)
    if (deletedAtMs !== null && deletedAtMs + HOUR_MS <= world.nowMs) report(`SVC-12 cluster ${name} is forgotten`)
  }
  const instances = world.instances.size + world.deregisteredInstances.size
  if (instances > 5_000) report('DET-8 a lab holds 5,000 instances')
  if (world.accountSettings.size > 1_000) report('DET-8 a lab holds 1,000 account settings')
}

/** The newest decisions are kept, without a gap: so many as there are numbers, and the newest among them. */
function checkDecisions(world: World, report: Report): void {
  const { decisions: newest } = world.counters
  if (world.decisions.size !== Math.min(500, newest)) report('DET-8 a world keeps its newest 500 decisions')
  if (newest > 0 && world.decisions.get(newest)?.id !== newest) report('DET-6 a decision has its number')
}
