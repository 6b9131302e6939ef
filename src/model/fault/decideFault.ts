import { ownersOf } from '../world/decisionBase.ts'
import { nextDecisionId } from '../world/decision.ts'
import type { Context } from '../world/context.ts'
import type { FaultDecision, FaultEvent } from '../world/fault/faultDecision.ts'
import type { EntityRef } from '../world/ref.ts'

/** Of what is hit so many are named. */
const NAMED_MAX = 100

/** What a fault hit, by their ids. */
export interface Hit {
  readonly clusterName: string
  readonly serviceName?: string | null
  readonly taskIds?: readonly string[]
  readonly instanceIds?: readonly string[]
}

interface Told extends Pick<FaultDecision, 'rule'> {
  readonly what: FaultEvent
  readonly zone?: string
  readonly registry?: string
  readonly untilMs?: number
  readonly isStorm?: boolean
}

/** Tells of a fault, or of its end, where it hit: what follows is decided by others, each in its own words. */
export function decideFault(context: Context, told: Told, hit: Hit): void {
  const { clusterName, serviceName = null, taskIds = [], instanceIds = [] } = hit
  const refs: readonly EntityRef[] = [
    ...taskIds.slice(0, NAMED_MAX).map((id) => ({ kind: 'task', id }) as const),
    ...instanceIds.slice(0, NAMED_MAX).map((id) => ({ kind: 'containerInstance', id }) as const),
  ]
  context.decide({
    id: nextDecisionId(context.world),
    atMs: context.nowMs,
    kind: 'fault',
    rule: told.rule,
    about: [...ownersOf({ clusterName, serviceName }), ...refs],
    clusterName,
    serviceName,
    what: told.what,
    zone: told.zone ?? null,
    ...(told.registry !== undefined && { registry: told.registry }),
    tasks: taskIds.length,
    instances: instanceIds.length,
    untilMs: told.untilMs ?? null,
    isStorm: told.isStorm ?? false,
  })
}

/** The same in every cluster that is there: what concerns them all. */
export function decideEverywhere(context: Context, told: Told): void {
  const names = [...context.world.clusters.values()].flatMap(({ name, status }) => (status === 'ACTIVE' ? [name] : []))
  for (const clusterName of names) decideFault(context, told, { clusterName })
}
