import type { SubjectRef } from '../../look/subjectRef.ts'
import type { PlacementDecision } from '../../model/world/placement/placementDecision.ts'
import type { BranchView } from '../../session/mirror.ts'
import { decisionById, decisionRef } from '../subjects/decision/decisionRef.ts'
import { SUBJECTS } from '../subjects/subjects.ts'
import type { Scope } from '../subjects/subjectView.ts'

/** What a person chose on the stage, in the tree, on the timeline or in the inspector. */
export interface Selection extends SubjectRef {
  /** Of a decision, which is chosen for its moment: once time moves on, one looks at the newest again. */
  readonly atNowMs?: number
}

/** A choice that was made in the inspector or on the timeline. */
export function chosen(ref: SubjectRef, nowMs: number): Selection {
  return ref.kind === 'decision' ? { ...ref, atNowMs: nowMs } : ref
}

/** What subjects of a branch are asked about. */
export function scopeOf({ world, history }: BranchView, originMs = 0): Scope {
  return { world, decisions: history.decisions, originMs }
}

/** What the inspector is about: what was chosen, else the newest decision. */
export function inspected(selection: Selection | null, view: BranchView): SubjectRef | null {
  return ownInspected(selection, view) ?? newest(view)
}

/** The same where nothing stands for the newest decision; `null` when nothing was chosen that has an inspector. */
export function ownInspected(selection: Selection | null, view: BranchView): SubjectRef | null {
  if (selection === null) return null
  const { kind, id, atNowMs } = selection
  if (atNowMs !== undefined && atNowMs !== view.nowMs) return null
  const { instead } = SUBJECTS[kind]
  return instead === undefined ? { kind, id } : instead(id, view.world)
}

/** The service that the timeline is of: the one chosen or concerned, else the first that lives. */
export function shownService(ref: SubjectRef | null, view: BranchView): string | null {
  const { world } = view
  const key = ref === null ? null : (SUBJECTS[ref.kind].serviceKey?.(ref.id, scopeOf(view)) ?? null)
  if (key !== null && world.services.has(key)) return key
  const all = [...world.services.values()]
  return (all.find((one) => one.status !== 'INACTIVE') ?? all[0])?.key ?? null
}

/** The placement that the stage's gauges explain: what was needed against what was free. */
export function xrayed(ref: SubjectRef | null, view: BranchView): PlacementDecision | null {
  if (ref?.kind !== 'decision') return null
  const decision = decisionById(ref.id, scopeOf(view))
  return decision?.kind === 'placement' ? decision : null
}

/** How many decisions have been made so far, and how many are known. */
export function decisionCount({ history, nowMs }: BranchView): { readonly index: number; readonly count: number } {
  const index = history.decisions.findLastIndex((one) => one.atMs <= nowMs) + 1
  return { index, count: history.decisions.length }
}

/** Of the newest instant the scheduler's verdict, which says why the placements beside it were made. */
export function newest({ history, nowMs }: BranchView): SubjectRef | null {
  const last = history.decisions.findLast((one) => one.atMs <= nowMs)
  if (last === undefined) return null
  const rolling = history.decisions.findLast((one) => one.atMs === last.atMs && one.kind === 'rolling')
  return decisionRef((rolling ?? last).id)
}
