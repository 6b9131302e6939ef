import { must } from '../../base/assert.ts'
import { Random } from '../../base/random.ts'
import type { Work } from '../../base/work.ts'
import { setAgentConnected } from '../capacity/instances.ts'
import { setContainerBehavior } from '../lab/containerBehavior.ts'
import { behaviorKey } from '../world/container/behavior.ts'
import type { Context, DueRows, ModelEvent, StormMend } from '../world/context.ts'
import { isZoneOut, stormOf } from '../world/fault/broken.ts'
import { fargateShortKey, STORM_KEY, type Storm } from '../world/fault/fault.ts'
import { decideFault } from './decideFault.ts'
import { setFargateShort } from './fargateShortage.ts'
import { strikes } from './strikes.ts'
import { onThrottleOver } from './throttling.ts'
import { regainingZone } from './zoneOutage.ts'

/** FLT-7: faults begin to come, the first one gap from now. */
export function startStorm(context: Context, given: Omit<Storm, 'kind' | 'sinceMs' | 'strikes'>): void {
  const { nowMs } = context
  const storm: Storm = { kind: 'storm', ...given, sinceMs: nowMs, strikes: 0 }
  context.emit({ kind: 'put', table: 'faults', key: STORM_KEY, value: storm })
  const { clusterName, untilMs } = given
  decideFault(context, { rule: 'FLT-7', what: 'stormBegan', untilMs, isStorm: true }, { clusterName })
  planStrike(context, storm)
  context.schedule(untilMs, { kind: 'stormOverDue', sinceMs: nowMs })
}

function planStrike(context: Context, { sinceMs, untilMs, everyMs }: Storm): void {
  const atMs = context.nowMs + everyMs
  if (atMs < untilMs) context.schedule(atMs, { kind: 'stormStrikeDue', sinceMs })
}

/** Each strike has a generator of its own, so that what a learner does between two of them alters no later draw. */
function* striking(context: Context, { sinceMs }: Extract<ModelEvent, { kind: 'stormStrikeDue' }>): Work<void> {
  const storm = stormOf(context.world)
  if (storm?.sinceMs !== sinceMs) return
  const random = Random.fromSeed((storm.seed ^ Math.imul(storm.strikes + 1, 0x9e37_79b1)) >>> 0)
  context.emit({ kind: 'put', table: 'faults', key: STORM_KEY, value: { ...storm, strikes: storm.strikes + 1 } })
  const left = [...storm.faults]
  while (left.length > 0) {
    const [fault] = left.splice(random.between(0, left.length - 1), 1)
    const struck = strikes[must(fault, 'a fault')](context, { storm, random })
    if (typeof struck === 'boolean' ? struck : yield* struck) break
  }
  planStrike(context, storm)
}

/** What somebody has mended since, or broken anew himself, stays as it is. */
function* mending(context: Context, { mend }: { readonly mend: StormMend }): Work<void> {
  const { world } = context
  switch (mend.what) {
    case 'agent': {
      const instance = world.instances.get(mend.instanceId)
      if (instance === undefined || instance.agentConnected || instance.isStopped === true) return
      const { clusterName, id } = instance
      decideFault(context, { rule: 'FLT-7', what: 'agentBack', isStorm: true }, { clusterName, instanceIds: [id] })
      return setAgentConnected(context, instance, true)
    }
    case 'zone':
      if (isZoneOut(world, mend.zone)) yield* regainingZone(context, mend.zone, true)
      return
    case 'fargate':
      if (!world.faults.has(fargateShortKey(mend.zone))) return
      return setFargateShort(context, [mend.zone], { isShort: false, isStorm: true })
    case 'image': {
      const key = behaviorKey({ image: mend.image, definitionKey: null, containerName: null })
      const behavior = world.containerBehaviors.get(key)
      if (behavior?.responds?.toMs === mend.untilMs) setContainerBehavior(context, { image: mend.image, reset: true })
    }
  }
}

function onOver(context: Context, { sinceMs }: { readonly sinceMs: number }): undefined {
  const storm = stormOf(context.world)
  if (storm?.sinceMs !== sinceMs) return
  context.emit({ kind: 'gone', table: 'faults', key: STORM_KEY })
  const { clusterName } = storm
  decideFault(context, { rule: 'FLT-7', what: 'stormOver', isStorm: true }, { clusterName })
}

export const faultDue: DueRows<'stormStrikeDue' | 'stormMendDue' | 'stormOverDue' | 'throttleOverDue'> = {
  stormStrikeDue: { phase: 'instance', run: striking },
  stormMendDue: { phase: 'instance', run: mending },
  // After what it takes back at the same time.
  stormOverDue: { phase: 'health', run: onOver },
  throttleOverDue: { phase: 'instance', run: onThrottleOver },
}
