import { visibleText } from '../../../base/foreignText.ts'
import { counted } from '../../../look/numbers.ts'
import { durationText } from '../../../look/time.ts'
import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { ContainerDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { apiThrottledUntil, fargateZones, registryOut, stormOf, zonesUp } from '../../../model/world/fault/broken.ts'
import { crashableIn } from '../../../model/world/fault/crashable.ts'
import { AVAILABILITY_ZONES, type World } from '../../../model/world/world.ts'
import { agentAct, terminateAct } from '../capacity/instanceActs.ts'
import { behaviorAct, containerIn, definitionOf } from '../container/behaviorActs.ts'
import { firstWanted, PRESETS, type PresetId } from '../container/presets.ts'
import {
  activeCount,
  definitionTargets,
  instanceName,
  instanceTargets,
  liveOf,
  registriesIn,
  standsIn,
  stopText,
  taskName,
  type FaultTarget,
} from './faultTargets.ts'

export const FAULT_IDS = [
  'zone',
  'crash',
  'image',
  'pull',
  'agent',
  'terminate',
  'spot',
  'fargate',
  'registry',
  'throttle',
  'storm',
] as const
export type FaultId = (typeof FAULT_IDS)[number]

/** What a fault takes beside what it hits; which of them count goes by the fault. */
export interface FaultFigures {
  readonly seconds: number
  readonly seed: number
  readonly preset: PresetId
}

export interface FaultChoice {
  readonly label: string
  /** What its target is called. */
  readonly of: string
  readonly figures: readonly (keyof FaultFigures)[]
  /** All that it can hit now; none where there is nothing. */
  readonly targets: (world: World) => readonly FaultTarget[]
  /** What it will do to that, said before it is done. */
  readonly hits: (world: World, target: string, figures: FaultFigures) => string
  readonly act: (world: World, target: string, figures: FaultFigures) => Act | null
}

const ALL_ZONES = 'all'
const WRITES = 'writes'
const ALL_CALLS = 'calls'

/** Everything that can be broken, one row a fault: a fault without a row does not compile. */
export const FAULTS: Readonly<Record<FaultId, FaultChoice>> = {
  zone: {
    label: 'An Availability Zone goes',
    of: 'Zone',
    figures: [],
    targets: (world) =>
      zonesUp(world, AVAILABILITY_ZONES).map((zone) => ({ value: zone, label: zone, detail: standsIn(world, zone) })),
    hits: (world, zone) => `${stopText(world, zone)} Nothing is placed or launched there until you give it back.`,
    act: (_, target) => {
      const availabilityZone = AVAILABILITY_ZONES.find((one) => one === target)
      return availabilityZone === undefined
        ? null
        : act('lab', 'SetZoneAvailable', { availabilityZone, available: false })
    },
  },
  crash: {
    label: 'A container crashes',
    of: 'Task',
    figures: [],
    targets: (world) =>
      [...world.tasks.values()]
        .filter((one) => crashableIn(world, one) !== null)
        .map((one) => ({ value: one.id, label: taskName(world, one.id), detail: one.serviceName ?? 'no service' })),
    hits: (world, id) => {
      const task = world.tasks.get(id)
      const name = task === undefined ? null : crashableIn(world, task)
      if (task === undefined || name === null) return ''
      const after = task.serviceName === null ? 'nothing starts another' : `service ${task.serviceName} starts another`
      return `Ends container ${visibleText(name)} of ${taskName(world, id)}, exit code 1. It is essential: its task stops, and ${after}, unless a restart policy starts it in place.`
    },
    act: (world, id) => {
      const task = world.tasks.get(id)
      return task === undefined ? null : act('lab', 'CrashContainer', { cluster: task.clusterName, task: id })
    },
  },
  image: {
    label: 'An image fails',
    of: 'Task definition',
    figures: ['preset'],
    targets: definitionTargets,
    hits: (world, key, { preset }) => {
      const definition = world.taskDefinitions.get(key)
      if (definition === undefined) return ''
      const container = containerIn(definition, '')
      return `Hits ${liveOf(world, key)} of ${key}, and each that starts. ${seenOf(container, preset)}`
    },
    act: (world, key, { preset }) => failAct(world, key, preset),
  },
  pull: {
    label: 'An image cannot be pulled',
    of: 'Task definition',
    figures: [],
    targets: definitionTargets,
    hits: (world, key) => {
      const definition = world.taskDefinitions.get(key)
      if (definition === undefined) return ''
      const container = containerIn(definition, '')
      const services = [...world.services.values()].filter(
        (one) => one.status === 'ACTIVE' && one.deployments[0]?.definitionKey === key,
      )
      return `Hits image ${visibleText(container.image)}: each task of ${key} that starts. ${counted(services.length, 'service')} ${services.length === 1 ? 'wants' : 'want'} some. ${seenOf(container, 'notPulled')}`
    },
    act: (world, key) => failAct(world, key, 'notPulled'),
  },
  agent: {
    label: 'An agent is lost',
    of: 'Instance',
    figures: [],
    targets: (world) => instanceTargets(world, (one) => one.agentConnected),
    hits: (world, id) =>
      `${instanceName(world, id)} is heard of no more: its ${counted(world.instances.get(id)?.tasksCount ?? 0, 'task')} go on, and nothing is placed there until its agent is back.`,
    act: (world, id) => {
      const instance = world.instances.get(id)
      return instance === undefined ? null : agentAct(instance, false)
    },
  },
  terminate: {
    label: 'An instance is terminated',
    of: 'Instance',
    figures: [],
    targets: (world) => instanceTargets(world, () => true),
    hits: (world, id) => {
      const { tasksCount = 0, autoScalingGroupName: group = null } = world.instances.get(id) ?? {}
      const after = group === null ? 'Nothing launches another.' : `Its Auto Scaling group ${group} launches another.`
      return `Ends ${counted(tasksCount, 'task')} with ${instanceName(world, id)}. ${after}`
    },
    act: (world, id) => {
      const instance = world.instances.get(id)
      return instance === undefined ? null : terminateAct(instance)
    },
  },
  spot: {
    label: 'Spot is taken back',
    of: 'On Spot',
    figures: [],
    targets: (world) => [
      ...[...world.tasks.values()]
        .filter((one) => one.capacityProviderName === 'FARGATE_SPOT' && one.desiredStatus === 'RUNNING')
        .map((one) => ({ value: one.id, label: taskName(world, one.id), detail: 'FARGATE_SPOT' })),
      ...instanceTargets(world, (one) => one.isSpot === true && one.status !== 'booting'),
    ],
    hits: (world, id) =>
      world.tasks.has(id)
        ? `${taskName(world, id)} gets SIGTERM now and SIGKILL after its stopTimeout; its service starts another.`
        : `${instanceName(world, id)} drains ${counted(world.instances.get(id)?.tasksCount ?? 0, 'task')} and is gone in two minutes.`,
    act: (world, id) => {
      const task = world.tasks.get(id)
      if (task !== undefined) return act('lab', 'InterruptSpotTask', { cluster: task.clusterName, task: id })
      const cluster = world.instances.get(id)?.clusterName
      return cluster === undefined ? null : act('lab', 'InterruptSpotInstance', { cluster, containerInstance: id })
    },
  },
  fargate: {
    label: 'Fargate has no capacity',
    of: 'Zone',
    figures: [],
    targets: (world) => {
      const zones = fargateZones(world, AVAILABILITY_ZONES, false)
      const each = zones.map((zone) => ({ value: zone, label: zone }))
      return zones.length < 2 ? each : [{ value: ALL_ZONES, label: 'All zones' }, ...each]
    },
    hits: (world, zone) => {
      const there = [...world.tasks.values()].filter(
        (one) =>
          one.launchType === 'FARGATE' && one.step !== 'stopped' && [ALL_ZONES, one.availabilityZone].includes(zone),
      )
      return `Starts no more On-Demand ${zone === ALL_ZONES ? 'anywhere' : `in ${zone}`}; ${counted(there.length, 'task')} that ${there.length === 1 ? 'is' : 'are'} there ${there.length === 1 ? 'goes' : 'go'} on.`
    },
    act: (_, target) => {
      const zones = AVAILABILITY_ZONES.filter((one) => target === ALL_ZONES || one === target)
      return act('lab', 'SetFargateCapacity', {
        available: false,
        ...(target !== ALL_ZONES && { availabilityZones: zones }),
      })
    },
  },
  registry: {
    label: 'A registry answers nobody',
    of: 'Registry',
    figures: [],
    targets: (world) =>
      registriesIn(world)
        .filter((host) => !registryOut(world, host))
        .map((host) => ({ value: host, label: visibleText(host) })),
    hits: (_, host) =>
      `No task that starts can pull from ${visibleText(host)}, but on instances that have the image. What runs goes on.`,
    act: (_, registry) => act('lab', 'SetRegistryAvailable', { registry, available: false }),
  },
  throttle: {
    label: 'Amazon ECS throttles calls',
    of: 'Calls',
    figures: ['seconds'],
    targets: (world) =>
      apiThrottledUntil(world) === null
        ? [
            { value: WRITES, label: 'All that change something' },
            { value: ALL_CALLS, label: 'All, what only reads too' },
          ]
        : [],
    hits: (world, calls, { seconds }) =>
      `Refuses every ${calls === ALL_CALLS ? 'call to' : 'act on'} Amazon ECS for ${durationText(seconds * 1_000)} with ThrottlingException. ${counted(activeCount(world), 'service')} ${activeCount(world) === 1 ? 'starts' : 'start'} no task meanwhile.`,
    act: (_, calls, { seconds }) =>
      act('lab', 'ThrottleApi', { forSeconds: seconds, ...(calls === ALL_CALLS && { withReads: true }) }),
  },
  storm: {
    label: 'A storm of all of these',
    of: 'Cluster',
    figures: ['seconds', 'seed'],
    targets: (world) =>
      stormOf(world) !== null
        ? []
        : [...world.clusters.values()]
            .filter((one) => one.status === 'ACTIVE')
            .map(({ name }) => ({ value: name, label: visibleText(name) })),
    hits: (world, name, { seconds, seed }) => {
      const tasks = [...world.tasks.values()].filter((one) => one.clusterName === name && one.step === 'running')
      const instances = [...world.instances.values()].filter((one) => one.clusterName === name)
      return `One fault each 30 s for ${durationText(seconds * 1_000)}, drawn by seed ${String(seed)} from what is there: ${counted(tasks.length, 'running task')}, ${counted(instances.length, 'instance')}. What it breaks for a time it mends.`
    },
    act: (_, cluster, { seconds, seed }) => act('lab', 'StartStorm', { cluster, forSeconds: seconds, seed }),
  },
}

function seenOf(container: ContainerDefinition, preset: PresetId): string {
  return PRESETS[preset].seen(container, { ...firstWanted(container), preset })
}

function failAct(world: World, key: string, preset: PresetId): Act | null {
  const definition = definitionOf({ kind: 'taskDefinition', id: key }, world)
  if (definition === undefined) return null
  const container = containerIn(definition, '')
  return behaviorAct(definition, {
    ...firstWanted(container),
    preset,
    containerName: container.name,
    reach: 'image',
  })
}
