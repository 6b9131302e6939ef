import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { PlacementDecision } from '../../model/world/placement/placementDecision.ts'
import { factsOf, valuesOn } from '../../model/world/placement/query/evaluate.ts'
import { parseQuery } from '../../model/world/placement/query/parseQuery.ts'
import type { World } from '../../model/world/world.ts'
import { best, expressionsOf, fitting, isMember, stagesOf, type Wish, type WishStage } from '../placementOracle.ts'

/** A placement and the cluster as it was then, looked at instance by instance. */
export interface PlacementScene {
  readonly decision: PlacementDecision
  readonly wish: Wish
  /** Of the cluster and registered. */
  readonly registered: readonly ContainerInstance[]
  readonly fitting: readonly ContainerInstance[]
  readonly best: readonly ContainerInstance[]
  /** Zones of its subnets that are there and in which Fargate has capacity On-Demand. */
  readonly fargateZones: readonly string[]
  readonly stages: readonly WishStage[]
  /** Instances on which tasks of its group are meant to run. */
  readonly inUse: ReadonlySet<string>
  /** Whether a role of its definition is deleted, or trusts somebody else than tasks. */
  readonly hasNoTrust: boolean
  /** By instance id: what is wrong with those that an expression does not select. */
  readonly noMembers: ReadonlyMap<string, string>
}

/** @param world  just before the task is placed */
export function placementScene(decision: PlacementDecision, wish: Wish, world: World): PlacementScene {
  const own = [...world.instances.values()].filter((one) => one.clusterName === wish.clusterName)
  const group = [...world.tasks.values()].filter(
    (one) => one.clusterName === wish.clusterName && one.group === wish.group && one.desiredStatus === 'RUNNING',
  )
  return {
    decision,
    wish,
    registered: own.filter((one) => one.registeredAtMs !== null),
    fitting: fitting(world, wish),
    best: best(world, wish).instances,
    fargateZones: (wish.zones ?? []).filter(
      (zone) => ![`zone ${zone}`, `fargate ${zone}`].some((key) => world.faults.has(key)),
    ),
    stages: stagesOf(world, wish),
    hasNoTrust: ['taskRoleArn', 'executionRoleArn'].some((member) =>
      isUntrusting(world, wish.definition.source[member]),
    ),
    inUse: new Set(group.flatMap((one) => one.instanceId ?? [])),
    noMembers: new Map(own.flatMap((one) => membershipLack(world, wish, one).map((lack) => [one.id, lack] as const))),
  }
}

function isUntrusting({ roles, goneIdentities }: World, arn: unknown): boolean {
  if (typeof arn !== 'string') return false
  const role = roles.get(arn.slice(arn.lastIndexOf('/') + 1))
  return goneIdentities.has(arn) || role?.trustText.includes('ecs-tasks.amazonaws.com') === false
}

export function needsOf({ wish: { definition } }: PlacementScene) {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  const { containers } = definition
  return {
    cpuUnits: definition.cpuUnits ?? sum(containers.map((one) => one.cpuUnits)),
    memoryMib: definition.memoryMib ?? sum(containers.map((one) => one.memoryReservationMib ?? one.memoryMib ?? 0)),
  }
}

/** Fixed host ports of the task that the instance has no more, as `tcp/80`. */
export function takenPorts({ wish: { definition } }: PlacementScene, one: ContainerInstance): readonly string[] {
  const { networkMode } = definition
  const ports = definition.containers.flatMap(({ portMappings }) =>
    portMappings.map(
      (port) => `${port.protocol}/${String(networkMode === 'host' ? port.containerPort : port.hostPort)}`,
    ),
  )
  return networkMode === 'bridge' || networkMode === 'host' ? ports.filter((port) => one.takenPorts.includes(port)) : []
}

/** Everything that keeps the task off an instance, in the words of a reader who checks it. */
export function lacks(scene: PlacementScene, one: ContainerInstance): ReadonlySet<string> {
  const { cpuUnits, memoryMib } = needsOf(scene)
  const { zones } = scene.wish
  const found = new Set<string>()
  if (one.status !== 'ACTIVE') found.add(`it is ${one.status}`)
  if (!one.agentConnected) found.add('its agent is disconnected')
  if (one.remaining.cpuUnits < cpuUnits) found.add(`${String(cpuUnits - one.remaining.cpuUnits)} CPU units short`)
  if (one.remaining.memoryMib < memoryMib) found.add(`${String(memoryMib - one.remaining.memoryMib)} MiB short`)
  if (zones?.includes(one.availabilityZone) === false) found.add(`${one.availabilityZone} has none of the subnets`)
  const [port] = takenPorts(scene, one)
  if (port !== undefined) found.add(`host port ${port} is taken`)
  if (scene.wish.isDistinctInstance && scene.inUse.has(one.id)) found.add('it already runs one of them')
  const member = scene.noMembers.get(one.id)
  if (member !== undefined) found.add(member)
  if (scene.wish.definition.containers.some(({ gpus }) => gpus > 0)) found.add('it has no GPU')
  return found
}

/** What the first expression that does not select an instance asks for, beside what is there; empty when all do. */
function membershipLack(world: World, wish: Wish, one: ContainerInstance): readonly string[] {
  const expression = expressionsOf(wish).find((text) => !isMember(world, one, text))
  const parsed = parseQuery(expression ?? '')
  if (expression === undefined || 'problem' in parsed) return []
  return [`${valuesOn(parsed.query, factsOf(world, one)).join(', ')} where ${expression} is asked for`]
}

/** PLC-6: of the ACTIVE ones that with the fewest lacks, of equals that with most CPU units left. */
function isClosest(scene: PlacementScene, one: ContainerInstance): boolean {
  const count = lacks(scene, one).size
  return scene.registered
    .filter((other) => other.status === 'ACTIVE')
    .every((other) => {
      const others = lacks(scene, other).size
      return others > count || (others === count && other.remaining.cpuUnits <= one.remaining.cpuUnits)
    })
}

const NO_MEMBER = 'no member'

export function byName(scene: PlacementScene, name: string): ContainerInstance | undefined {
  return scene.registered.find((one) => one.ec2InstanceId.startsWith(name))
}

export function isListTrue(scene: PlacementScene, name: string, list: string): boolean {
  // Short names may be the same for two.
  return scene.registered
    .filter((one) => one.ec2InstanceId.startsWith(name) && one.status === 'ACTIVE' && isClosest(scene, one))
    .some((one) => isWhatItLacks(scene, one, list))
}

export function isWhatItLacks(scene: PlacementScene, one: ContainerInstance, list: string): boolean {
  const found = lacks(scene, one)
  // An expression has commas and words of its own.
  const member = scene.noMembers.get(one.id) ?? NO_MEMBER
  const parts = list.replace(member, NO_MEMBER).split(/, | and /)
  const said = parts.map((part) => (part === NO_MEMBER ? member : part.replaceAll(',', '')))
  return said.length === found.size && said.every((part) => found.has(part.replace(/^1 CPU unit /, '1 CPU units ')))
}

/** TSK-12 */
export function namedIn({ registered, wish }: PlacementScene): ContainerInstance | undefined {
  return registered.find((one) => one.id === wish.named)
}
