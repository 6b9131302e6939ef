import { must } from '../../base/assert.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { Context } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import {
  CHECK_NAMES,
  NAMED_PLACE_RULE,
  type Check,
  type CheckName,
  type DroppedBy,
  type PlacementDecision,
} from '../world/placement/placementDecision.ts'
import type { EntityRef } from '../world/ref.ts'
import type { AwsvpcConfiguration, PlacementConstraint, PlacementStrategy } from '../world/service/service.ts'
import type { World } from '../world/world.ts'
import { zonesOf } from '../world/network/subnets.ts'
import { factsOf } from '../world/placement/query/evaluate.ts'
import { explanationOf, listedRows, type Weighed } from './candidates.ts'
import { checksOf, firstFailed, selectionOf, type CheckInput } from './checks.ts'
import { placeIn } from './columns.ts'
import { FirstChoice } from './firstChoice.ts'
import { Ranker, type Ranking } from './ranker.ts'
import { shortfallOf, type Shortfall } from './shortfall.ts'
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
  /** Instances of this provider alone; left out for any (CPR-4). */
  readonly capacityProviderName?: string
  /** The one instance that they may go to: StartTask names it, and nothing is chosen (TSK-12). */
  readonly onInstanceId?: string
  /** Of their service or group; the caller adds each task that has found a place. */
  readonly counts: TaskCounts
}

export interface Placement {
  readonly decision: PlacementDecision
  readonly instance: ContainerInstance | null
}

/** An instance that has no room, and the first check that it failed. */
export interface Unfit {
  readonly instanceId: string
  readonly failed: Check | undefined
}

/**
 * Chooses instances for tasks that are alike, one after the other, and emits each decision (PLC-1, PLC-2). It lives for
 * one pass or command: between its places nothing alters an instance but the tasks that it placed. Tasks of the same
 * request that another placer starts, for another capacity provider, it finds in the counts that both go by.
 */
export class Placer {
  readonly #context: Context
  readonly #request: PlacementRequest
  readonly #input: CheckInput
  /** What all its decisions have in common. */
  readonly #owners: readonly EntityRef[]
  readonly #needs: PlacementDecision['needs']
  readonly #instances: ContainerInstance[]
  /** Of each instance the first check that it fails, and how many fail each. */
  readonly #failed: (CheckName | null)[]
  readonly #dropped = new Map<CheckName, number>()
  /** The same as decisions say it. */
  #told: DroppedBy | null = null
  #ranker: Ranker
  /** `null` where a strategy draws. */
  #firstChoice: FirstChoice | null
  /** Places in the list of those that pass all checks, in order. */
  readonly #passing: number[]
  #last: number | null = null
  /** Of the tasks in the counts. */
  #seen: number
  /** Where none has room nothing is placed, so it stays true. */
  #shortfall: Shortfall | null = null

