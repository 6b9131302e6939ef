import type { Random } from '../../base/random.ts'
import type { Work } from '../../base/work.ts'
import { setAgentConnected } from '../capacity/instances.ts'
import { losingInstance } from '../capacity/lifecycle.ts'
import { setContainerBehavior } from '../lab/containerBehavior.ts'
import { interruptSpotTask, isOnSpot } from '../provider/spotHandlers.ts'
import { crashContainer } from '../task/containers/crash.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import { behaviorKey } from '../world/container/behavior.ts'
import type { Context, StormMend } from '../world/context.ts'
import { crashableIn } from '../world/fault/crashable.ts'
import { apiThrottledUntil, fargateZones, zonesUp } from '../world/fault/broken.ts'
import type { Storm, StormFault } from '../world/fault/fault.ts'
import { instancesIn, tasksIn } from '../world/fault/inZone.ts'
import type { Task } from '../world/task/task.ts'
import { AVAILABILITY_ZONES } from '../world/world.ts'
import { decideFault } from './decideFault.ts'
import { setFargateShort } from './fargateShortage.ts'
import { throttleApi } from './throttling.ts'
import { losingZone } from './zoneOutage.ts'

interface Striking {
  readonly storm: Storm
  readonly random: Random
}

/** One fault of a storm. @returns whether there was anything to hit */
type Strike = (context: Context, striking: Striking) => boolean | Work<boolean>

/** What FLT-7 may do. It takes nothing that does not come back: only instances of groups, and one zone at a time. */
export const strikes: Readonly<Record<StormFault, Strike>> = {
  ContainerCrashed(context, striking) {
    const task = pick(
      striking.random,
      tasksOf(context, striking.storm).filter((one) => canCrash(context, one)),
    )
    const name = task === undefined ? null : crashableIn(context.world, task)
    if (task === undefined || name === null) return false
    tellOfTask(context, task, { rule: 'FLT-1', what: 'containerCrashed' })
    crashContainer(context, task, { name, exitCode: 1 })
    return true
  },
  ContainerHangs(context, striking) {
    const { world } = context
    const behind = tasksOf(context, striking.storm).filter((one) => world.targetsByTask.has(one.id))
    const task = pick(striking.random, behind)
    const image = world.taskDefinitions.get(task?.definitionKey ?? '')?.containers[0]?.image
    if (task === undefined || image === undefined) return false
    if (world.containerBehaviors.has(behaviorKey({ image, definitionKey: null, containerName: null }))) return false
    const untilMs = lastsUntil(context, striking, [30, 90])
    tellOfTask(context, task, { rule: 'CON-1', what: 'containerHangs', untilMs })
    const toSeconds = (untilMs - context.nowMs) / 1_000
    setContainerBehavior(context, { image, responds: { fromSeconds: 0, toSeconds, how: 'timeout' } })
    mendAt(context, untilMs, { what: 'image', image, untilMs })
    return true
  },
  AgentDisconnected(context, striking) {
    const instance = pick(striking.random, instancesOf(context, striking.storm))
    if (instance === undefined) return false
    const untilMs = lastsUntil(context, striking, [60, 180])
    tellOfInstance(context, instance, { rule: 'INS-5', what: 'agentDisconnected', untilMs })
    setAgentConnected(context, instance, false)
    mendAt(context, untilMs, { what: 'agent', instanceId: instance.id })
    return true
  },
  *InstanceTerminated(context, striking) {
    const own = instancesOf(context, striking.storm).filter((one) => one.autoScalingGroupName !== null)
    const instance = pick(striking.random, own)
    if (instance === undefined) return false
    tellOfInstance(context, instance, { rule: 'INS-4', what: 'instanceTerminated' })
    yield* losingInstance(context, instance)
    return true
  },
  SpotInterrupted(context, striking) {
    const task = pick(striking.random, tasksOf(context, striking.storm).filter(isOnSpot))
    if (task === undefined) return false
    tellOfTask(context, task, { rule: 'CPR-11', what: 'spotInterrupted' })
    interruptSpotTask(context, task)
    return true
  },
  *ZoneOut(context, striking) {
    const { world } = context
    if (zonesUp(world, AVAILABILITY_ZONES).length < AVAILABILITY_ZONES.length) return false
    const full = AVAILABILITY_ZONES.filter((zone) => tasksIn(world, zone).length + instancesIn(world, zone).length > 0)
    const zone = pick(striking.random, full)
    if (zone === undefined) return false
    const untilMs = lastsUntil(context, striking, [120, 300])
    yield* losingZone(context, zone, true)
    mendAt(context, untilMs, { what: 'zone', zone })
    return true
  },
  FargateShort(context, striking) {
    const { world } = context
    if (!tasksOf(context, striking.storm).some((one) => one.launchType === 'FARGATE')) return false
    const zone = pick(striking.random, fargateZones(world, AVAILABILITY_ZONES, false))
    if (zone === undefined) return false
    setFargateShort(context, [zone], { isShort: true, isStorm: true })
    mendAt(context, lastsUntil(context, striking, [60, 180]), { what: 'fargate', zone })
    return true
  },
  ApiThrottled(context, striking) {
    if (apiThrottledUntil(context.world) !== null) return false
    throttleApi(context, lastsUntil(context, striking, [30, 90]), { isStorm: true })
    return true
  },
}

function tasksOf({ world }: Context, { clusterName }: Storm): readonly Task[] {
  const running = [...world.tasks.values()].filter((one) => one.step === 'running' && one.desiredStatus === 'RUNNING')
  return running.filter((one) => one.clusterName === clusterName && one.serviceName !== null)
}

function canCrash({ world }: Context, task: Task): boolean {
  const isHeard = task.instanceId === null || world.instances.get(task.instanceId)?.agentConnected === true
  return isHeard && crashableIn(world, task) !== null
}

/** Those whose agents are heard: what is away or stopped already is struck no second time. */
function instancesOf({ world }: Context, { clusterName }: Storm): readonly ContainerInstance[] {
  return [...world.instances.values()].filter((one) => one.clusterName === clusterName && one.agentConnected)
}

function pick<T>(random: Random, all: readonly T[]): T | undefined {
  return all.length === 0 ? undefined : all[random.between(0, all.length - 1)]
}

/** So many seconds from now, and never longer than the storm. */
function lastsUntil(
  { nowMs }: Context,
  { storm, random }: Striking,
  [min, max]: readonly [min: number, max: number],
): number {
  return Math.min(storm.untilMs, nowMs + random.between(min, max) * 1_000)
}

function mendAt(context: Context, atMs: number, mend: StormMend): void {
  context.schedule(atMs, { kind: 'stormMendDue', mend })
}

type Told = Omit<Parameters<typeof decideFault>[1], 'isStorm' | 'zone'>

function tellOfTask(context: Context, { clusterName, serviceName, id }: Task, told: Told): void {
  decideFault(context, { ...told, isStorm: true }, { clusterName, serviceName, taskIds: [id] })
}

function tellOfInstance(context: Context, { clusterName, id }: ContainerInstance, told: Told): void {
  decideFault(context, { ...told, isStorm: true }, { clusterName, instanceIds: [id] })
}
