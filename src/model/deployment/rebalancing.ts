import type { Work } from '../../base/work.ts'
import { TaskStarter } from '../placement/startTask.ts'
import { movedWords, rebalancingEndsWords, sayEvent, zonesWords } from '../service/serviceEvents.ts'
import { askServicePass } from '../service/askPass.ts'
import type { Context } from '../world/context.ts'
import { SCHEDULER_GAP_MS } from '../world/durations.ts'
import { apiThrottledUntil, zonesUp } from '../world/fault/broken.ts'
import { zonesOf } from '../world/network/subnets.ts'
import { unprotected } from '../world/protection/heldTasks.ts'
import { mayRebalance, rebalancingOf } from '../world/service/rebalancing.ts'
import type { Rebalancing, ZoneCount } from '../world/service/zoneCounts.ts'
import { schedulingOf } from '../world/service/scheduling.ts'
import type { Service } from '../world/service/service.ts'
import { throttledUntil } from '../world/service/startThrottle.ts'
import type { Task } from '../world/task/task.ts'
import { AVAILABILITY_ZONES, type World } from '../world/world.ts'
import type { Census } from './census.ts'
import { hasActed } from './hasActed.ts'
import { allowedLaunches, paidUntilAfter } from './launchRate.ts'
import { decideRolling } from './settle.ts'
import { requestOf } from './taskRequest.ts'

/**
 * SVC-10: a service that is steady starts tasks in the zone with the fewest of its tasks. Once these are healthy it has
 * more than it wants, and what is stopped then is in the zone with the most (PLC-5).
 */
export function* rebalancingZones(context: Context, census: Census, wasSteady: boolean): Work<void> {
  const { world } = context
  const { service } = census
  if (!mayRebalance(service)) return
  const isOn = rebalancingOf(world, service) !== null
  if (!isOn && !isUneven(countsIn(zonesAtHand(world, service), census.kept))) return
  // What has just become steady is told so, and looked at again.
  if (!isOn && !wasSteady) return askServicePass(context, service.key, SCHEDULER_GAP_MS)
  const taskIds = yield* startingElsewhere(context, census)
  if (taskIds.length > 0 || !isOn) return
  if (isHeldBack(context, service)) return
  const counts = countsIn(zonesAtHand(world, service), census.kept)
  context.emit({ kind: 'rebalancingSet', serviceKey: service.key, rebalancing: null })
  const words = isUneven(counts) ? rebalancingEndsWords(service) : zonesWords(service, toldOf(counts), true)
  sayEvent(context, { serviceKey: service.key, decisionId: schedulingOf(world, service.key).lastDecisionId }, words)
}

/** A new deployment or another desired count has ended it. */
export function endRebalancing(context: Context, service: Service): void {
  const { world } = context
  if (schedulingOf(world, service.key).rebalancing === undefined || rebalancingOf(world, service) !== null) return
  context.emit({ kind: 'rebalancingSet', serviceKey: service.key, rebalancing: null })
  sayEvent(context, { serviceKey: service.key, decisionId: null }, rebalancingEndsWords(service))
}

/** Of a service that stops what has been replaced in another zone: how many are in each; `null` where it stops others. */
export function zonesLeft(world: World, { service, kept, outgoing }: Census): readonly ZoneCount[] | null {
  if (rebalancingOf(world, service) === null || outgoing.length > 0) return null
  return toldOf(countsIn(zonesAtHand(world, service), kept))
}

/** Zones in which it could have tasks: of its subnets on Fargate, else those of instances that take any. */
function zonesAtHand(world: World, { clusterName, launchType, network }: Service): readonly string[] {
  const own = network === null ? AVAILABILITY_ZONES : zonesOf(network)
  if (launchType === 'FARGATE') return zonesUp(world, own)
  const taking = [...world.instances.values()].filter(
    (one) => one.clusterName === clusterName && one.status === 'ACTIVE' && one.agentConnected,
  )
  return own.filter((zone) => taking.some((one) => one.availabilityZone === zone))
}

type Counts = Map<string, number>

function countsIn(zones: readonly string[], tasks: readonly Task[]): Counts {
  const counts: Counts = new Map(zones.map((zone) => [zone, 0]))
  for (const { availabilityZone: zone } of tasks) counts.set(zone, (counts.get(zone) ?? 0) + 1)
  return counts
}

function isUneven(counts: Counts): boolean {
  return Math.max(...counts.values()) - Math.min(...counts.values()) > 1
}

/** The most first. */
function toldOf(counts: Counts): readonly ZoneCount[] {
  const zones = AVAILABILITY_ZONES.flatMap((zone) => {
    const count = counts.get(zone)
    return count === undefined ? [] : [{ zone, count }]
  })
  return zones.sort((a, b) => b.count - a.count)
}

