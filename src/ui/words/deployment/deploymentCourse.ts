import { axisText } from '../../../look/time.ts'
import type { Decision } from '../../../model/world/decision.ts'
import type { ServiceDeployment } from '../../../model/world/deployment/serviceDeployment.ts'
import type { Shift } from '../../../model/world/deployment/shifting/shift.ts'
import type { ShiftDecision } from '../../../model/world/deployment/shifting/shiftDecision.ts'
import { LIFECYCLE_STAGES, type LifecycleStage } from '../../../model/world/deployment/shifting/stages.ts'

/** One stage of a deployment, by AWS's name of it, or of its status where it has no stages. */
export interface CourseRow {
  readonly name: string
  /** left: it goes past this one, or has gone back before it. */
  readonly state: 'done' | 'now' | 'coming' | 'left'
  readonly fromMs: number | null
  /** So far, of the one that it is at. */
  readonly tookMs: number | null
  /** What was done within it and when: `20 % at 05:10`. */
  readonly parts: readonly string[]
}

interface Moments {
  readonly nowMs: number
  readonly originMs: number
}

/** What a deployment has gone through, is at, and has before it, each with its time (DEP-20, DEP-31). */
export function deploymentCourse(
  one: ServiceDeployment,
  decisions: readonly Decision[],
  moments: Moments,
): readonly CourseRow[] {
  const { createdAtMs, startedAtMs, shift, rollback, end, status } = one
  // It is rolled out no more: it has failed, or is over.
  const overMs = one.failure?.atMs ?? rollback?.startedAtMs ?? end?.atMs ?? null
  const span = spanTo(moments.nowMs)
  return [
    span('PENDING', createdAtMs, startedAtMs ?? overMs),
    ...(shift !== undefined
      ? stageRows(stagesOf(one, decisions, moments.nowMs), shift, { ...moments, overMs })
      : startedAtMs === null
        ? []
        : [span('IN_PROGRESS', startedAtMs, overMs)]),
    ...(rollback === undefined ? [] : [span('ROLLBACK_IN_PROGRESS', rollback.startedAtMs, end?.atMs ?? null)]),
    ...(end === null ? [] : [{ name: status, state: 'done' as const, fromMs: end.atMs, tookMs: null, parts: [] }]),
  ]
}

function spanTo(nowMs: number) {
  return (name: string, fromMs: number, toMs: number | null): CourseRow => ({
    name,
    state: toMs === null ? 'now' : 'done',
    fromMs,
    tookMs: (toMs ?? nowMs) - fromMs,
    parts: [],
  })
}

/** The stages that it has come to by now, in order; those of the steps of traffic once a step. */
function stagesOf({ revisionId }: ServiceDeployment, decisions: readonly Decision[], nowMs: number) {
  return decisions.filter(
    (one): one is ShiftDecision =>
      one.kind === 'shift' &&
      one.action === 'stage' &&
      one.deploymentId === `ecs-svc/${revisionId}` &&
      one.atMs <= nowMs,
  )
}

interface StageMoments extends Moments {
  readonly overMs: number | null
}

function stageRows(entered: readonly ShiftDecision[], shift: Shift, at: StageMoments): readonly CourseRow[] {
  const now = LIFECYCLE_STAGES.indexOf(shift.stage)
  return LIFECYCLE_STAGES.map((name, index) => {
    const isNow = index === now && at.overMs === null
    const times = entered.flatMap((one, i) => {
      const toMs = entered[i + 1]?.atMs ?? at.overMs ?? at.nowMs
      return one.stage === name ? [{ one, tookMs: toMs - one.atMs }] : []
    })
    if (times.length === 0) {
      const state = isNow ? 'now' : index > now && at.overMs === null ? 'coming' : 'left'
      return { name, state, fromMs: isNow ? shift.stageAtMs : null, tookMs: null, parts: [] }
    }
    return {
      name,
      state: isNow ? 'now' : 'done',
      fromMs: times[0]?.one.atMs ?? null,
      tookMs: times.reduce((sum, { tookMs }) => sum + tookMs, 0),
      parts: partsOf(
        name,
        times.map(({ one }) => one),
        at,
      ),
    }
  })
}

/** The steps of production traffic, where there is more than one. */
function partsOf(name: LifecycleStage, entered: readonly ShiftDecision[], { originMs }: Moments): readonly string[] {
  if (name !== 'PRODUCTION_TRAFFIC_SHIFT' || (entered[0]?.steps ?? 1) === 1) return []
  return entered.map(({ production, atMs }) => `${String(production)} % at ${axisText(atMs - originMs)}`)
}
