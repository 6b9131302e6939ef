import type { ContainerInstance } from '../cluster/containerInstance.ts'
import { portKey } from '../cluster/ports.ts'
import type { Context } from '../engine/context.ts'
import { CANDIDATES_MAX, type Candidate, type PlacementDecision } from '../rules/decision.ts'
import type { PlacementConstraint, PlacementStrategy } from '../service/service.ts'
import { checksOf, passesChecks, type CheckInput } from './checks.ts'
import { rank, type Ranking } from './strategies.ts'
import type { TaskCounts } from './taskCounts.ts'
import type { Needs } from './needs.ts'

/** One task that wants a place. */
export interface PlacementRequest {
  readonly clusterName: string
  readonly serviceName: string | null
  readonly group: string
  readonly definitionKey: string
  readonly needs: Needs
  readonly strategies: readonly PlacementStrategy[]
  readonly constraints: readonly PlacementConstraint[]
  /** Of its service or group; the caller adds the task when it has a place. */
  readonly counts: TaskCounts
  /** The id that the task will have if it finds a place. */
  readonly taskId: string
}

export interface Placement {
  readonly decision: PlacementDecision
  readonly instance: ContainerInstance | null
}

/** Chooses an instance for one task and emits the decision with its candidates (PLC-1, PLC-2). */
export function place(context: Context, request: PlacementRequest): Placement {
  const { world, random } = context
  const instances = [...world.instances.values()].filter(
    (one) => one.clusterName === request.clusterName && one.status !== 'booting',
  )
  const { counts } = request
  const input: CheckInput = {
    needs: request.needs,
    isDistinctInstance: request.constraints.some((one) => one.type === 'distinctInstance'),
    groupCountOn: (instanceId) => counts.onInstance(instanceId),
  }
  const passing = instances.filter((one) => passesChecks(one, input))
  const ranking = rank(passing, request.strategies, { counts, random })
  const closestInstance = ranking.chosen === null ? closest(instances, input) : null
  const candidates = candidatesOf(instances, input, { ranking, first: ranking.chosen ?? closestInstance })
  const decision = context.decide({
    kind: 'placement',
    rule: ranking.chosen === null ? 'PLC-1' : 'PLC-2',
    clusterName: request.clusterName,
    serviceName: request.serviceName,
    definitionKey: request.definitionKey,
    group: request.group,
    needs: {
      cpuUnits: request.needs.cpuUnits,
      memoryMib: request.needs.memoryMib,
      hostPorts: request.needs.ports.filter((one) => one.hostPort !== 0).map(portKey),
    },
    strategies: request.strategies,
    candidates: candidates.slice(0, CANDIDATES_MAX),
    candidatesOmitted: Math.max(0, instances.length - CANDIDATES_MAX),
    taskId: ranking.chosen === null ? null : request.taskId,
    chosenInstanceId: ranking.chosen?.id ?? null,
    closestInstanceId: closestInstance?.id ?? null,
  })
  return { decision: decision as PlacementDecision, instance: ranking.chosen }
}

/**
 * In order of registration; the chosen one, or the closest when none was, stands first if the limit of the list would
 * cut it off.
 */
function candidatesOf(
  instances: readonly ContainerInstance[],
  input: CheckInput,
  { ranking, first }: { readonly ranking: Ranking; readonly first: ContainerInstance | null },
): readonly Candidate[] {
  const shown = instances.slice(0, CANDIDATES_MAX)
  if (first !== null && !shown.includes(first)) shown.unshift(first)
  return shown.map((instance) => {
    const scores = ranking.scores.get(instance.id) ?? []
    return {
      instanceId: instance.id,
      ec2InstanceId: instance.ec2InstanceId,
      instanceType: instance.instanceType,
      availabilityZone: instance.availabilityZone,
      checks: checksOf(instance, input),
      scores,
      outcome: outcomeOf(instance, { input, scores, chosen: ranking.chosen }),
    }
  })
}

function outcomeOf(
  instance: ContainerInstance,
  { input, scores, chosen }: { input: CheckInput; scores: Candidate['scores']; chosen: ContainerInstance | null },
): Candidate['outcome'] {
  if (instance === chosen) return 'chosen'
  if (!passesChecks(instance, input)) return 'dropped by a check'
  return scores.every((one) => one.isKept) ? 'equal, registered later' : 'dropped by a strategy'
}

/** The one that passes most checks, and of those the one with most left of what it lacks. */
function closest(instances: readonly ContainerInstance[], input: CheckInput): ContainerInstance | null {
  let best: { instance: ContainerInstance; passed: number; cpuUnits: number } | null = null
  for (const instance of instances) {
    const passed = checksOf(instance, input).filter((one) => one.isOk).length
    const { cpuUnits } = instance.remaining
    if (best === null || passed > best.passed || (passed === best.passed && cpuUnits > best.cpuUnits)) {
      best = { instance, passed, cpuUnits }
    }
  }
  return best?.instance ?? null
}
