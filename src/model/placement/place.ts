import { must } from '../../base/assert.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import { portKey } from '../world/capacity/ports.ts'
import type { Context } from '../world/context.ts'
import {
  CANDIDATES_MAX,
  CANDIDATES_OF_MANY,
  type Candidate,
  type Check,
  type PlacementDecision,
} from '../world/decision.ts'
import type { AwsvpcConfiguration, PlacementConstraint, PlacementStrategy } from '../world/service/service.ts'
import { zonesOf } from '../world/network/subnets.ts'
import { checksOf, passesChecks, type CheckInput } from './checks.ts'
import { Ranker, type Ranking } from './ranker.ts'
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
  readonly #ranker: Ranker
  /** Places in the list of those that pass all checks, in order. */
  #passing: number[]
  #last: number | null = null

  constructor(context: Context, request: PlacementRequest) {
    const { counts, needs, constraints, network, strategies } = request
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
    this.#passing = []
    for (const [row, one] of this.#instances.entries()) if (passesChecks(one, this.#input)) this.#passing.push(row)
    this.#ranker = new Ranker(this.#instances, strategies, { counts, random: context.random })
    context.spend(this.#instances.length / WEIGHED_PER_UNIT)
  }

  /** @param taskId  the id that the task will have if it finds a place */
  place(taskId: string): Placement {
    this.#lookAgain()
    this.#context.spend(this.#passing.length / RANKED_PER_UNIT)
    const ranking = this.#ranker.rank(this.#passing)
    const closest = ranking.chosen === null ? this.#closest() : null
    const candidates = this.#rowsToTell(ranking.chosen, closest).map((row) => this.#candidateOf(row, ranking))
    const chosen = this.#at(ranking.chosen)
    const decision = this.#decide(taskId, { candidates, chosen, closest: this.#at(closest) })
    this.#last = ranking.chosen
    return { decision, instance: chosen }
  }

  /** The instance of the last place has less left since. */
  #lookAgain(): void {
    const row = this.#last
    const before = this.#at(row)
    if (row === null || before === null) return
    const instance = must(this.#context.world.instances.get(before.id), before.id)
    this.#instances[row] = instance
    this.#checks.delete(before)
    this.#ranker.renew(row, instance)
    if (!passesChecks(instance, this.#input)) this.#passing = this.#passing.filter((one) => one !== row)
  }

  /**
   * All if they are few. Of many that found a place only so few, those that passed first: nobody reads thousands, and
   * each of thousands of placements keeps its own. Of many among which none has room, more: that is what is asked about.
   */
  #rowsToTell(chosen: number | null, closest: number | null): readonly number[] {
    const count = this.#instances.length
    const rows = Array.from({ length: Math.min(count, CANDIDATES_MAX) }, (_, row) => row)
    if (count <= CANDIDATES_MAX) return rows
    const told =
      chosen === null
        ? rows
        : [...new Set([...this.#passing.slice(0, CANDIDATES_OF_MANY), ...rows])].slice(0, CANDIDATES_OF_MANY)
    // It stands first if the limit of the list would cut it off.
    const first = chosen ?? closest
    return first === null || told.includes(first) ? told : [first, ...told.slice(0, -1)]
  }

  #at(row: number | null): ContainerInstance | null {
    return row === null ? null : (this.#instances[row] ?? null)
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
      candidatesOmitted: this.#instances.length - candidates.length,
      taskId: chosen === null ? null : taskId,
      chosenInstanceId: chosen?.id ?? null,
      closestInstanceId: closest?.id ?? null,
    }) as PlacementDecision
  }

  #candidateOf(row: number, ranking: Ranking): Candidate {
    const instance = must(this.#instances[row], 'a candidate')
    const hasPassed = passesChecks(instance, this.#input)
    const scores = hasPassed ? ranking.scoresOf(row) : []
    return {
      instanceId: instance.id,
      ec2InstanceId: instance.ec2InstanceId,
      instanceType: instance.instanceType,
      availabilityZone: instance.availabilityZone,
      checks: this.#checksOf(instance),
      scores,
      outcome: outcomeOf(scores, { hasPassed, isChosen: row === ranking.chosen }),
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
  #closest(): number | null {
    let best: { row: number; passed: number; cpuUnits: number } | null = null
    for (const [row, instance] of this.#instances.entries()) {
      if (instance.status !== 'ACTIVE') continue
      const passed = this.#checksOf(instance).filter((one) => one.isOk).length
      const { cpuUnits } = instance.remaining
      if (best === null || passed > best.passed || (passed === best.passed && cpuUnits > best.cpuUnits)) {
        best = { row, passed, cpuUnits }
      }
    }
    this.#context.spend(this.#instances.length / WEIGHED_PER_UNIT)
    return best?.row ?? null
  }
}

/** So many instances are checked, or ranked, while a task takes a step. */
const WEIGHED_PER_UNIT = 8
const RANKED_PER_UNIT = 100

type Found = ContainerInstance | null

function outcomeOf(
  scores: Candidate['scores'],
  { hasPassed, isChosen }: { readonly hasPassed: boolean; readonly isChosen: boolean },
): Candidate['outcome'] {
  if (isChosen) return 'chosen'
  if (!hasPassed) return 'dropped by a check'
  return scores.every((one) => one.isKept) ? 'equal, registered later' : 'dropped by a strategy'
}
