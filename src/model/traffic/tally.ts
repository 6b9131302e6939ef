import { balancerOf } from '../world/balancing/pools.ts'
import type { DeadEnd } from '../world/traffic/destinations.ts'
import type { LaneOutcome } from '../world/traffic/taskFlow.ts'
import {
  FAILURES,
  FLOW_PERIOD_MS,
  MINUTE_MS,
  NO_COUNTS,
  NO_MINUTE,
  inFlightOf,
  type FailureCounts,
  type MinuteCounts,
  type PoolFlow,
  type SourceCounts,
  type SourceFlow,
  type Trouble,
} from '../world/traffic/traffic.ts'
import type { World } from '../world/world.ts'

/** What became of some requests within a period. */
interface Outcome {
  readonly answered: number
  readonly answered5xx: number
  readonly failed: Partial<FailureCounts>
}

interface OpenFlow {
  sent: number
  failed: number
}

type Counts = { -readonly [K in keyof SourceCounts]: SourceCounts[K] }
type Minute = { -readonly [K in keyof MinuteCounts]: MinuteCounts[K] }

/** What tells one trouble of a source from another. */
type Told = Pick<Trouble, 'failure' | 'why' | 'poolId'>

/** A decision names so many tasks: more nobody reads. */
const MET_MAX = 6

function nameOf(trafficKey: string, { failure, why, poolId }: Told): string {
  return [trafficKey, failure, why, poolId ?? ''].join(' ')
}

/** Adds up one period: for each source and each pool and load balancer, what was sent and what became of it. */
export class Tally {
  private readonly world: World
  /** Whether the period is the first of its minute. */
  private readonly beginsMinute: boolean
  private readonly sources = new Map<string, OpenFlow & { counts: Counts; troubles: Trouble[] }>()
  /** Of each trouble those tasks that it is met at first, by what tells it apart. */
  private readonly metAt = new Map<string, readonly string[]>()
  private readonly pools = new Map<string, OpenFlow & { minute: Minute }>()

  constructor(world: World, nowMs: number) {
    this.world = world
    this.beginsMinute = (nowMs - FLOW_PERIOD_MS) % MINUTE_MS === 0
    // What nothing comes through any more is told too, once.
    for (const key of world.sourceFlows.keys()) this.source(key)
    for (const id of world.poolFlows.keys()) this.pool(id)
  }

  sent(trafficKey: string, count: number): void {
    const source = this.source(trafficKey)
    source.sent += count
    source.counts.sent += count
  }

  /** The balancer itself answered: a fixed response or a redirect. */
  answeredByBalancer(trafficKey: string, answered: number): void {
    this.note(trafficKey, { answered, answered5xx: 0, failed: {} })
  }

  lost(trafficKey: string, { failure, why, poolId }: DeadEnd, count: number): void {
    if (count === 0) return
    this.trouble(trafficKey, { failure, why, poolId, taskId: null, tasks: 0 }, count)
    if (failure === 'timeout') return this.timedOut(trafficKey, count)
    this.note(trafficKey, { answered: 0, answered5xx: 0, failed: { [`http${failure}`]: count } })
    if (poolId !== null) this.ofPool(poolId, { arrived: count, answerMs: 0, failed: { [`http${failure}`]: count } })
  }

  served(
    outcome: LaneOutcome,
    { answerMs, why, taskIds }: { answerMs: number; why: Trouble['why']; taskIds: readonly string[] },
  ): void {
    const { lane, arrived, answered, answered5xx, failed } = outcome
    const { trafficKey, poolId } = lane
    const of = { why, poolId, taskId: taskIds[0] ?? null, tasks: taskIds.length }
    this.note(trafficKey, outcome)
    for (const [failure, key] of FAILURES) {
      const count = failed[key] ?? 0
      if (count === 0) continue
      this.trouble(trafficKey, { ...of, failure }, count)
      this.meet(trafficKey, { ...of, failure }, taskIds)
    }
    if (answered5xx > 0) {
      this.trouble(trafficKey, { ...of, failure: '5xx' }, answered5xx)
      this.meet(trafficKey, { ...of, failure: '5xx' }, taskIds)
    }
    if (poolId !== null) this.ofPool(poolId, { arrived, answered, answered5xx, failed, answerMs })
  }

  /** The tasks at which requests of a source fail so, the first of them. */
  tasksOf(trafficKey: string, trouble: Told): readonly string[] {
    return this.metAt.get(nameOf(trafficKey, trouble)) ?? []
  }

