import { must } from '../base/assert.ts'
import type { ContainerInstance } from '../model/world/capacity/containerInstance.ts'
import { aboutIds } from '../model/world/decisionBase.ts'
import type { PlacementDecision } from '../model/world/placement/placementDecision.ts'
import { factsOf, isSelected } from '../model/world/placement/query/evaluate.ts'
import { parseQuery } from '../model/world/placement/query/parseQuery.ts'
import type { PlacementConstraint, PlacementStrategy } from '../model/world/service/service.ts'
import type { Task } from '../model/world/task/task.ts'
import type { TaskDefinition } from '../model/world/definition/taskDefinition.ts'
import type { World } from '../model/world/world.ts'

/** A task that is to be placed, as a test knows it. */
export interface Wish {
  readonly clusterName: string
  readonly group: string
  readonly definition: TaskDefinition
  /** As asked for; empty is what ECS does then (PLC-4). */
  readonly strategies: readonly PlacementStrategy[]
  readonly isDistinctInstance: boolean
  /** Expressions of memberOf constraints, but for the definition's own. */
  readonly memberOf: readonly string[]
  /** Of its subnets; `null` for a task without an interface of its own (NET-4). */
  readonly zones: readonly string[] | null
  /** The instance that StartTask names (TSK-12); `null` where one is chosen. */
  readonly named: string | null
  /** The Auto Scaling group of its capacity provider (CPR-4); left out for any instance. */
  readonly groupName?: string
}

interface SizesAsked {
  readonly cpu?: string
  readonly memory?: string
  readonly containerOverrides?: readonly {
    readonly name?: string
    readonly cpu?: number
    readonly memory?: number
    readonly memoryReservation?: number
  }[]
}

/** A definition with the sizes that a command asks for (TSK-10). The tests write them as plain numbers. */
export function asAsked(
  definition: TaskDefinition,
  input: Readonly<Record<string, unknown>> | undefined,
): TaskDefinition {
  const { cpu, memory, containerOverrides = [] } = (input?.overrides ?? {}) as SizesAsked
  const containers = definition.containers.map((one) => {
    let { cpuUnits, memoryMib, memoryReservationMib } = one
    for (const other of containerOverrides) {
      if (other.name !== one.name) continue
      cpuUnits = other.cpu ?? one.cpuUnits
      memoryMib = other.memory ?? one.memoryMib
      memoryReservationMib = other.memoryReservation ?? one.memoryReservationMib
    }
    return { ...one, cpuUnits, memoryMib, memoryReservationMib }
  })
  const cpuUnits = cpu === undefined ? definition.cpuUnits : Number(cpu)
  const memoryMib = memory === undefined ? definition.memoryMib : Number(memory)
  return { ...definition, containers, cpuUnits, memoryMib }
}

/** The instance that a decision of StartTask is about. */
export function namedBy(decision: PlacementDecision): string | null {
  return decision.rule === 'TSK-12' ? (aboutIds(decision, 'containerInstance')[0] ?? null) : null
}

/** What a wish has of the constraints that were asked for. */
export function constraintsOf(
  constraints: readonly PlacementConstraint[],
): Pick<Wish, 'isDistinctInstance' | 'memberOf'> {
  return {
    isDistinctInstance: constraints.some((one) => one.type === 'distinctInstance'),
    memberOf: constraints.flatMap((one) => (one.type === 'memberOf' ? one.expression : [])),
  }
}

/** The instances that may take a task (PLC-1, PLC-3), one plain question after another. */
export function fitting(world: World, wish: Wish): readonly ContainerInstance[] {
  const { containers, networkMode } = wish.definition
  const cpuUnits = wish.definition.cpuUnits ?? sum(containers.map((one) => one.cpuUnits))
  const memoryMib =
    wish.definition.memoryMib ?? sum(containers.map((one) => one.memoryReservationMib ?? one.memoryMib ?? 0))
  const ports = containers.flatMap((one) =>
    one.portMappings.flatMap((port) => {
      const hostPort = networkMode === 'host' ? port.containerPort : networkMode === 'bridge' ? port.hostPort : 0
      return hostPort === 0 ? [] : [`${port.protocol}/${String(hostPort)}`]
    }),
  )
  const counted = wish.isDistinctInstance ? placesOf(world, wish) : []
  return [...world.instances.values()].filter(
    (one) =>
      one.clusterName === wish.clusterName &&
      (wish.groupName === undefined || one.autoScalingGroupName === wish.groupName) &&
      (wish.named === null || one.id === wish.named) &&
      one.status === 'ACTIVE' &&
      one.agentConnected &&
      (wish.zones === null || wish.zones.includes(one.availabilityZone)) &&
      one.remaining.cpuUnits >= cpuUnits &&
      one.remaining.memoryMib >= memoryMib &&
      !ports.some((port) => one.takenPorts.includes(port)) &&
      containers.every(({ gpus }) => gpus === 0) &&
      counted.every((at) => at.id !== one.id) &&
      expressionsOf(wish).every((expression) => isMember(world, one, expression)),
  )
}

