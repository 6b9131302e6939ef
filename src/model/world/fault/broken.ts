import type { World } from '../world.ts'
import { fargateShortKey, registryOutKey, STORM_KEY, THROTTLED_KEY, zoneOutKey, type Storm } from './fault.ts'

type Faulty = Pick<World, 'faults'>

export function isZoneOut({ faults }: Faulty, zone: string): boolean {
  return faults.size > 0 && faults.has(zoneOutKey(zone))
}

/** Those of some zones that are not out. */
export function zonesUp<Zone extends string>(world: Faulty, zones: readonly Zone[]): readonly Zone[] {
  return world.faults.size === 0 ? zones : zones.filter((zone) => !isZoneOut(world, zone))
}

/** Those of some zones in which Fargate starts a task now: Spot has a shortage of its own (CPR-11). */
export function fargateZones(world: Faulty, zones: readonly string[], isSpot: boolean): readonly string[] {
  const up = zonesUp(world, zones)
  return isSpot ? up : up.filter((zone) => !world.faults.has(fargateShortKey(zone)))
}

/** Until when Amazon ECS throttles calls; `null` where it does not. */
export function apiThrottledUntil({ faults, nowMs }: Pick<World, 'faults' | 'nowMs'>): number | null {
  const fault = faults.get(THROTTLED_KEY)
  return fault?.kind === 'throttled' && fault.untilMs > nowMs ? fault.untilMs : null
}

/** Whether it throttles what only reads too. */
export function areReadsThrottled(world: Pick<World, 'faults' | 'nowMs'>): boolean {
  const fault = world.faults.get(THROTTLED_KEY)
  return apiThrottledUntil(world) !== null && fault?.kind === 'throttled' && fault.withReads === true
}

export function registryOut({ faults }: Faulty, host: string): boolean {
  return faults.size > 0 && faults.has(registryOutKey(host))
}

export function stormOf({ faults }: Faulty): Storm | null {
  const fault = faults.get(STORM_KEY)
  return fault?.kind === 'storm' ? fault : null
}
