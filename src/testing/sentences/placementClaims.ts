import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import { figureOf, pattern, type Claim, type Said } from './claim.ts'
import {
  byName,
  isListTrue,
  isWhatItLacks,
  lacks,
  namedIn,
  needsOf,
  takenPorts,
  type PlacementScene,
} from './placementScene.ts'

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

const PLACE = '(?:i-[0-9a-f]{4}|us-east-1[abc]|\\(no [\\w.-]+\\)|[a-z][\\w.]+)'
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
    name: 'a role that ECS may not assume',
    said: pattern('ECS may not assume a role of ([\\w-]+:\\d+)(?=: its trust policy)'),
    isTrue: ({ name }, { decision, hasNoTrust }) => name(1) === decision.definitionKey && hasNoTrust,
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
    isTrue: ({ name }, { decision, fitting, fargateZones }) =>
      name(1) === decision.definitionKey && (fitting.length === 0 || fargateZones.length === 0),
  },
  {
    name: 'Fargate has no capacity in any of its zones',
    said: pattern('Fargate has no capacity On-Demand in any zone of its subnets'),
    isTrue: (_, { fargateZones }) => fargateZones.length === 0,
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
