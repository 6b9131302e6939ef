import { msOf, type ClusterLook } from '../look.ts'
import type { DeploymentJson, ServiceJson, TaskJson } from '../shapes.ts'
import { isHealthy, limitsOf } from './healthy.ts'
import { isLive, isPending, isWanted, nameOf, primaryOf, tasksOf, type Problems, type Step } from './step.ts'

/** DEP-9: the scheduler does not act again sooner. */
const GAP_MS = 4_000
/** SVC-5 */
const LAUNCHES_AT_ONCE = 100
const LAUNCHES_A_MINUTE = 500

/** What the scheduler did to one service in one step. */
interface Acts {
  readonly where: string
  readonly service: ServiceJson
  readonly primary: DeploymentJson | undefined
  readonly nowMs: number
  readonly started: readonly TaskJson[]
  readonly stopped: readonly TaskJson[]
  /** Meant to run, after it. */
  readonly live: readonly TaskJson[]
  /** Of the PRIMARY deployment, and on no instance that drains. */
  readonly kept: readonly TaskJson[]
  /** Of an older deployment, and not STOPPED. */
  readonly older: readonly TaskJson[]
  readonly isReplaced: (task: TaskJson) => boolean
  readonly isHealthy: (task: TaskJson) => boolean
}

/**
 * DEP-1 to DEP-10 and SVC-1 to SVC-6, by what the scheduler itself did between two close looks. Commands and lost
 * instances may break a limit, so a state alone says nothing.
 */
export class RollingJudge {
  readonly #lastActMs = new Map<string, number>()
  readonly #launches = new Map<string, readonly number[]>()
  readonly #completed = new Set<string>()