/** It starts nothing now, and asks to look again when it may. */
function isHeldBack(context: Context, { key }: Service): boolean {
  const retryAtMs = apiThrottledUntil(context.world) ?? throttledUntil(schedulingOf(context.world, key), context.nowMs)
  if (retryAtMs === null) return false
  askServicePass(context, key, retryAtMs - context.nowMs)
  return true
}

function* startingElsewhere(context: Context, census: Census): Work<readonly string[]> {
  const { world, nowMs } = context
  const { service, kept, active, limits } = census
  if (isHeldBack(context, service)) return []
  const allowed = Math.min(limits.upper - active, allowedLaunches(schedulingOf(world, service.key), nowMs))
  if (allowed <= 0) return []
  const starter = new TaskStarter(context, requestOf(census), census.peers)
  if (context.endsSlice()) yield
  const counts = countsIn(zonesAtHand(world, service), kept)
  const moving = new Moving(counts, countsIn([], unprotected(world, kept)))
  const zones = toldOf(counts)
  const begun = { deploymentId: census.primary.id, desiredCount: service.desiredCount }
  const before = rebalancingOf(world, service)
  const taskIds: string[] = []
  while (taskIds.length < allowed && moving.next(starter.openZones())) {
    if (taskIds.length === 0 && before === null) begin(context, service, begun)
    const started = starter.start(1)
    if (started.noPlace !== null) break
    taskIds.push(...started.taskIds)
    if (context.endsSlice()) yield
  }
  if (taskIds.length === 0) {
    // Room was seen where none was found.
    endRebalancingAt(context, service, before)
    return []
  }
  const rebalancing = { ...begun, taskIds: [...(before?.taskIds ?? []), ...taskIds] }
  context.emit({ kind: 'rebalancingSet', serviceKey: service.key, rebalancing })
  const decisionId = decideRolling(context, census, { rule: 'SVC-10', action: 'start', taskIds, zones })
  const from = { serviceKey: service.key, decisionId }
  if (before === null) sayEvent(context, from, zonesWords(service, zones, false))
  sayMoved(context, { from, service, what: 'started' }, taskIds)
  const paidUntilMs = paidUntilAfter(schedulingOf(world, service.key), nowMs, taskIds.length)
  hasActed(context, service.key, { launchesPaidUntilMs: paidUntilMs })
  return taskIds
}

function endRebalancingAt(context: Context, { key }: Service, before: Rebalancing | null): void {
  const { rebalancing } = schedulingOf(context.world, key)
  if (before !== null || rebalancing === undefined) return
  context.emit({ kind: 'rebalancingSet', serviceKey: key, rebalancing: null })
}

/** Told before the first task of it is there: from then on the service may have more than it wants. */
function begin(context: Context, service: Service, begun: { deploymentId: string; desiredCount: number }): void {
  context.emit({ kind: 'rebalancingSet', serviceKey: service.key, rebalancing: { ...begun, taskIds: [] } })
}

interface Told {
  readonly from: { readonly serviceKey: string; readonly decisionId: number | null }
  readonly service: Service
  readonly what: 'started' | 'stopped'
}

/** Zone by zone. */
export function sayMoved(context: Context, { from, service, what }: Told, taskIds: readonly string[]): void {
  for (const zone of AVAILABILITY_ZONES) {
    const ids = taskIds.filter((id) => context.world.tasks.get(id)?.availabilityZone === zone)
    if (ids.length > 0) sayEvent(context, from, movedWords(service, what, { zone, taskIds: ids }))
  }
}

/** SVC-10: how many tasks are in each zone, once those that are started have let others go. */
class Moving {
  readonly #counts: Counts
  /** Of those, tasks that may be stopped (PRO-3). */
  readonly #free: Counts

  constructor(counts: Counts, free: Counts) {
    this.#counts = new Map(counts)
    this.#free = free
  }

  /** Moves one from the fullest zone to the emptiest of those that have room; whether there is one to move. */
  next(open: readonly string[]): boolean {
    const [to] = this.#sorted(open)
    const from = this.#sorted([...this.#free.keys()].filter((zone) => (this.#free.get(zone) ?? 0) > 0)).at(-1)
    if (to === undefined || from === undefined || this.#of(from) - this.#of(to) <= 1) return false
    this.#counts.set(to, this.#of(to) + 1)
    this.#counts.set(from, this.#of(from) - 1)
    this.#free.set(from, (this.#free.get(from) ?? 0) - 1)
    return true
  }

  #of(zone: string): number {
    return this.#counts.get(zone) ?? 0
  }

  #sorted(zones: readonly string[]): readonly string[] {
    return [...zones].sort((a, b) => this.#of(a) - this.#of(b))
  }
}