  /** @param carriedOf  what is left of a source's rates and shares */
  sourceRows(
    carriedOf: (trafficKey: string) => Pick<SourceFlow, 'carriedMilli' | 'carried'>,
  ): readonly (readonly [string, SourceFlow | null])[] {
    return [...this.sources].map(([key, { counts, sent, failed, troubles }]) => {
      if (!this.world.traffic.has(key) && inFlightOf(counts) === 0) return [key, null]
      const rates = { perSecond: aSecond(sent), failedPerSecond: aSecond(failed) }
      return [key, { counts: { ...counts }, ...carriedOf(key), ...rates, troubles }]
    })
  }

  poolRows(): readonly (readonly [string, PoolFlow | null])[] {
    return [...this.pools].map(([id, { sent, failed, minute }]) => {
      const ended = minute.answered + minute.answered5xx + sumOf(minute.failed)
      if (minute.requests === 0 && sent === 0 && ended === 0) return [id, null]
      return [id, { perSecond: aSecond(sent), failedPerSecond: aSecond(failed), minute: { ...minute } }]
    })
  }

  private source(key: string) {
    let open = this.sources.get(key)
    if (open === undefined) {
      const counts = { ...(this.world.sourceFlows.get(key)?.counts ?? { ...NO_COUNTS, timedOut: 0 }) }
      this.sources.set(key, (open = { sent: 0, failed: 0, counts, troubles: [] }))
    }
    return open
  }

  private pool(id: string) {
    let open = this.pools.get(id)
    if (open === undefined) {
      const minute = this.beginsMinute ? NO_MINUTE : (this.world.poolFlows.get(id)?.minute ?? NO_MINUTE)
      this.pools.set(id, (open = { sent: 0, failed: 0, minute: { ...minute } }))
    }
    return open
  }

  private note(trafficKey: string, { answered, answered5xx, failed }: Outcome): void {
    const source = this.source(trafficKey)
    const { counts } = source
    counts.answered += answered
    counts.answered5xx += answered5xx
    counts.failed = added(counts.failed, failed)
    source.failed += answered5xx + sumOf(failed)
  }

  /** No load balancer has seen them: it counts nothing. */
  private timedOut(trafficKey: string, count: number): void {
    const source = this.source(trafficKey)
    source.counts.timedOut += count
    source.failed += count
  }

  /** The worst of a source first, each once however many tasks it has. */
  private trouble(trafficKey: string, of: Omit<Trouble, 'count'>, count: number): void {
    const { troubles } = this.source(trafficKey)
    const at = troubles.findIndex((one) => one.failure === of.failure && one.why === of.why && one.poolId === of.poolId)
    const known = troubles[at]
    if (known === undefined) troubles.push({ ...of, count })
    else troubles[at] = { ...known, count: known.count + count, tasks: known.tasks + of.tasks }
  }

  private meet(trafficKey: string, of: Told, taskIds: readonly string[]): void {
    const known = this.metAt.get(nameOf(trafficKey, of)) ?? []
    if (known.length < MET_MAX) this.metAt.set(nameOf(trafficKey, of), [...known, ...taskIds].slice(0, MET_MAX))
  }

  private ofPool(
    poolId: string,
    { arrived, answerMs, ...outcome }: Partial<Outcome> & { readonly arrived: number; readonly answerMs: number },
  ): void {
    const balancer = balancerOf(this.world, poolId)
    for (const id of balancer === undefined ? [poolId] : [poolId, balancer.arn]) {
      const { answered = 0, answered5xx = 0, failed = {} } = outcome
      const pool = this.pool(id)
      pool.sent += arrived
      pool.failed += answered5xx + sumOf(failed)
      const { minute } = pool
      minute.requests += arrived
      minute.answered += answered
      minute.answered5xx += answered5xx
      minute.failed = added(minute.failed, failed)
      minute.answerMs += (answered + answered5xx) * answerMs
    }
  }
}

function added(to: FailureCounts, more: Outcome['failed']): FailureCounts {
  if (more.http502 === undefined && more.http503 === undefined && more.http504 === undefined) return to
  return {
    http502: to.http502 + (more.http502 ?? 0),
    http503: to.http503 + (more.http503 ?? 0),
    http504: to.http504 + (more.http504 ?? 0),
  }
}

function sumOf(failed: Outcome['failed']): number {
  return (failed.http502 ?? 0) + (failed.http503 ?? 0) + (failed.http504 ?? 0)
}

function aSecond(count: number): number {
  return (count * 1_000) / FLOW_PERIOD_MS
}
