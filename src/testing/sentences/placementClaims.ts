import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { PlacementDecision } from '../../model/world/placement/placementDecision.ts'
import type { World } from '../../model/world/world.ts'
import { factsOf, valuesOn } from '../../model/world/placement/query/evaluate.ts'
import { parseQuery } from '../../model/world/placement/query/parseQuery.ts'
import { best, expressionsOf, fitting, isMember, stagesOf, type Wish, type WishStage } from '../placementOracle.ts'
import { figureOf, pattern, type Claim, type Said } from './claim.ts'

/** A placement and the cluster as it was then, looked at instance by instance. */
export interface PlacementScene {
  readonly decision: PlacementDecision
  readonly wish: Wish
  /** Of the cluster and registered. */
  readonly registered: readonly ContainerInstance[]
  readonly fitting: readonly ContainerInstance[]
  readonly best: readonly ContainerInstance[]
  readonly stages: readonly WishStage[]
  /** Instances on which tasks of its group are meant to run. */
  readonly inUse: ReadonlySet<string>
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
    stages: stagesOf(world, wish),
    inUse: new Set(group.flatMap((one) => one.instanceId ?? [])),
    noMembers: new Map(own.flatMap((one) => membershipLack(world, wish, one).map((lack) => [one.id, lack] as const))),
  }
}

function needsOf({ wish: { definition } }: PlacementScene) {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  const { containers } = definition
  return {
    cpuUnits: definition.cpuUnits ?? sum(containers.map((one) => one.cpuUnits)),
    memoryMib: definition.memoryMib ?? sum(containers.map((one) => one.memoryReservationMib ?? one.memoryMib ?? 0)),
  }
}

/** Fixed host ports of the task that the instance has no more, as `tcp/80`. */
function takenPorts({ wish: { definition } }: PlacementScene, one: ContainerInstance): readonly string[] {
  const { networkMode } = definition
  const ports = definition.containers.flatMap(({ portMappings }) =>
    portMappings.map(
      (port) => `${port.protocol}/${String(networkMode === 'host' ? port.containerPort : port.hostPort)}`,
    ),
  )
  return networkMode === 'bridge' || networkMode === 'host' ? ports.filter((port) => one.takenPorts.includes(port)) : []
}

