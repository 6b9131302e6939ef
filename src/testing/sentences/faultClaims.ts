import { isZoneOut, registryOut, stormOf } from '../../model/world/fault/broken.ts'
import { fargateShortKey, THROTTLED_KEY, zoneOutKey } from '../../model/world/fault/fault.ts'
import type { FaultDecision } from '../../model/world/fault/faultDecision.ts'
import { aboutIds } from '../../model/world/decisionBase.ts'
import type { World } from '../../model/world/world.ts'
import { isTime, pattern, type Claim } from './claim.ts'

/** A fault that came or went: what stood there when it was told, and the world at the end of the instant. */
export interface FaultScene {
  readonly decision: FaultDecision
  readonly stood: Stood
  readonly world: World
}

/** Of the zone and the cluster that it is about. */
interface Stood {
  readonly tasks: number
  readonly instances: number
  readonly stopped: number
}

export function stoodThen({ tasks, instances }: World, { zone, clusterName }: FaultDecision): Stood {
  const here = [...instances.values()].filter((one) => one.availabilityZone === zone && one.clusterName === clusterName)
  const live = [...tasks.values()].filter((one) => one.step !== 'stopped' && one.clusterName === clusterName)
  return {
    tasks: live.filter((one) => one.availabilityZone === zone).length,
    instances: here.length,
    stopped: here.filter((one) => one.isStopped === true).length,
  }
}

const NAME = '([\\w-]+:\\d+) ([0-9a-f]{4})'
const ZONE = '(us-east-1[abc])'
const INSTANCE = '(i-[0-9a-f]{4})'

function isTask(key: string, id: string, { decision, world }: FaultScene): boolean {
  const [taskId = ''] = aboutIds(decision, 'task')
  return taskId.startsWith(id) && world.tasks.get(taskId)?.definitionKey === key
}

/** Whether the agent of an instance of this short name is connected; `undefined` where there is none. */
function agentOf(name: string, { world }: FaultScene): boolean | undefined {
  return [...world.instances.values()].find((one) => one.ec2InstanceId.startsWith(name))?.agentConnected
}

/** A storm may have broken it anew at the same instant. */
function isMended({ faults }: World, key: string, { atMs }: FaultDecision): boolean {
  return (faults.get(key)?.sinceMs ?? atMs) === atMs
}

export const FAULT_CLAIMS: readonly Claim<FaultScene>[] = [
  {
    name: 'a container crashes',
    said: pattern(`^A container of ${NAME} crashes`),
    isTrue: ({ name }, scene) => {
      const lives = scene.world.containers.get(aboutIds(scene.decision, 'task')[0] ?? '') ?? []
      return isTask(name(1), name(2), scene) && lives.some((one) => one.finishedAtMs === scene.decision.atMs)
    },
  },
  {
    name: 'an image hangs',
    said: pattern(`^The image of ${NAME} hangs`),
    isTrue: ({ name }, scene) =>
      isTask(name(1), name(2), scene) &&
      [...scene.world.containerBehaviors.values()].some((one) => one.responds?.answer.how === 'timeout'),
  },
  {
    name: 'an agent is gone',
    said: pattern(`^The agent of ${INSTANCE} is gone`),
    isTrue: ({ name }, scene) => agentOf(name(1), scene) === false,
  },
  {
    name: 'an agent is back',
    said: pattern(`^The agent of ${INSTANCE} is back`),
    isTrue: ({ name }, scene) => agentOf(name(1), scene) === true,
  },
  {
    name: 'a storm terminates an instance',
    said: pattern('^An instance is terminated'),
    isTrue: (_, { decision, world }) =>
      decision.instances === 1 && !world.instances.has(aboutIds(decision, 'containerInstance')[0] ?? ''),
  },
  {
    name: 'a task loses its Spot capacity',
    said: pattern(`^${NAME} loses its Spot capacity`),
    isTrue: ({ name }, scene) =>
      isTask(name(1), name(2), scene) &&
      scene.world.tasks.get(aboutIds(scene.decision, 'task')[0] ?? '')?.stopCode === 'SpotInterruption',
  },
  {
    name: 'a zone is out',
    said: pattern(`^${ZONE} is out`),
    isTrue: ({ name }, { world }) => isZoneOut(world, name(1)),
  },
  {
    name: 'an outage stopped tasks and instances',
    said: pattern('It stopped %N tasks? and %N instances?'),
    isTrue: ({ figure }, { stood }) => figure(1) === stood.tasks && figure(2) === stood.instances,
  },
  {
    name: 'an outage stopped tasks alone',
    said: pattern('It stopped %N tasks?(?=\\.)'),
    isTrue: ({ figure }, { stood }) => figure(1) === stood.tasks && stood.instances === 0,
  },
  {
    name: 'a zone is back',
    said: pattern(`^${ZONE} is back`),
    isTrue: ({ name }, { world, decision }) => isMended(world, zoneOutKey(name(1)), decision),
  },
  {
    name: 'instances start again',
    said: pattern('%N instances? starts? again, empty'),
    isTrue: ({ figure }, { stood }) => figure(1) === stood.stopped && stood.stopped > 0,
  },
  {
    name: 'no instance was stopped there',
    said: pattern('No instance was stopped there'),
    isTrue: (_, { stood }) => stood.stopped === 0,
  },
  {
    name: 'Fargate has no capacity',
    said: pattern(`^Fargate has no capacity in ${ZONE}`),
    isTrue: ({ name }, { world }) => world.faults.has(fargateShortKey(name(1))),
  },
  {
    name: 'Fargate has capacity again',
    said: pattern(`^Fargate has capacity again in ${ZONE}`),
    isTrue: ({ name }, { world, decision }) => isMended(world, fargateShortKey(name(1)), decision),
  },
  {
    name: 'a registry is out',
    said: pattern('^([\\w.-]+) answers nobody(?=\\. What)'),
    isTrue: ({ name }, { world }) => registryOut(world, name(1)),
  },
  {
    name: 'a registry is back',
    said: pattern('^([\\w.-]+) answers again'),
    isTrue: ({ name }, { world }) => !registryOut(world, name(1)),
  },
  {
    name: 'calls are throttled',
    said: pattern('^Amazon ECS throttles calls'),
    isTrue: (_, { world }) => world.faults.has(THROTTLED_KEY),
  },
  {
    name: 'a storm begins',
    said: pattern('^A storm of faults begins'),
    isTrue: (_, { world, decision }) => stormOf(world)?.sinceMs === decision.atMs,
  },
  {
    name: 'the storm is over',
    said: pattern('^The storm is over'),
    isTrue: (_, { world }) => stormOf(world) === null,
  },
  {
    name: 'a fault lasts so long',
    said: pattern(' for %T(?=[,;.])'),
    isTrue: ({ name }, { decision: { untilMs, atMs } }) => untilMs !== null && isTime(name(1), untilMs - atMs),
  },
]
