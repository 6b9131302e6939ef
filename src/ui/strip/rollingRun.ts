import { appendForecast, countSteps, type CountStep } from '../../lessons/countSteps.ts'
import { DEMO_ORIGIN_MS, DEMO_SERVICE_KEY, type DemoSetting } from '../../lessons/rollingDemo.ts'
import type { RollingDecision } from '../../model/world/deployment/rollingDecision.ts'
import { limitsOf } from '../../model/world/deployment/limits.ts'
import type { Service } from '../../model/world/service/service.ts'
import type { BranchView } from '../../session/mirror.ts'
import { momentOfService, type ServiceMoment } from '../words/deployment/counts.ts'

/** One side of the demo, as its panels read it. */
export interface DemoRun {
  readonly view: BranchView
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

export function demoRun(view: BranchView, preview: Partial<DemoSetting> | null): DemoRun | null {
  const service = view.world.services.get(DEMO_SERVICE_KEY)
  if (service === undefined) return null
  const decisions = verdicts(view)
  const limits = limitsOf(service.desiredCount, { ...service.deploymentConfiguration, ...preview })
  return {
    view,
    service,
    moment: { ...momentOfService(service, view.world), limits },
    steps: stepsOf(view),
    decision: decisions.at(-1),
    decisionNumber: decisions.length,
    ringProgress: ringProgressOf(view),
  }
}

/** The place of a revision among those that were used, which its colour and stripes go by. */
export function orderIn(view: BranchView): (definitionKey: string) => number {
  const { taskDefinitions } = view.world
  return (definitionKey) => taskDefinitions.get(definitionKey)?.ordinal ?? 1
}

function stepsOf({ history, forecast }: BranchView): readonly CountStep[] {
  const known = countSteps(history.services.get(DEMO_SERVICE_KEY) ?? [], DEMO_ORIGIN_MS)
  return appendForecast(known, forecast?.services.get(DEMO_SERVICE_KEY) ?? [], history.untilMs)
}

function verdicts({ history, nowMs }: BranchView): readonly RollingDecision[] {
  return history.decisions.filter(
    (one): one is RollingDecision => one.kind === 'rolling' && one.atMs >= DEMO_ORIGIN_MS && one.atMs <= nowMs,
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
