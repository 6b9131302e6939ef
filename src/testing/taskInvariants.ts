import type { Task } from '../model/world/task/task.ts'
import type { TaskDefinition } from '../model/world/definition/taskDefinition.ts'
import type { World } from '../model/world/world.ts'
import { checkContainers } from './containerInvariants.ts'
import type { Report } from './scan.ts'

const ENDING = ['draining', 'stopping', 'cleaningUp', 'stopped']

/** What holds of one task at the end of an instant. */
export function checkTask(world: World, task: Task, report: Report): void {
  const say: Report = (problem) => report(`${problem} (task ${task.id}, ${task.step})`)
  const definition = world.taskDefinitions.get(task.definitionKey)
  if (definition === undefined) return say('DEF-2 a task has a definition')
  checkPlace(world, task, say)
  checkReservation(task, definition, say)
  checkStop(task, say)
  checkStamps(world, task, say)
  if (world.containers.has(task.id)) checkContainers(world, { task, definition }, say)
  else checkHealth(world, { task, definition }, say)
  checkAddress(task, definition, say)
  const rests = ['running', 'draining', 'stopped'].includes(task.step)
  const isHeld = task.instanceId !== null && world.instances.get(task.instanceId)?.agentConnected === false
  // CON-4: what its containers wait for may have no time.
  const waits = isHeld || world.containers.has(task.id) || task.awaited !== undefined
  if (rests ? task.nextStepAtMs !== null : task.nextStepAtMs === null && !waits)
    say('TSK-1 a step ends by itself, or by a decision')
  if (task.nextStepAtMs !== null && task.nextStepAtMs <= world.nowMs) say('TSK-1 the next step was due')
}

function checkPlace(world: World, task: Task, say: Report): void {
  // CPR-5: one that waits has none yet, and one that stopped meanwhile never had.
  const isAwaited = task.awaited !== undefined
  if (isAwaited && task.step !== 'waitingForCapacity' && task.step !== 'stopped')
    say('CPR-5 it goes on with an instance')
  if ((task.launchType === 'FARGATE' || isAwaited) !== (task.instanceId === null)) say('PLC-7 Fargate has no instances')
  const isListed = world.waitingTasks.get(task.clusterName)?.has(task.id) === true
  if (isListed !== (isAwaited && task.step !== 'stopped')) say('CPR-5 those that wait are listed')
  checkProvider(world, task, say)
  if (task.step === 'stopped' || task.instanceId === null) return
  const instance = world.instances.get(task.instanceId)
  if (instance === undefined) return say('INS-4 a task does not outlive its instance')
  if (instance.availabilityZone !== task.availabilityZone) say('PLC-1 a task is in the zone of its instance')
  if (instance.clusterName !== task.clusterName) say('PLC-1 a task is in the cluster of its instance')
}

function checkProvider(world: World, { capacityProviderName: name, launchType, instanceId }: Task, say: Report): void {
  if (name === undefined) return
  if ((launchType === 'FARGATE') !== name.startsWith('FARGATE')) say('CPR-2 a provider is of the kind of its task')
  const instance = world.instances.get(instanceId ?? '')
  const group = world.capacityProviders.get(name)?.autoScalingGroupName
  if (instance !== undefined && group !== undefined && instance.autoScalingGroupName !== group)
    say('CPR-4 a task is on an instance of its provider')
}

function checkReservation(task: Task, definition: TaskDefinition, say: Report): void {
  let cpuUnits = 0
  let memoryMib = 0
  const overrides = task.launch?.overrides
  for (const one of definition.containers) {
    const own = overrides?.containerOverrides.findLast(({ name }) => name === one.name)
    cpuUnits += own?.cpu ?? one.cpuUnits
    memoryMib += own?.memoryReservation ?? one.memoryReservationMib ?? own?.memory ?? one.memoryMib ?? 0
  }
  const asked = {
    cpu: overrides?.cpuUnits ?? definition.cpuUnits,
    memory: overrides?.memoryMib ?? definition.memoryMib,
  }
  if (task.cpuUnits !== (asked.cpu ?? cpuUnits))
    say('PLC-1 a task reserves the CPU that it asks for, overridden or not (TSK-10)')
  if (task.memoryMib !== (asked.memory ?? memoryMib))
    say('PLC-1 a task reserves the memory that it asks for, overridden or not (TSK-10)')
  if (task.launchType === 'FARGATE' && !isFargatePair(task.cpuUnits, task.memoryMib)) say('FGT-1 an allowed pair')
}

