import { Random } from '../base/random.ts'
import type { Act, Answer } from '../model/api/command.ts'
import { isRead } from '../model/api/operations.ts'
import type { Change } from '../model/world/change.ts'
import { stormOf } from '../model/world/fault/broken.ts'
import type { Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c']

/** What a life may suffer beside its commands. */
export const RANDOM_FAULTS = [
  'exits',
  'leaks',
  'ignoresSigterm',
  'checkFails',
  'hangs',
  'slowStart',
  'crash',
  'agent',
  'terminate',
  'spot',
  'zone',
  'fargate',
  'throttle',
  'throttleReads',
  'unpullable',
  'storm',
] as const
export type RandomFault = (typeof RANDOM_FAULTS)[number]

type Input = Record<string, unknown>

const lab = (operation: string, input: Input): Act => ({ service: 'lab', operation, input })
const ecs = (operation: string, input: Input): Act => ({ service: 'ecs', operation, input })
const image = (name: string, input: Input): Act => lab('SetContainerBehavior', { image: name, ...input })

const FAR = {
  family: 'far',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  containerDefinitions: [{ name: 'main', image: 'far' }],
}

const CHECKED = {
  family: 'checked',
  containerDefinitions: [
    {
      name: 'main',
      image: 'checked',
      cpu: 16,
      memory: 16,
      healthCheck: { command: ['CMD', 'true'], interval: 10, retries: 2 },
    },
  ],
}

/** One command in so many is followed by a fault. */
const PERCENT = 14

/** The faults of one life: a random half of all, with a generator of their own so that commands are drawn as without. */
export class RandomFaults {
  readonly on: readonly RandomFault[]
  readonly #random: Random

  constructor(seed: number) {
    this.#random = Random.fromSeed((seed ^ 0x5bd1_e995) >>> 0)
    const left = [...RANDOM_FAULTS]
    while (left.length > RANDOM_FAULTS.length / 2) left.splice(this.#random.between(0, left.length - 1), 1)
    this.on = left
  }

  /** @returns `null` mostly */
  next(world: World): Act | null {
    if (this.#random.between(1, 100) > PERCENT) return null
    return this.#actOf(this.#pick(this.on) ?? 'throttle', world)
  }

  #pick<T>(all: readonly T[]): T | undefined {
    return all.length === 0 ? undefined : all[this.#random.between(0, all.length - 1)]
  }

  #actOf(fault: RandomFault, world: World): Act {
    const running = [...world.tasks.values()].filter((one) => one.step === 'running')
    const apt = running.filter((one) => canShow(world, fault, one))
    const task = this.#pick(apt.length > 0 ? apt : running)
    const instance = this.#pick([...world.instances.values()])
    const name = world.taskDefinitions.get(task?.definitionKey ?? '')?.containers[0]?.image ?? 'main:1'
    const cluster = task?.clusterName ?? 'yard'
    const available = this.#random.between(1, 100) > 60
    switch (fault) {
      case 'exits':
        return image(name, { exitAfterSeconds: this.#random.between(0, 60), exitCode: 1 })
      case 'leaks':
        return image(name, { memoryMib: 64, leakMibPerMinute: 200 })
      case 'ignoresSigterm':
        return image(name, { ignoresSigterm: true })
      case 'checkFails':
        return image(name, { checkFails: { fromSeconds: 0, toSeconds: 300 } })
      case 'hangs':
        return image(name, { responds: { fromSeconds: 0, toSeconds: 300, how: 'timeout' } })
      case 'slowStart':
        return image(name, { readyAfterSeconds: 120 })
      case 'crash':
        return lab('CrashContainer', { cluster, task: task?.id ?? 'none' })
      case 'agent': {
        const { clusterName = 'yard', id = 'none' } = instance ?? {}
        return lab('SetAgentConnected', { cluster: clusterName, containerInstance: id, connected: available })
      }
      case 'terminate':
        return {
          service: 'ec2',
          operation: 'TerminateInstances',
          input: { InstanceIds: [instance?.ec2InstanceId ?? ''] },
        }
      case 'spot':
        return this.#spot(world, available)
      case 'zone':
        return lab('SetZoneAvailable', { availabilityZone: this.#pick(ZONES), available })
      case 'fargate':
        return lab('SetFargateCapacity', { available })
      case 'throttle':
        return lab('ThrottleApi', { forSeconds: this.#random.between(1, 90) })
      case 'throttleReads':
        return lab('ThrottleApi', { forSeconds: this.#random.between(60, 240), withReads: true })
      case 'unpullable':
        return image(name, { cannotBePulled: true })
      case 'storm': {
        const seed = this.#random.between(0, 1_000)
        return lab('StartStorm', { cluster, forSeconds: this.#random.between(20, 200), everySeconds: 5, seed })
      }
    }
  }

  /** What Spot and checks need: hardly any life comes to it by itself. */
  setUp(): readonly Act[] {
    const checked = [
      ecs('RegisterTaskDefinition', CHECKED),
      ecs('RunTask', { cluster: 'yard', taskDefinition: 'checked' }),
    ]
    const capacityProviders = ['FARGATE', 'FARGATE_SPOT']
    const input = { cluster: 'yard', capacityProviders, defaultCapacityProviderStrategy: [] }
    const onSpot = [ecs('PutClusterCapacityProviders', input), ecs('RegisterTaskDefinition', FAR)]
    return [...(this.on.includes('checkFails') ? checked : []), ...(this.on.includes('spot') ? onSpot : [])]
  }

  /** Takes Spot from a task, starts one there where none is, or takes or gives its capacity. */
  #spot({ tasks }: World, isCapacity: boolean): Act {
    const spot = [...tasks.values()].find(
      (one) => one.capacityProviderName === 'FARGATE_SPOT' && one.desiredStatus === 'RUNNING',
    )
    if (spot !== undefined) return lab('InterruptSpotTask', { cluster: spot.clusterName, task: spot.id })
    if (isCapacity) return lab('SetSpotCapacity', { available: this.#random.between(0, 1) === 1 })
    return ecs('RunTask', {
      cluster: 'yard',
      taskDefinition: FAR.family,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
    })
  }
}

/** Whether a fault of its image could be seen at a task: by its checks, or by those of a load balancer. */
function canShow({ taskDefinitions, targetsByTask }: World, fault: RandomFault, { id, definitionKey }: Task): boolean {
  if (fault === 'hangs' || fault === 'slowStart') return targetsByTask.has(id)
  if (fault !== 'checkFails') return true
  return taskDefinitions.get(definitionKey)?.containers[0]?.healthCheck !== null
}

/** Acts after which nothing is broken any more; a storm has to be over. Calls first, or the others are refused. */
export function* mendedFaults({ faults, spotShortages }: World): Generator<Act> {
  yield lab('ThrottleApi', { forSeconds: 0 })
  for (const fault of [...faults.values()]) {
    if (fault.kind === 'zoneOut') yield lab('SetZoneAvailable', { availabilityZone: fault.zone, available: true })
  }
  if (faults.size > 0) yield lab('SetFargateCapacity', { available: true })
  if (spotShortages.size > 0) yield lab('SetSpotCapacity', { available: true })
}

/** When a storm that is under way is over; now without one. */
export function stormEndMs(world: World): number {
  return stormOf(world)?.untilMs ?? world.nowMs
}

/** Notes which faults came to something: not that one was asked for, but what followed. */
export class FaultWitness {
  readonly fired = new Set<RandomFault>()

  hear(change: Change, world: World): void {
    const fault = firedBy(change, world)
    if (fault !== null) this.fired.add(fault)
  }

  answered({ service, operation }: Act, answer: Answer): void {
    if ('error' in answer && answer.error.name === 'ThrottlingException') {
      this.fired.add(isRead(service, operation) ? 'throttleReads' : 'throttle')
    }
    if (!('error' in answer) && operation === 'CrashContainer') this.fired.add('crash')
  }
}

function firedBy(change: Change, world: World): RandomFault | null {
  switch (change.kind) {
    case 'containerChanged':
      return firedIn(change.container)
    case 'targetProbed':
      return firedAt(change.outcome.how, world)
    case 'agentConnectionSet':
      return change.agentConnected ? null : 'agent'
    case 'instanceTerminated':
      return 'terminate'
    case 'decided': {
      const { decision } = change
      if (decision.kind === 'placement') return NO_PLACE[decision.rule] ?? null
      if (decision.kind === 'rolling') return decision.waitsFor === 'api' ? 'throttle' : null
      if (decision.kind === 'stop') return decision.cause === 'spotInterruption' ? 'spot' : null
      if (decision.kind !== 'fault') return null
      if (decision.isStorm) return decision.tasks + decision.instances > 0 ? 'storm' : null
      return decision.what === 'zoneOut' && decision.tasks + decision.instances > 0 ? 'zone' : null
    }
    default:
      return null
  }
}

const NO_PLACE: Readonly<Record<string, RandomFault>> = { 'FLT-5': 'fargate', 'CPR-11': 'spot' }

type Life = Extract<Change, { kind: 'containerChanged' }>['container']

function firedIn({ lastStatus, reason, exitCode, signalledAtMs, health }: Life): RandomFault | null {
  if (lastStatus !== 'STOPPED') return health?.status === 'UNHEALTHY' ? 'checkFails' : null
  if (reason?.startsWith('OutOfMemoryError') === true) return 'leaks'
  if (reason?.startsWith('CannotPullContainerError') === true) return 'unpullable'
  if (exitCode === 137 && reason === null && signalledAtMs !== null) return 'ignoresSigterm'
  return exitCode !== null && reason === null && signalledAtMs === null ? 'exits' : null
}

/** A check of a load balancer that nobody answers, where the lab was told so. */
function firedAt(how: string, { containerBehaviors }: World): RandomFault | null {
  const told = [...containerBehaviors.values()]
  if (how === 'timeout') return told.some((one) => one.responds?.answer.how === 'timeout') ? 'hangs' : null
  return how === 'refused' && told.some((one) => one.readyAfterMs > 0) ? 'slowStart' : null
}