  constructor(context: Context, request: PlacementRequest) {
    const { counts, needs, network } = request
    const own = context.world.taskDefinitions.get(request.definitionKey)?.placementConstraints ?? []
    const constraints = [...request.constraints, ...own]
    this.#context = context
    this.#request = request
    this.#owners = ownersOf(request)
    this.#needs = { cpuUnits: needs.cpuUnits, memoryMib: needs.memoryMib, hostPorts: needs.fixedPorts }
    this.#input = {
      needs,
      zones: network === null ? null : zonesOf(network),
      isDistinctInstance: constraints.some((one) => one.type === 'distinctInstance'),
      groupCountOn: (instanceId) => counts.onInstance(instanceId),
      memberOf: constraints.flatMap((one) => (one.type === 'memberOf' ? selectionOf(one) : [])),
      factsOf: (instance) => factsOf(context.world, instance),
    }
    const { capacityProviderName } = request
    const group = capacityProviderName === undefined ? null : groupOfProvider(context.world, capacityProviderName)
    this.#instances = [...context.world.instances.values()].filter(
      (one) =>
        one.clusterName === request.clusterName &&
        one.status !== 'booting' &&
        (group === null || one.autoScalingGroupName === group) &&
        (request.onInstanceId === undefined || one.id === request.onInstanceId),
    )
    this.#failed = this.#instances.map((one) => firstFailed(one, this.#input))
    this.#passing = []
    for (const [row, failed] of this.#failed.entries()) {
      if (failed === null) this.#passing.push(row)
      else this.#drop(failed)
    }
    this.#seen = counts.added
    this.#ranker = this.#newRanker()
    this.#firstChoice = this.#newFirstChoice()
    context.spend(this.#instances.length / WEIGHED_PER_UNIT)
  }

  #newRanker(): Ranker {
    const { strategies, counts } = this.#request
    return new Ranker(this.#instances, strategies, { counts, random: this.#context.random })
  }

  #newFirstChoice(): FirstChoice | null {
    if (this.#request.strategies.some((one) => one.type === 'random')) return null
    const ordinals = Float64Array.from(this.#instances, (one) => one.ordinal)
    return new FirstChoice(this.#ranker.columns, ordinals, this.#passing)
  }

  /** Whether there is room for one more: nothing is decided. */
  hasRoom(): boolean {
    this.#lookAgain()
    return this.#passing.length > 0
  }

  /** The zones in which one more has room: nothing is decided. */
  openZones(): readonly string[] {
    this.#lookAgain()
    return [...new Set(this.#passing.map((row) => this.#at(row)?.availabilityZone ?? ''))]
  }

  /** @param taskId  the id that the task will have if it finds a place */
  place(taskId: string): Placement {
    this.#lookAgain()
    const ranking = this.#rank()
    const chosen = this.#at(ranking.chosen)
    const decision = this.#decide(taskId, ranking, chosen)
    this.#last = ranking.chosen
    return { decision, instance: chosen }
  }

  /** Whoever is told why looks at every instance; to choose one takes a few. */
  #rank(): Ranking {
    if (this.#firstChoice === null) {
      this.#context.spend(this.#passing.length / RANKED_PER_UNIT)
      return this.#ranker.rank(this.#passing)
    }
    const chosen = this.#firstChoice.choose()
    let whole: Ranking | null = null
    return { chosen, scoresOf: (row) => (whole ??= this.#ranker.rank(this.#passing)).scoresOf(row) }
  }

  /** Of a place that was not found: what each instance lacks, as far as they are listed. */
  unfit(): readonly Unfit[] {
    return listedRows(this.#weighed(), this.#lacking().closestRow).map((row) => {
      const instance = must(this.#instances[row], 'an instance')
      return { instanceId: instance.id, failed: checksOf(instance, this.#input).find((one) => !one.isOk) }
    })
  }

  /** The instance of the last place has less left since, and others may have placed tasks that count. */
  #lookAgain(): void {
    const { added } = this.#request.counts
    const isAlone = added - this.#seen === (this.#last === null ? 0 : 1)
    this.#seen = added
    this.#renewLast()
    if (isAlone) return
    this.#ranker = this.#newRanker()
    this.#firstChoice = this.#newFirstChoice()
    this.#context.spend(this.#instances.length / WEIGHED_PER_UNIT)
  }

  #renewLast(): void {
    const row = this.#last
    const before = this.#at(row)
    if (row === null || before === null) return
    this.#last = null
    const instance = must(this.#context.world.instances.get(before.id), before.id)
    this.#instances[row] = instance
    this.#ranker.renew(row, instance)
    const failed = firstFailed(instance, this.#input)
    if (failed === null) {
      this.#firstChoice?.renew(row)
      return
    }
    this.#failed[row] = failed
    this.#drop(failed)
    this.#firstChoice?.drop(row)
    this.#passing.splice(placeIn(this.#passing, row), 1)
  }

  #drop(failed: CheckName): void {
    this.#told = null
    this.#dropped.set(failed, (this.#dropped.get(failed) ?? 0) + 1)
  }

  #at(row: number | null): ContainerInstance | null {
    return row === null ? null : (this.#instances[row] ?? null)
  }

  #lacking(): Shortfall {
    if (this.#shortfall === null) {
      this.#shortfall = shortfallOf(this.#instances, this.#input)
      this.#context.spend(this.#instances.length / WEIGHED_PER_UNIT)
    }
    return this.#shortfall
  }

  #decide(taskId: string, ranking: Ranking, chosen: ContainerInstance | null): PlacementDecision {
    const { clusterName, serviceName, definitionKey, group, strategies } = this.#request
    const lacking = chosen === null ? this.#lacking() : null
    const placed = chosen === null ? this.#named() : placedAt(taskId, chosen.id)
    const decision: PlacementDecision = {
      id: nextDecisionId(this.#context.world),
      atMs: this.#context.nowMs,
      kind: 'placement',
      rule: this.#ruleOf(chosen),
      about: this.#owners.concat(placed),
      clusterName,
      serviceName,
      definitionKey,
      group,
      needs: this.#needs,
      strategies,
      taskId: chosen === null ? null : taskId,
      chosenInstanceId: chosen?.id ?? null,
      chosenEc2InstanceId: chosen?.ec2InstanceId ?? null,
      availabilityZone: chosen?.availabilityZone ?? null,
      candidatesCount: this.#instances.length,
      droppedBy: this.#droppedBy(),
      closest: lacking?.closest ?? null,
      apartCpuUnits: lacking?.apartCpuUnits ?? null,
    }
    const first = ranking.chosen ?? lacking?.closestRow ?? null
    this.#context.decide(decision, (id) => explanationOf(id, this.#weighed(), { ranking, first }))
    return decision
  }

  /** A place that was asked for by name is what it is about, found or not. */
  #named(): readonly EntityRef[] {
    const { onInstanceId } = this.#request
    return onInstanceId === undefined ? [] : [{ kind: 'containerInstance', id: onInstanceId }]
  }

  #ruleOf(chosen: ContainerInstance | null): string {
    if (this.#request.onInstanceId !== undefined) return NAMED_PLACE_RULE
    return chosen === null ? 'PLC-1' : 'PLC-2'
  }

  /** The same until another instance fails. */
  #droppedBy(): DroppedBy {
    return (this.#told ??= inOrder(this.#dropped))
  }

  #weighed(): Weighed {
    return { instances: this.#instances, failed: this.#failed, passing: this.#passing, input: this.#input }
  }
}

function groupOfProvider({ capacityProviders }: World, name: string): string {
  return must(capacityProviders.get(name), name).autoScalingGroupName
}

/** In the order of the checks, so that its hash does not tell which instance was looked at first. */
function inOrder(dropped: ReadonlyMap<CheckName, number>): DroppedBy {
  const droppedBy: Partial<Record<CheckName, number>> = {}
  for (const name of CHECK_NAMES) {
    const count = dropped.get(name)
    if (count !== undefined) droppedBy[name] = count
  }
  return droppedBy
}

/** So many instances are checked, or ranked, while a task takes a step. */
const WEIGHED_PER_UNIT = 8
const RANKED_PER_UNIT = 100

function placedAt(taskId: string, instanceId: string): readonly EntityRef[] {
  return [
    { kind: 'task', id: taskId },
    { kind: 'containerInstance', id: instanceId },
  ]
}
