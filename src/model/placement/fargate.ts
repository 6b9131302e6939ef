import type { Context, Explain } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import type { PlacementDecision } from '../world/placement/placementDecision.ts'
import type { Candidate } from '../world/placement/placementExplanation.ts'
import { AVAILABILITY_ZONES } from '../world/world.ts'
import type { PlacementRequest } from './place.ts'
import { SPREAD_ZONES } from './strategies.ts'

const STRATEGIES = [SPREAD_ZONES]
const NONE_DROPPED = {}

interface Placing {
  readonly request: PlacementRequest
  readonly taskIds: readonly string[]
  /** Those of its subnets that have capacity: one at least. */
  readonly zones: readonly string[]
}

/** The places of tasks on Fargate. */
interface Placed {
  /** The zone of each. */
  readonly chosen: readonly string[]
  /** The decision on the first; the others are numbered after it. */
  readonly first: PlacementDecision
  readonly explain: Explain
}

/** PLC-7: Fargate has room everywhere, and spreads tasks over the zones of the subnets, one after the other. */
export function placeOnFargate(context: Context, { request, taskIds, zones }: Placing): Placed {
  const before = zones.map((zone) => request.counts.inZone(zone))
  const counts = [...before]
  const chosen = taskIds.map(() => {
    const place = counts.indexOf(Math.min(...counts))
    counts[place] = (counts[place] ?? 0) + 1
    return zones[place] ?? AVAILABILITY_ZONES[0]
  })
  const first = decisionOn(context, { request, taskIds, zones }, chosen[0] ?? '')
  const explain: Explain = (decisionId) => {
    const others = chosen.slice(0, decisionId - first.id)
    const values = zones.map((zone, i) => (before[i] ?? 0) + others.filter((one) => one === zone).length)
    const candidates = candidatesOf(zones, values, chosen[decisionId - first.id] ?? '')
    return { kind: 'placement', decisionId, candidates, candidatesOmitted: 0 }
  }
  return { chosen, first, explain }
}

function decisionOn(context: Context, { request, taskIds, zones }: Placing, chosen: string): PlacementDecision {
  const taskId = taskIds[0] ?? ''
  return {
    id: nextDecisionId(context.world),
    atMs: context.nowMs,
    kind: 'placement',
    rule: 'PLC-7',
    about: [...ownersOf(request), { kind: 'task', id: taskId }],
    clusterName: request.clusterName,
    serviceName: request.serviceName,
    definitionKey: request.definitionKey,
    group: request.group,
    needs: { cpuUnits: request.needs.cpuUnits, memoryMib: request.needs.memoryMib, hostPorts: [] },
    strategies: STRATEGIES,
    taskId,
    chosenInstanceId: null,
    chosenEc2InstanceId: null,
    availabilityZone: chosen,
    candidatesCount: zones.length,
    droppedBy: NONE_DROPPED,
    closest: null,
    apartCpuUnits: null,
  }
}

function candidatesOf(zones: readonly string[], values: readonly number[], chosen: string): readonly Candidate[] {
  const least = Math.min(...values)
  return zones.map((zone, index) => {
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
  })
}

function outcomeOf(isChosen: boolean, isBest: boolean): Candidate['outcome'] {
  if (isChosen) return 'chosen'
  return isBest ? 'equal, registered later' : 'dropped by a strategy'
}