/** FGT-1 as rules: memory in GiB per CPU value. */
function isFargatePair(cpuUnits: number, memoryMib: number): boolean {
  const gib = memoryMib / 1_024
  const within = (from: number, to: number, step: number) => gib >= from && gib <= to && (gib - from) % step === 0
  switch (cpuUnits) {
    case 256:
      return [512, 1_024, 2_048].includes(memoryMib)
    case 512:
      return within(1, 4, 1)
    case 1_024:
      return within(2, 8, 1)
    case 2_048:
      return within(4, 16, 1)
    case 4_096:
      return within(8, 30, 1)
    case 8_192:
      return within(16, 60, 4)
    case 16_384:
      return within(32, 120, 8)
    default:
      return cpuUnits === 32_768 && [60, 120, 244].includes(gib)
  }
}

function checkStop(task: Task, say: Report): void {
  const isEnding = ENDING.includes(task.step)
  if (isEnding !== (task.desiredStatus === 'STOPPED')) say('TSK-2 a task is STOPPED in wish as soon as it stops')
  const known = [task.stoppingAtMs, task.stopCode, task.stoppedReason]
  if (known.some((one) => (one !== null) !== isEnding)) say('TSK-3 a task that stops has a time, a code and a reason')
  const isStopped = task.step === 'stopped'
  if (isStopped !== (task.stoppedAtMs !== null)) say('TSK-3 a STOPPED task has its time')
}

function checkStamps(world: World, task: Task, say: Report): void {
  const stamps = [
    task.createdAtMs,
    task.pullStartedAtMs,
    task.pullStoppedAtMs,
    task.startedAtMs,
    task.stoppingAtMs,
    task.executionStoppedAtMs,
    task.stoppedAtMs,
    world.nowMs,
  ].filter((one) => one !== null)
  if (stamps.some((one, index) => one < (stamps[index - 1] ?? 0))) say('TSK-4 times go forward')
  const isPast = (atMs: number | null) => atMs !== null
  const hasPulled = ['activating', 'running', 'draining'].includes(task.step)
  if (hasPulled && !(isPast(task.pullStartedAtMs) && isPast(task.pullStoppedAtMs))) say('TSK-4 a pull has its times')
  if (['running', 'draining'].includes(task.step) && !isPast(task.startedAtMs)) say('TSK-4 a start has its time')
  if (isPast(task.startedAtMs) && !isPast(task.pullStoppedAtMs)) say('TSK-4 nothing starts that was not pulled')
  const hasEnded = ['cleaningUp', 'stopped'].includes(task.step)
  if (hasEnded !== isPast(task.executionStoppedAtMs)) say('TSK-4 an end has its time')
}

function checkHealth(
  world: World,
  { task, definition }: { readonly task: Task; readonly definition: TaskDefinition },
  say: Report,
): void {
  const service = world.services.get(`${task.clusterName}/${String(task.serviceName)}`)
  const own = service?.deployments.find((one) => one.id === task.deploymentId)
  // Behind a load balancer its targets decide (ALB-12).
  if ((own?.settings.loadBalancers.length ?? 0) > 0) return
  const dueMs = (task.startedAtMs ?? Infinity) + healthyAfterMs(definition)
  if (task.isHealthy !== (task.step === 'running' && dueMs <= world.nowMs))
    say('DEP-4 a task is healthy from a time on')
  if (task.step === 'running' && task.healthyAtMs !== dueMs) say('DEP-4 a task knows when it will be healthy')
  const isChecked = definition.containers.some((one) => one.essential && one.healthCheck !== null)
  if (task.healthStatus === 'HEALTHY' && !isChecked) say('DEP-4 without checks a task is UNKNOWN')
  if (task.isHealthy && isChecked && task.healthStatus !== 'HEALTHY') say('DEP-4 with checks it is HEALTHY')
}

function checkAddress(task: Task, definition: TaskDefinition, say: Report): void {
  if (task.privateIp === null) {
    const hasInterface = definition.networkMode === 'awsvpc' && task.pullStartedAtMs !== null
    if (hasInterface) say('NET-1 a task with awsvpc has an address')
    return
  }
  if (definition.networkMode !== 'awsvpc') say('NET-1 only awsvpc gives an address')
  const [a, second, third = '', fourth = ''] = task.privateIp.split('.')
  const zone = ['us-east-1a', 'us-east-1b', 'us-east-1c'].indexOf(task.availabilityZone)
  const host = Number(third) * 256 + Number(fourth)
  const isInSubnet = a === '10' && second === String(zone) && Number(third) <= 255 && Number(fourth) <= 255
  if (!isInSubnet) say('NET-1 an address is of the subnet of its zone')
  if (!(host >= 4 && host < 65_535)) say('NET-1 the first four of a subnet and the last are of no task')
}

/** How long after RUNNING a task counts as healthy (DEP-4). */
function healthyAfterMs(definition: TaskDefinition): number {
  let longest = 0
  for (const one of definition.containers) {
    if (one.essential && one.healthCheck !== null) longest = Math.max(longest, one.healthCheck.intervalMs)
  }
  return longest === 0 ? 40_000 : longest
}
