import { valueAt } from '../../../model/world/traffic/curve.ts'
import type { Traffic } from '../../../model/world/traffic/traffic.ts'
import type { World } from '../../../model/world/world.ts'
import type { RatePoint, TrafficWanted } from './trafficActs.ts'
import type { AimChoice } from './trafficAims.ts'

/** As it is sent now, or a rate that two vCPUs can answer. */
export function wantedFrom(world: World, aims: readonly AimChoice[]): TrafficWanted {
  const sent = sentTo(world, aims)
  const aim = sent?.aim ?? aims[0]?.aim ?? { kind: 'service', serviceKey: '' }
  if (sent === undefined) {
    return {
      aim,
      shape: 'constant',
      basePerSecond: 20,
      peakPerSecond: 40,
      periodSeconds: 600,
      points: evenRates(40),
      cpuMs: 20,
      memoryMib: 0,
    }
  }
  return { aim, ...ratesOf(sent), cpuMs: sent.cpuMsPerRequest, memoryMib: sent.memoryMibPerRequest }
}

/** The first of these ways on which something is sent. */
function sentTo(world: World, aims: readonly AimChoice[]): Traffic | undefined {
  return aims.map(({ key }) => world.traffic.get(key)).find((one) => one !== undefined)
}

/** Thirteen points over an hour, all at one rate: what a curve that is to be drawn begins with. */
function evenRates(requestsPerSecond: number): readonly RatePoint[] {
  return Array.from({ length: 13 }, (_, index) => ({ atSeconds: index * 300, requestsPerSecond }))
}

function ratesOf({ curve, sinceMs }: Traffic): Omit<TrafficWanted, 'aim' | 'cpuMs' | 'memoryMib'> {
  const drawn = curve.points.map(({ atMs, value }) => ({
    atSeconds: Math.round((atMs - sinceMs) / 1_000),
    requestsPerSecond: Math.round(value / 1_000),
  }))
  return {
    shape: curve.shape,
    basePerSecond: curve.base / 1_000,
    peakPerSecond: curve.peak / 1_000,
    periodSeconds: Math.round(curve.periodMs / 1_000),
    points: drawn.length === 0 ? evenRates(curve.peak / 1_000) : drawn,
  }
}

/** What will be sent if nothing is changed, at even steps from now on: what one draws over. */
export function comingRates(
  { world, aims, nowMs }: { readonly world: World; readonly aims: readonly AimChoice[]; readonly nowMs: number },
  { count, stepSeconds }: { readonly count: number; readonly stepSeconds: number },
): readonly RatePoint[] {
  const sent = sentTo(world, aims)
  return Array.from({ length: count }, (_, index) => {
    const atSeconds = index * stepSeconds
    const thousandths = sent === undefined ? 0 : valueAt(sent.curve, nowMs + atSeconds * 1_000)
    return { atSeconds, requestsPerSecond: Math.round(thousandths / 1_000) }
  })
}
