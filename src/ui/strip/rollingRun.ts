import { appendForecast, countSteps, crashTimes, type CountStep } from '../../lessons/countSteps.ts'
import type { RollingDecision } from '../../model/world/deployment/rollingDecision.ts'
import { limitsOf } from '../../model/world/deployment/limits.ts'
import { seriesOf } from '../../model/world/series.ts'
import type { DeploymentConfiguration, Service } from '../../model/world/service/service.ts'
import type { BranchView } from '../../session/mirror.ts'
import { momentOfService, type ServiceMoment } from '../words/deployment/counts.ts'

/** Which update: of which service, and since when. */
export interface RollingOf {
  readonly serviceKey: string
  /** When it was asked for; what the page calls 00:00. */
  readonly originMs: number
}

/** One rolling update of one branch, as panels read it. */
export interface RollingRun {
  readonly view: BranchView
  readonly originMs: number
  readonly service: Service
  /** Counts and limits now; the limits are those of a slider that is being moved. */
  readonly moment: ServiceMoment
  /** The pairs of counts so far and those that the model foresees. */
  readonly steps: readonly CountStep[]
  /** The scheduler's newest verdict at or before now, of this update. */
  readonly decision: RollingDecision | undefined
  /** Its number among them, from 1. */
  readonly decisionNumber: number
  /** 0 to 1: how much of the 40 s the next task to turn healthy has behind it. */
  readonly ringProgress: number
}

/** @param preview  percents that are being chosen: the limits are theirs already */
export function rollingRun(
  view: BranchView,
  of: RollingOf,
  preview: Partial<DeploymentConfiguration> | null,
): RollingRun | null {
  const service = view.world.services.get(of.serviceKey)
  if (service === undefined) return null
  const decisions = verdicts(view, of)
  const limits = limitsOf(service.desiredCount, { ...service.deploymentConfiguration, ...preview })
  return {
    view,
    originMs: of.originMs,
    service,
    moment: { ...momentOfService(service, view.world), limits },
    steps: stepsOf(view, of),
    decision: decisions.at(-1),
    decisionNumber: decisions.length,
    ringProgress: ringProgressOf(view),
  }
}

function stepsOf({ history, forecast }: BranchView, { serviceKey, originMs }: RollingOf): readonly CountStep[] {
  const ref = { kind: 'service', id: serviceKey } as const
  const known = countSteps(seriesOf(history, ref, 'serviceCounts'), originMs, crashTimes(history.decisions, serviceKey))
  if (forecast === null) return known
  return appendForecast(known, {
    samples: seriesOf(forecast, ref, 'serviceCounts'),
    afterMs: history.untilMs,
    crashes: crashTimes(forecast.decisions, serviceKey),
  })
}

function verdicts({ history, nowMs }: BranchView, { serviceKey, originMs }: RollingOf): readonly RollingDecision[] {
  return history.decisions.filter(
    (one): one is RollingDecision =>
      one.kind === 'rolling' &&
      `${one.clusterName}/${one.serviceName ?? ''}` === serviceKey &&
      one.atMs >= originMs &&
      one.atMs <= nowMs,
  )
}

function ringProgressOf({ world, nowMs }: BranchView): number {
  let best = 0
  for (const task of world.tasks.values()) {
    if (task.step !== 'running' || task.isHealthy || task.startedAtMs === null || task.healthyAtMs === null) continue
    best = Math.max(best, (nowMs - task.startedAtMs) / Math.max(1, task.healthyAtMs - task.startedAtMs))
  }
  return Math.min(1, best)
}
