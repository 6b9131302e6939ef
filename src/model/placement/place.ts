import { must } from '../../base/assert.ts'
import type { ContainerInstance } from '../cluster/containerInstance.ts'
import { portKey } from '../cluster/ports.ts'
import type { Context } from '../engine/context.ts'
import { CANDIDATES_MAX, type Candidate, type Check, type PlacementDecision } from '../rules/decision.ts'
import type { AwsvpcConfiguration, PlacementConstraint, PlacementStrategy } from '../service/service.ts'
import { zonesOf } from './subnets.ts'
import { checksOf, passesChecks, type CheckInput } from './checks.ts'
import { rank, type Ranking } from './strategies.ts'
import type { TaskCounts } from './taskCounts.ts'
import type { Needs } from './needs.ts'

/** Tasks that want places, all alike. */
export interface PlacementRequest {
  readonly clusterName: string
  readonly serviceName: string | null
  readonly group: string
  readonly definitionKey: string
  readonly needs: Needs
  readonly strategies: readonly PlacementStrategy[]
  readonly constraints: readonly PlacementConstraint[]
  readonly network: AwsvpcConfiguration | null
  /** Of their service or group; the caller adds each task that has found a place. */
  readonly counts: TaskCounts
}

export interface Placement {
  readonly decision: PlacementDecision
  readonly instance: ContainerInstance | null
}

/**
 * Chooses instances for tasks that are alike, one after the other, and emits each decision with its candidates (PLC-1,
 * PLC-2). It lives for one pass or command: between its places nothing alters an instance but the tasks that it placed.
 */
export class Placer {
  readonly #context: Context
  readonly #request: PlacementRequest
  readonly #input: CheckInput
  readonly #instances: ContainerInstance[]
  /** An instance that a task came to is another object, so what is known of the others holds. */
  readonly #checks = new Map<ContainerInstance, readonly Check[]>()
  #last: ContainerInstance | null = null

  constructor(context: Context, request: PlacementRequest) {
    const { counts, needs, constraints, network } = request
    this.#context = context
    this.#request = request
    this.#input = {
      needs,
      zones: network === null ? null : zonesOf(network),
      isDistinctInstance: constraints.some((one) => one.type === 'distinctInstance'),
      groupCountOn: (instanceId) => counts.onInstance(instanceId),
    }
    this.#instances = [...context.world.instances.values()].filter(
      (one) => one.clusterName === request.clusterName && one.status !== 'booting',
    )
  }

  /** @param taskId  the id that the task will have if it finds a place */
  place(taskId: string): Placement {
    this.#lookAgain()
    const { strategies, counts } = this.#request
    const passing = this.#instances.filter((one) => passesChecks(one, this.#input))
    const ranking = rank(passing, strategies, { counts, random: this.#context.random })
    const closestInstance = ranking.chosen === null ? this.#closest() : null
    const shown = this.#instances.slice(0, CANDIDATES_MAX)
    // It stands first if the limit of the list would cut it off.
    const first = ranking.chosen ?? closestInstance
    if (first !== null && !shown.includes(first)) {
      shown.unshift(first)
      if (shown.length > CANDIDATES_MAX) shown.pop()
    }
    const candidates = shown.map((one) => this.#candidateOf(one, ranking))
    const decision = this.#decide(taskId, { candidates, chosen: ranking.chosen, closest: closestInstance })
    this.#last = ranking.chosen
    return { decision, instance: ranking.chosen }
  }

  /** The instance of the last place has less left since. */
  #lookAgain(): void {
    const last = this.#last
    if (last === null) return
    this.#instances[this.#instances.indexOf(last)] = must(this.#context.world.instances.get(last.id), last.id)
    this.#checks.delete(last)
  }

  #decide(
    taskId: string,
    { candidates, chosen, closest }: { candidates: readonly Candidate[]; chosen: Found; closest: Found },
  ): PlacementDecision {
    const { clusterName, serviceName, definitionKey, group, needs, strategies } = this.#request
    return this.#context.decide({
      kind: 'placement',
      rule: chosen === null ? 'PLC-1' : 'PLC-2',
      clusterName,
      serviceName,
      definitionKey,
      group,
      needs: {
        cpuUnits: needs.cpuUnits,
        memoryMib: needs.memoryMib,
        hostPorts: needs.ports.filter((one) => one.hostPort !== 0).map(portKey),
      },
      strategies,
      candidates,
      candidatesOmitted: Math.max(0, this.#instances.length - CANDIDATES_MAX),
      taskId: chosen === null ? null : taskId,
      chosenInstanceId: chosen?.id ?? null,
      closestInstanceId: closest?.id ?? null,
    }) as PlacementDecision
  }

  #candidateOf(instance: ContainerInstance, ranking: Ranking): Candidate {
    const hasPassed = passesChecks(instance, this.#input)
    const scores = hasPassed ? ranking.scoresOf(instance) : []
    return {
      instanceId: instance.id,
      ec2InstanceId: instance.ec2InstanceId,
      instanceType: instance.instanceType,
      availabilityZone: instance.availabilityZone,
      checks: this.#checksOf(instance),
      scores,
      outcome: outcomeOf(scores, { hasPassed, isChosen: instance === ranking.chosen }),
    }
  }

  #checksOf(instance: ContainerInstance): readonly Check[] {
    let checks = this.#checks.get(instance)
    if (checks === undefined) {
      checks = checksOf(instance, this.#input)
      this.#checks.set(instance, checks)
    }
    return checks
  }

  /** Of those that are ACTIVE the one that passes most checks, and of equals the one with most CPU left. */
  #closest(): Found {
    let best: { instance: ContainerInstance; passed: number; cpuUnits: number } | null = null
    for (const instance of this.#instances) {
      if (instance.status !== 'ACTIVE') continue
      const passed = this.#checksOf(instance).filter((one) => one.isOk).length
      const { cpuUnits } = instance.remaining
      if (best === null || passed > best.passed || (passed === best.passed && cpuUnits > best.cpuUnits)) {
        best = { instance, passed, cpuUnits }
      }
    }
    return best?.instance ?? null
  }
}

type Found = ContainerInstance | null

function outcomeOf(
  scores: Candidate['scores'],
  { hasPassed, isChosen }: { readonly hasPassed: boolean; readonly isChosen: boolean },
): Candidate['outcome'] {
  if (isChosen) return 'chosen'
  if (!hasPassed) return 'dropped by a check'
  return scores.every((one) => one.isKept) ? 'equal, registered later' : 'dropped by a strategy'
}
