import type { Context } from '../world/context.ts'
import type { Candidate } from '../world/decision.ts'
import { AVAILABILITY_ZONES } from '../world/world.ts'
import type { PlacementRequest } from './place.ts'
import { SPREAD_ZONES } from './strategies.ts'

const STRATEGIES = [SPREAD_ZONES]
const NO_CHECKS: Candidate['checks'] = []

/** PLC-7: Fargate has room everywhere, and spreads tasks over the zones of the subnets. @returns the zone */
export function placeOnFargate(
  context: Context,
  request: PlacementRequest,
  task: { readonly taskId: string; readonly zones: readonly string[] },
): string {
  const values = task.zones.map((zone) => request.counts.inZone(zone))
  const least = Math.min(...values)
  const chosen = task.zones[values.indexOf(least)] ?? AVAILABILITY_ZONES[0]
  context.decide({
    kind: 'placement',
    rule: 'PLC-7',
    clusterName: request.clusterName,
    serviceName: request.serviceName,
    definitionKey: request.definitionKey,
    group: request.group,
    needs: { cpuUnits: request.needs.cpuUnits, memoryMib: request.needs.memoryMib, hostPorts: [] },
    strategies: STRATEGIES,
    candidates: task.zones.map((zone, index): Candidate => {
      const value = values[index] ?? 0
      return {
        instanceId: zone,
        ec2InstanceId: '',
        instanceType: 'FARGATE',
        availabilityZone: zone,
        checks: NO_CHECKS,
        scores: [{ value, group: zone, isKept: value === least }],
        outcome: outcomeOf(zone === chosen, value === least),
      }
    }),
    candidatesOmitted: 0,
    taskId: task.taskId,
    chosenInstanceId: null,
    closestInstanceId: null,
  })
  return chosen
}

function outcomeOf(isChosen: boolean, isBest: boolean): Candidate['outcome'] {
  if (isChosen) return 'chosen'
  return isBest ? 'equal, registered later' : 'dropped by a strategy'
}