  judge(step: Step): Problems {
    const problems: Problems = []
    for (const cluster of step.after.clusters.values()) {
      const earlier = step.before?.clusters.get(cluster.name)
      for (const service of cluster.services) {
        const acts = actsOn(service, { cluster, earlier, step })
        problems.push(...this.#completions(acts, step.isClose))
        if (!step.isClose || service.status !== 'ACTIVE') continue
        problems.push(...limits(acts), ...starts(acts), ...stops(acts), ...words(acts), ...this.#pace(acts))
      }
    }
    return problems
  }

  #pace({ where, service, nowMs, started, stopped }: Acts): Problems {
    if (started.length + stopped.length === 0) return []
    // A service that is made anew under its name is another.
    const key = `${where} ${String(service.createdAt)}`
    const problems: Problems = []
    const lastMs = this.#lastActMs.get(key)
    if (lastMs !== undefined && nowMs - lastMs < GAP_MS)
      problems.push(`DEP-9 ${where}: acts ${String(nowMs - lastMs)} ms after it acted`)
    this.#lastActMs.set(key, nowMs)
    const launches = [
      ...(this.#launches.get(key) ?? []).filter((atMs) => atMs > nowMs - 60_000),
      ...started.map(() => nowMs),
    ]
    this.#launches.set(key, launches)
    const isTooFast = started.length > LAUNCHES_AT_ONCE || launches.length > LAUNCHES_AT_ONCE + LAUNCHES_A_MINUTE
    if (isTooFast)
      problems.push(
        `SVC-5 ${where}: launches ${String(started.length)} at once, ${String(launches.length)} in a minute`,
      )
    return problems
  }

  /** DEP-8 */
  #completions({ where, service, primary, older, kept, isHealthy, nowMs }: Acts, isClose: boolean): Problems {
    const problems: Problems = []
    for (const { id, rolloutState, status } of service.deployments) {
      if (rolloutState !== 'COMPLETED') {
        if (this.#completed.has(id)) problems.push(`DEP-8 ${where}: ${id} was COMPLETED and is ${rolloutState}`)
        continue
      }
      const isNew = !this.#completed.has(id)
      this.#completed.add(id)
      if (!isNew || !isClose || status !== 'PRIMARY' || primary?.id !== id || service.status !== 'ACTIVE') continue
      const isWhole = kept.length === service.desiredCount && older.length === 0 && kept.every(isHealthy)
      if (!isWhole)
        problems.push(
          `DEP-8 ${where}: ${id} is COMPLETED at ${String(nowMs)} with ${String(kept.filter(isHealthy).length)} healthy of ${String(service.desiredCount)}, ${String(older.length)} older ones left`,
        )
    }
    return problems
  }
}

function actsOn(
  service: ServiceJson,
  {
    cluster,
    earlier,
    step,
  }: { readonly cluster: ClusterLook; readonly earlier: ClusterLook | undefined; readonly step: Step },
): Acts {
  const primary = primaryOf(service)
  const ids = new Set(service.deployments.map((one) => one.id))
  const tasks = tasksOf(cluster, service).filter((one) => ids.has(one.startedBy ?? '') || isWanted(one))
  const live = tasks.filter(isWanted)
  const draining = new Set(
    cluster.instances.filter((one) => one.status === 'DRAINING').map((one) => one.containerInstanceArn),
  )
  const isReplaced = (one: TaskJson) => one.startedBy !== primary?.id || draining.has(one.containerInstanceArn ?? '')
  const { nowMs } = step.after
  return {
    where: nameOf(cluster, service),
    service,
    primary,
    nowMs,
    started: tasks.filter((one) => earlier?.tasks.has(one.taskArn) !== true),
    stopped: tasks.filter((one) => {
      const was = earlier?.tasks.get(one.taskArn)
      return was !== undefined && isWanted(was) && !isWanted(one) && one.stopCode === 'ServiceSchedulerInitiated'
    }),
    live,
    kept: live.filter((one) => !isReplaced(one)),
    older: tasks.filter((one) => one.startedBy !== primary?.id && isLive(one)),
    isReplaced,
    isHealthy: (task) => isHealthy(task, { nowMs, definition: step.definitionOf(task.taskDefinitionArn) }),
  }
}

/** DEP-2, DEP-3 and DEP-5 */
function limits({ where, service, started, stopped, live, isHealthy }: Acts): Problems {
  const { lower, upper } = limitsOf(service)
  const healthy = live.filter(isHealthy).length
  const ran = stopped.filter((one) => one.startedAt !== undefined).length
  const problems: Problems = []
  if (ran > 0 && healthy < lower)
    problems.push(
      `DEP-2 ${where}: ${String(ran)} that ran are stopped, ${String(healthy)} healthy are left of at least ${String(lower)}`,
    )
  if (started.length > 0 && live.length > upper)
    problems.push(
      `DEP-3 ${where}: ${String(started.length)} are started, ${String(live.length)} are more than ${String(upper)}`,
    )
  if (started.length > 0 && stopped.length > 0) problems.push(`DEP-5 ${where}: one look both stops and starts`)
  return problems
}

/** SVC-1, DEP-12: only what is missing, of the PRIMARY deployment, or of the one before while too few are healthy. */
function starts(acts: Acts): Problems {
  const { where, service, primary, started, kept } = acts
  const isOwn = (one: TaskJson) => one.startedBy === primary?.id || mayServe(acts, one)
  const strangers = started.filter((one) => !isOwn(one) || one.launchType !== service.launchType)
  return [
    ...strangers.map((one) => `DEP-12 ${where}: starts ${one.taskArn} for ${String(one.startedBy)}`),
    ...(started.length > 0 && kept.length > service.desiredCount && !mayMove(service)
      ? [`SVC-1 ${where}: starts more than it wants, ${String(kept.length)} of ${String(service.desiredCount)}`]
      : []),
  ]
}

/** SVC-10: during no deployment. */
function mayMove({ availabilityZoneRebalancing: rebalancing, deployments }: ServiceJson): boolean {
  return rebalancing === 'ENABLED' && deployments.length === 1 && deployments[0]?.rolloutState === 'COMPLETED'
}

function mayServe({ service, live, kept, isHealthy: isServing }: Acts, { startedBy }: TaskJson): boolean {
  const own = service.deployments.find(({ id }) => id === startedBy)
  const isShort = live.filter(isServing).length < limitsOf(service).lower
  return own?.rolloutState === 'COMPLETED' && kept.length >= service.desiredCount && isShort
}

/** SVC-1, SVC-4: what stays wanted is not stopped, and what does not serve yet goes first. */
function stops({ where, service, stopped, kept, isReplaced, isHealthy, nowMs }: Acts): Problems {
  const surplus = stopped.filter((one) => !isReplaced(one))
  if (surplus.length === 0) return []
  // A task that is stopping cannot be asked any more whether it served.
  const served = surplus.filter((one) => one.startedAt !== undefined && msOf(one.startedAt) + 600_000 < nowMs)
  return [
    ...(kept.length < service.desiredCount
      ? [
          `SVC-1 ${where}: stops ${String(surplus.length)}, ${String(kept.length)} of ${String(service.desiredCount)} are left`,
        ]
      : []),
    ...(served.length > 0 && kept.some((one) => isPending(one) && !isHealthy(one))
      ? [`SVC-4 ${where}: stops what serves and keeps what does not`]
      : []),
  ]
}

/** SVC-6: an act is told in the service's events. */
function words({ where, service, started, stopped, nowMs }: Acts): Problems {
  const news = service.events.filter((one) => msOf(one.createdAt) === nowMs).map((one) => one.message)
  const ran = stopped.filter((one) => one.startedAt !== undefined).length
  const expected = [
    ...(started.length > 0 ? [['started', started.length, ''] as const] : []),
    ...(ran > 0 ? [['stopped', ran, 'running '] as const] : []),
  ]
  return expected
    .filter(([did, count, which]) => toldCount(news, new RegExp(`has ${did} (\\d+) ${which}tasks(?::| in )`)) !== count)
    .map(([did, count]) => `SVC-6 ${where}: no event says that it ${did} ${String(count)}`)
}

/** Told at once, or zone by zone (SVC-10). */
function toldCount(news: readonly string[], words: RegExp): number {
  return news.reduce((sum, message) => sum + Number(words.exec(message)?.[1] ?? 0), 0)
}
