import type { EntityKind, EntityRef } from './ref.ts'
import { serviceKey } from './service/service.ts'

/** What every decision has, of whatever subject. */
export interface DecisionBase {
  /** Rising from 1, never reused. */
  readonly id: number
  readonly atMs: number
  /** The rule's id in SPEC.md. */
  readonly rule: string
  /** All that it concerns: what it was asked for first, then what came of it. */
  readonly about: readonly EntityRef[]
  readonly clusterName: string
  /** `null` for a standalone task. */
  readonly serviceName: string | null
}

/** What a decision made for a service, or in a cluster alone, is about before anything comes of it. */
export function ownersOf(owner: Pick<DecisionBase, 'clusterName' | 'serviceName'>): readonly EntityRef[] {
  const cluster: EntityRef = { kind: 'cluster', id: owner.clusterName }
  if (owner.serviceName === null) return [cluster]
  return [cluster, { kind: 'service', id: serviceKey(owner.clusterName, owner.serviceName) }]
}

export function isAbout({ about }: Pick<DecisionBase, 'about'>, kind: EntityKind, id: string): boolean {
  return about.some((one) => one.id === id && one.kind === kind)
}

/** The ids of all of a kind that a decision is about: the tasks that it started, its service. */
export function aboutIds({ about }: Pick<DecisionBase, 'about'>, kind: EntityKind): readonly string[] {
  return about.filter((one) => one.kind === kind).map((one) => one.id)
}