/** Everything that keeps the task off an instance, in the words of a reader who checks it. */
function lacks(scene: PlacementScene, one: ContainerInstance): ReadonlySet<string> {
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

function byName(scene: PlacementScene, name: string): ContainerInstance | undefined {
  return scene.registered.find((one) => one.ec2InstanceId.startsWith(name))
}

function isListTrue(scene: PlacementScene, name: string, list: string): boolean {
  // Short names may be the same for two.
  return scene.registered
    .filter((one) => one.ec2InstanceId.startsWith(name) && one.status === 'ACTIVE' && isClosest(scene, one))
    .some((one) => isWhatItLacks(scene, one, list))
}

function isWhatItLacks(scene: PlacementScene, one: ContainerInstance, list: string): boolean {
  const found = lacks(scene, one)
  // An expression has commas and words of its own.
  const member = scene.noMembers.get(one.id) ?? NO_MEMBER
  const parts = list.replace(member, NO_MEMBER).split(/, | and /)
  const said = parts.map((part) => (part === NO_MEMBER ? member : part.replaceAll(',', '')))
  return said.length === found.size && said.every((part) => found.has(part.replace(/^1 CPU unit /, '1 CPU units ')))
}

/** TSK-12 */
function namedIn({ registered, wish }: PlacementScene): ContainerInstance | undefined {
  return registered.find((one) => one.id === wish.named)
}

/** `us-east-1a`, `a and b`, or `4 of 6`, with what each has. */
function isStageTrue({ name, figure }: Said, { stages }: PlacementScene, type: 'spread' | 'binpack'): boolean {
  const names = name(1)
  const counted = /^([\d,]+) of ([\d,]+)$/.exec(names)
  return stages.some((stage) => {
    if (stage.type !== type || stage.least !== figure(2)) return false
    if (counted !== null) {
      return figureOf(counted[1] ?? '') === stage.kept.length && figureOf(counted[2] ?? '') === stage.groups
    }
    const said = names.split(/, | and /)
    return said.length === stage.kept.length && said.every((one) => stage.kept.some((kept) => kept.startsWith(one)))
  })
}

const PLACE = '(?:i-[0-9a-f]{4}|us-east-1[abc]|[a-z]\\w+\\.\\w+)'
const NAMES = `((?:${PLACE}(?:, | and ))*${PLACE}|[\\d,]+ of [\\d,]+)`

export const PLACEMENT_CLAIMS: readonly Claim<PlacementScene>[] = [
  {
    name: 'goes to an instance',
    said: pattern('^([\\w-]+:\\d+) goes to (i-[0-9a-f]{4})'),
    isTrue: ({ name }, { decision, best }) =>
      name(1) === decision.definitionKey && best.some((one) => one.ec2InstanceId.startsWith(name(2))),
  },
  {
    name: 'runs on Fargate',
    said: pattern('^([\\w-]+:\\d+) runs on Fargate, in (us-east-1[abc])'),
    isTrue: ({ name }, { decision, wish }) =>
      name(1) === decision.definitionKey &&
      decision.chosenInstanceId === null &&
      wish.zones?.includes(name(2)) === true,
  },
  {
    name: 'the only instance',
    said: pattern('It is the only instance(?=\\.)'),
    isTrue: (_, { registered }) => registered.length === 1,
  },
  {
    name: 'the only instance with room',
    said: pattern('It is the only instance with room'),
    isTrue: (_, scene) => scene.fitting.length === 1 && scene.registered.length > 1,
  },
  {
    name: 'N of N instances have room',
    said: pattern('%N of %N instances have room'),
    isTrue: ({ figure }, scene) => figure(1) === scene.fitting.length && figure(2) === scene.registered.length,
  },
  {
    name: 'the fewest tasks',
    said: pattern(`${NAMES} (?:has|have) the fewest, %N [\\w:-]+ tasks?`),
    isTrue: (said, scene) => isStageTrue(said, scene, 'spread'),
  },
  {
    name: 'the least left',
    said: pattern(`${NAMES} (?:has|have) the least left, %N (?:CPU units?|MiB)`),
    isTrue: (said, scene) => isStageTrue(said, scene, 'binpack'),
  },
  {
    name: 'of equals the first registered',
    said: pattern('Of equals the first registered wins, (i-[0-9a-f]{4})'),
    isTrue: ({ name }, { best }) => {
      const [first] = [...best].sort((a, b) => a.ordinal - b.ordinal)
      return best.length > 1 && first?.ec2InstanceId.startsWith(name(1)) === true
    },
  },
  {
    name: 'one was drawn',
    said: pattern('(i-[0-9a-f]{4}) was drawn(?: from %N)?'),
    isTrue: ({ name, figure }, { wish, best }) =>
      wish.strategies.some((one) => one.type === 'random') &&
      best.some((one) => one.ec2InstanceId.startsWith(name(1))) &&
      (name(2) === '' || figure(2) === best.length),
  },
  {
    name: 'StartTask names its instance',
    said: pattern('StartTask names (i-[0-9a-f]{4}), so nothing is chosen'),
    isTrue: ({ name }, scene) =>
      namedIn(scene)?.ec2InstanceId.startsWith(name(1)) === true && scene.fitting.length === 1,
  },
  {
    name: 'StartTask names one that lacks something',
    said: pattern('StartTask names (i-[0-9a-f]{4}): ([^.]+)(?=\\.)'),
    isTrue: ({ name }, scene) => {
      const named = namedIn(scene)
      return named?.ec2InstanceId.startsWith(name(1)) === true && isWhatItLacks(scene, named, name(2))
    },
  },
  {
    name: 'StartTask names one that is not ACTIVE',
    said: pattern('StartTask names an instance that is not ACTIVE'),
    isTrue: (_, scene) => namedIn(scene)?.status === 'DRAINING',
  },
  {
    name: 'no place for a revision, asked alone',
    said: pattern('^No place for ([\\w-]+:\\d+)'),
    isTrue: ({ name }, { decision, fitting }) => name(1) === decision.definitionKey && fitting.length === 0,
  },
  {
    name: 'the closest instance',
    said: pattern('(i-[0-9a-f]{4}) comes closest: ((?:[^.]|\\.(?! |$))+)(?=\\.)'),
    isTrue: ({ name }, scene) => isListTrue(scene, name(1), name(2)),
  },
  {
    name: 'no instance at all',
    said: pattern('The cluster has no (?:registered )?container instance'),
    isTrue: (_, { registered }) => registered.length === 0,
  },
  {
    name: 'none is ACTIVE',
    said: pattern('(?:The one instance is not ACTIVE|None of the %N instances is ACTIVE)'),
    isTrue: ({ name, figure }, { registered }) =>
      registered.every((one) => one.status !== 'ACTIVE') && registered.length === (name(1) === '' ? 1 : figure(1)),
  },
  {
    name: 'CPU here and memory there',
    said: pattern('%N CPU units? (?:is|are) free on active instances, never %N beside %N MiB'),
    isTrue: ({ figure }, scene) => {
      const needs = needsOf(scene)
      const usable = scene.registered.filter((one) => one.status === 'ACTIVE' && one.agentConnected)
      const free = usable.reduce((sum, one) => sum + one.remaining.cpuUnits, 0)
      const isBoth = usable.some(
        ({ remaining }) => remaining.cpuUnits >= needs.cpuUnits && remaining.memoryMib >= needs.memoryMib,
      )
      return figure(1) === free && figure(2) === needs.cpuUnits && figure(3) === needs.memoryMib && !isBoth
    },
  },
  {
    name: 'a remedy: another size',
    said: pattern('Register ([\\w-]+) with %N CPU units?'),
    isTrue: ({ figure }, scene) =>
      scene.registered.some(
        (one) =>
          one.remaining.cpuUnits === figure(2) &&
          lacks(scene, one).size === 1 &&
          one.remaining.cpuUnits < needsOf(scene).cpuUnits,
      ),
  },
  {
    name: 'a remedy: free some CPU',
    said: pattern('Free %N CPU units? on (i-[0-9a-f]{4})'),
    isTrue: ({ name, figure }, scene) => {
      const one = byName(scene, name(2))
      return one !== undefined && needsOf(scene).cpuUnits - one.remaining.cpuUnits === figure(1)
    },
  },
  {
    name: 'a remedy: ACTIVE again',
    said: pattern('Set (i-[0-9a-f]{4}) to ACTIVE again'),
    isTrue: ({ name }, scene) => isOnlyLack(scene, name(1), 'it is DRAINING'),
  },
  {
    name: 'a remedy: connect the agent',
    said: pattern('Reconnect the agent of (i-[0-9a-f]{4})'),
    isTrue: ({ name }, scene) => isOnlyLack(scene, name(1), 'its agent is disconnected'),
  },
  {
    name: 'a remedy: a dynamic port',
    said: pattern('Use a dynamic host port \\(hostPort 0\\)'),
    isTrue: (_, scene) =>
      scene.wish.definition.networkMode === 'bridge' &&
      scene.registered.some((one) => lacks(scene, one).size === 1 && takenPorts(scene, one).length > 0),
  },
  {
    name: 'a remedy: an attribute',
    said: pattern('Put (\\w+)=(\\w+) on (i-\\w+)'),
    isTrue: ({ name }, scene) =>
      scene.registered.some((one) => {
        const asked = `attribute:${name(1)} == ${name(2)} is asked for`
        return (
          isOnlyLack(scene, name(3), scene.noMembers.get(one.id) ?? '') && scene.noMembers.get(one.id)?.includes(asked)
        )
      }),
  },
  {
    name: 'a remedy: other constraints',
    said: pattern('Change the placement constraints, or add an instance that they select'),
    isTrue: (_, scene) => scene.noMembers.size > 0,
  },
  {
    name: 'a remedy: one more of a type',
    said: pattern('Add one ([a-z]\\w*\\.\\w+)'),
    isTrue: ({ name }, scene) => {
      const { cpuUnits, memoryMib } = needsOf(scene)
      const fits = ({ instanceType, registered: has }: ContainerInstance) =>
        instanceType === name(1) && has.cpuUnits >= cpuUnits && has.memoryMib >= memoryMib
      return scene.registered.some(fits)
    },
  },
]

/** Whether an instance of that name lacks that and nothing else. */
function isOnlyLack(scene: PlacementScene, name: string, lack: string): boolean {
  return scene.registered.some((one) => {
    const found = lacks(scene, one)
    return one.ec2InstanceId.startsWith(name) && found.size === 1 && found.has(lack)
  })
}
