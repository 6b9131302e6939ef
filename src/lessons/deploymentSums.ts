import type { DeploymentStatus } from '../model/world/deployment/serviceDeployment.ts'
import type { FailureDecision } from '../model/world/deployment/failureDecision.ts'
import type { History } from '../model/world/history.ts'
import { seriesOf } from '../model/world/series.ts'
import type { World } from '../model/world/world.ts'
import { DEPLOYMENT_ORIGIN_MS, DEPLOYMENT_SERVICE_KEY } from './deploymentDemo.ts'
import type { BadRevision } from './deploymentSetting.ts'
import { requestSums, taskSums } from './runSums.ts'

/** What a deployment came to so far. Times are ms since it was asked for. */
export interface DeploymentSums {
  readonly status: DeploymentStatus
  /** What found it out; `null`: nothing did. */
  readonly failure: Detected | null
  readonly failed: number
  readonly mostTasks: number
  /** Tasks beyond those desired, times minutes. */
  readonly extraTaskMinutes: number
  /** When a good revision was whole again; `null`: not yet, or never. */
  readonly wholeAtMs: number | null
}

export interface Detected extends Pick<FailureDecision, 'cause' | 'count' | 'threshold'> {
  readonly atMs: number
}

interface Played {
  readonly world: World
  readonly history: History
  readonly nowMs: number
}

export function deploymentSums({ world, history, nowMs }: Played, bad: BadRevision): DeploymentSums {
  const ref = { kind: 'service', id: DEPLOYMENT_SERVICE_KEY } as const
  const samples = seriesOf(history, ref, 'serviceCounts')
  const { mostTasks, extraTaskMs } = taskSums(samples, { fromMs: DEPLOYMENT_ORIGIN_MS, toMs: nowMs })
  const [newest] = world.serviceDeployments.get(DEPLOYMENT_SERVICE_KEY) ?? []
  const status = newest?.status ?? 'PENDING'
  const isGood = bad === 'fine' ? status === 'SUCCESSFUL' : status === 'ROLLBACK_SUCCESSFUL'
  const endMs = isGood && nowMs > DEPLOYMENT_ORIGIN_MS ? newest?.end?.atMs : undefined
  return {
    status,
    failure: detected(history, nowMs),
    failed: requestSums(world).failed,
    mostTasks,
    extraTaskMinutes: Math.round(extraTaskMs / 60_000),
    wholeAtMs: endMs === undefined ? null : endMs - DEPLOYMENT_ORIGIN_MS,
  }
}

function detected({ decisions }: History, nowMs: number): Detected | null {
  const found = decisions.find((one): one is FailureDecision => one.kind === 'failure' && one.atMs <= nowMs)
  if (found === undefined) return null
  const { cause, count, threshold, atMs } = found
  return { cause, count, threshold, atMs: atMs - DEPLOYMENT_ORIGIN_MS }
}