/** Those of the wish and of its definition. */
export function expressionsOf({ memberOf, definition }: Wish): readonly string[] {
  return [...memberOf, ...definition.placementConstraints.map((one) => one.expression)]
}

/** CQL-2, as it is held against plain questions in its own test. */
export function isMember(world: World, instance: ContainerInstance, expression: string): boolean {
  const parsed = parseQuery(expression)
  return 'query' in parsed && isSelected(parsed.query, factsOf(world, instance))
}

/** Of those, the ones that the strategies leave (PLC-2), and whether a draw decides among them. */
export function best(
  world: World,
  wish: Wish,
): { readonly instances: readonly ContainerInstance[]; readonly isDrawn: boolean } {
  let left = fitting(world, wish)
  const places = placesOf(world, wish)
  for (const strategy of wish.strategies) {
    // What is drawn is one: nothing after it can choose.
    if (strategy.type === 'random') return { instances: left, isDrawn: true }
    const scored = left.map((instance) => ({ instance, score: scoreOf(places, instance, strategy) }))
    const least = Math.min(...scored.map((one) => one.score))
    left = scored.filter((one) => one.score === least).map((one) => one.instance)
  }
  return { instances: left, isDrawn: false }
}

/** One strategy at its turn: what is kept of what it was given. */
export interface WishStage {
  readonly type: PlacementStrategy['type']
  /** What the kept ones have: tasks of the group, or units left. */
  readonly least: number
  /** Instances, or the groups that a spread is over. */
  readonly kept: readonly string[]
  /** Of so many. */
  readonly groups: number
}

/** Each strategy in its order, up to the one that draws. */
export function stagesOf(world: World, wish: Wish): readonly WishStage[] {
  const stages: WishStage[] = []
  let left = fitting(world, wish)
  const places = placesOf(world, wish)
  for (const strategy of wish.strategies) {
    if (strategy.type === 'random') break
    const scored = left.map((instance) => ({ instance, score: scoreOf(places, instance, strategy) }))
    const least = Math.min(...scored.map((one) => one.score))
    left = scored.filter((one) => one.score === least).map((one) => one.instance)
    const namesOf = (instances: readonly ContainerInstance[]) => [
      ...new Set(instances.map((one) => groupOf(one, strategy.field))),
    ]
    const all = namesOf(scored.map((one) => one.instance))
    stages.push({ type: strategy.type, least, kept: namesOf(left), groups: all.length })
  }
  return stages
}

function groupOf(instance: ContainerInstance, field: string): string {
  if (field === 'attribute:ecs.availability-zone') return instance.availabilityZone
  if (field === 'attribute:ecs.instance-type') return instance.instanceType
  const custom = /^attribute:(.*)$/.exec(field)?.[1]
  if (custom === undefined) return instance.ec2InstanceId
  return instance.customAttributes.find((one) => one.name === custom)?.value ?? `(no ${custom})`
}

/** @param places  the instances of the tasks of the same group that are meant to run, one for each task */
function scoreOf(
  places: readonly ContainerInstance[],
  instance: ContainerInstance,
  strategy: PlacementStrategy,
): number {
  if (strategy.type === 'binpack') {
    return strategy.field === 'cpu' ? instance.remaining.cpuUnits : instance.remaining.memoryMib
  }
  const group = groupOf(instance, strategy.field)
  return places.filter((at) => groupOf(at, strategy.field) === group).length
}

/** A whole look at the world holds the lists of live tasks against all tasks (TSK-3). */
function placesOf(world: World, { clusterName, group }: Wish): readonly ContainerInstance[] {
  const places: ContainerInstance[] = []
  for (const instance of world.instances.values()) {
    if (instance.clusterName !== clusterName) continue
    for (const id of world.liveByInstance.get(instance.id) ?? []) {
      const { desiredStatus, group: own } = must(world.tasks.get(id), id)
      if (desiredStatus === 'RUNNING' && own === group) places.push(instance)
    }
  }
  return places
}

/** Tasks of a group that are meant to run. */
export function tasksOf(
  world: World,
  { clusterName, group }: { readonly clusterName: string; readonly group: string },
): readonly Task[] {
  const tasks: Task[] = []
  for (const one of world.tasks.values()) {
    if (one.desiredStatus === 'RUNNING' && one.group === group && one.clusterName === clusterName) tasks.push(one)
  }
  return tasks
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
