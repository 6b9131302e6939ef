import { shortInstance } from '../../../look/names.ts'
import { counted } from '../../../look/numbers.ts'
import { durationText } from '../../../look/time.ts'
import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { Fault } from '../../../model/world/fault/fault.ts'
import { AVAILABILITY_ZONES, type World } from '../../../model/world/world.ts'
import { visibleText } from '../../../base/foreignText.ts'
import { agentAct } from '../capacity/instanceActs.ts'
import { mendAct } from '../container/behaviorActs.ts'

/** Something that is broken now, and what mends it; a storm ends by itself. */
export interface Broken {
  readonly key: string
  readonly text: string
  readonly mend: Act | null
}

/** All that is broken for as long as nobody mends it, zones and calls before single agents. */
export function brokenNow(world: World): readonly Broken[] {
  const faults = [...world.faults].map(([key, fault]) => ({ key, ...saidOf(fault, world.nowMs) }))
  const away = [...world.instances.values()].filter(
    (one) => one.status !== 'booting' && !one.agentConnected && one.isStopped !== true,
  )
  const agents = away.map((one) => ({
    key: `agent ${one.id}`,
    text: `the agent of ${shortInstance(one.ec2InstanceId)} is lost`,
    mend: agentAct(one, true),
  }))
  const unpulled = [...world.containerBehaviors]
    .filter(([, behavior]) => behavior.cannotBePulled === true)
    .map(([key, behavior]) => ({
      key: `image ${key}`,
      text: `image ${visibleText(behavior.image)} cannot be pulled`,
      mend: mendAct(behavior),
    }))
  return [...faults, ...unpulled, ...agents]
}

function saidOf(fault: Fault, nowMs: number): Omit<Broken, 'key'> {
  switch (fault.kind) {
    case 'zoneOut':
      return { text: `${fault.zone} is out`, mend: zoneAct(fault.zone, true) }
    case 'fargateShort':
      return { text: `Fargate has no capacity in ${fault.zone}`, mend: capacityAct(fault.zone) }
    case 'registryOut':
      return {
        text: `${visibleText(fault.host)} answers nobody`,
        mend: act('lab', 'SetRegistryAvailable', { registry: fault.host, available: true }),
      }
    case 'throttled':
      return {
        text: `Amazon ECS throttles ${fault.withReads === true ? 'all calls' : 'calls'}, ${durationText(fault.untilMs - nowMs)} to go`,
        mend: act('lab', 'ThrottleApi', { forSeconds: 0 }),
      }
    case 'storm':
      return {
        text: `a storm, ${counted(fault.strikes, 'fault')} so far, ${durationText(fault.untilMs - nowMs)} to go`,
        mend: null,
      }
  }
}

/** Takes a zone away, or gives it back; `null` for what is none of the lab's. */
export function zoneAct(zone: string, available: boolean): Act | null {
  const availabilityZone = AVAILABILITY_ZONES.find((one) => one === zone)
  return availabilityZone === undefined ? null : act('lab', 'SetZoneAvailable', { availabilityZone, available })
}

function capacityAct(zone: string): Act {
  const availabilityZones = AVAILABILITY_ZONES.filter((one) => one === zone)
  return act('lab', 'SetFargateCapacity', { available: true, availabilityZones })
}
