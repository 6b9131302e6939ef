import type { Decision } from '../../model/world/decision.ts'
import { aboutIds } from '../../model/world/decisionBase.ts'
import type { PlacementDecision } from '../../model/world/placement/placementDecision.ts'
import type { World } from '../../model/world/world.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { InspectorSelection } from './selection.ts'
import type { StageSelection } from '../stage/StageView.tsx'

/** What a person chose on the stage, in the tree, on the timeline or in the inspector. */
export type LabSelection =
  | StageSelection
  /** Chosen for its moment: once time moves on, the newest decision is what one looks at again. */
  | { readonly kind: 'decision'; readonly id: number; readonly atNowMs: number }

/** What the inspector is about: what was chosen, else the newest decision. */
export function inspected(selection: LabSelection | null, view: BranchView): InspectorSelection | null {
  switch (selection?.kind) {
    case 'task':
    case 'instance':
      return { kind: selection.kind, id: selection.id }
    case 'service':
      return { kind: 'service', key: selection.id }
    case 'waiting': {
      const waiting = view.world.services.get(selection.id)?.waiting
      if (waiting === null || waiting === undefined) return { kind: 'service', key: selection.id }
      return { kind: 'decision', id: waiting.decisionId }
    }
    case 'decision':
      if (selection.atNowMs === view.nowMs) return { kind: 'decision', id: selection.id }
      return newest(view)
    case 'zone':
    case undefined:
      return newest(view)
  }
}

/** What the stage and the tree mark as chosen. */
export function marked(selection: LabSelection | null): StageSelection | null {
  return selection === null || selection.kind === 'decision' ? null : selection
}

/** A choice that was made in the inspector or on the timeline. */
export function chosen(selection: InspectorSelection, nowMs: number): LabSelection {
  if (selection.kind === 'service') return { kind: 'service', id: selection.key }
  return selection.kind === 'decision' ? { ...selection, atNowMs: nowMs } : selection
}

/** The service that the timeline is of: the one chosen or concerned, else the first that lives. */
export function shownService(selection: InspectorSelection | null, { world, history }: BranchView): string | null {
  const key = selection === null ? undefined : serviceKeyOf(selection, world, history.decisions)
  if (key !== undefined && world.services.has(key)) return key
  const all = [...world.services.values()]
  return (all.find((one) => one.status !== 'INACTIVE') ?? all[0])?.key ?? null
}

/** The placement that the stage's gauges explain: what was needed against what was free. */
export function xrayed(selection: InspectorSelection | null, view: BranchView): PlacementDecision | null {
  if (selection?.kind !== 'decision') return null
  const decision = decisionOf(selection.id, view)
  return decision?.kind === 'placement' ? decision : null
}

function decisionOf(id: number, { world, history }: BranchView): Decision | undefined {
  return history.decisions.findLast((one) => one.id === id) ?? world.decisions.get(id)
}

/** How many decisions have been made so far, and how many are known. */
export function decisionCount({ history, nowMs }: BranchView): { readonly index: number; readonly count: number } {
  const index = history.decisions.findLastIndex((one) => one.atMs <= nowMs) + 1
  return { index, count: history.decisions.length }
}

/** Of the newest instant the scheduler's verdict, which says why the placements beside it were made. */
function newest({ history, nowMs }: BranchView): InspectorSelection | null {
  const last = history.decisions.findLast((one) => one.atMs <= nowMs)
  if (last === undefined) return null
  const rolling = history.decisions.findLast((one) => one.atMs === last.atMs && one.kind === 'rolling')
  return { kind: 'decision', id: (rolling ?? last).id }
}

function serviceKeyOf(selection: InspectorSelection, world: World, decisions: readonly Decision[]): string | undefined {
  switch (selection.kind) {
    case 'service':
      return selection.key
    case 'task': {
      const task = world.tasks.get(selection.id)
      return task === undefined ? undefined : `${task.clusterName}/${task.serviceName ?? ''}`
    }
    case 'decision': {
      const decision = decisions.findLast((one) => one.id === selection.id) ?? world.decisions.get(selection.id)
      return decision === undefined ? undefined : aboutIds(decision, 'service')[0]
    }
    case 'instance':
      return undefined
  }
}
