import type { Context } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import type { PlacementDecision } from '../world/placement/placementDecision.ts'
import type { Candidate } from '../world/placement/placementExplanation.ts'
import { AVAILABILITY_ZONES } from '../world/world.ts'
import type { PlacementRequest } from './place.ts'
import { SPREAD_ZONES } from './strategies.ts'

const STRATEGIES = [SPREAD_ZONES]
const NONE_DROPPED = {}

/** PLC-7: Fargate has room everywhere, and spreads tasks over the zones of the subnets. @returns the zone */
export function placeOnFargate(
  context: Context,
  request: PlacementRequest,
  task: { readonly taskId: string; readonly zones: readonly string[] },
): string {
  const values = task.zones.map((zone) => request.counts.inZone(zone))
  const least = Math.min(...values)
  const chosen = task.zones[values.indexOf(least)] ?? AVAILABILITY_ZONES[0]
  const id = nextDecisionId(context.world)
  const decision: PlacementDecision = {
    id,
    atMs: context.nowMs,
    kind: 'placement',
    rule: 'PLC-7',
    about: [...ownersOf(request), { kind: 'task', id: task.taskId }],
    clusterName: request.clusterName,
    serviceName: request.serviceName,
    definitionKey: request.definitionKey,
    group: request.group,
    needs: { cpuUnits: request.needs.cpuUnits, memoryMib: request.needs.memoryMib, hostPorts: [] },
    strategies: STRATEGIES,
    taskId: task.taskId,
    chosenInstanceId: null,
    chosenEc2InstanceId: null,
    availabilityZone: chosen,
    candidatesCount: task.zones.length,
    droppedBy: NONE_DROPPED,
    closest: null,
    apartCpuUnits: null,
  }
  const candidate = (zone: string, index: number): Candidate => {
    const value = values[index] ?? 0
    return {
      instanceId: zone,
      ec2InstanceId: '',
      instanceType: 'FARGATE',
      availabilityZone: zone,
      checks: [],
      scores: [{ value, group: zone, isKept: value === least }],
      outcome: outcomeOf(zone === chosen, value === least),
    }
  }
  context.decide(decision, (decisionId) => {
    const candidates = task.zones.map(candidate)
    return { kind: 'placement', decisionId, candidates, candidatesOmitted: 0 }
  })
  return chosen
}

function outcomeOf(isChosen: boolean, isBest: boolean): Candidate['outcome'] {
  if (isChosen) return 'chosen'
  return isBest ? 'equal, registered later' : 'dropped by a strategy'
}
