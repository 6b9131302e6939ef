import type { Decision } from '../../../model/world/decision.ts'
import type { BranchView } from '../../../session/mirror.ts'

/** The kinds that say what was measured, what was reckoned and what was done about it, in both loops. */
const KINDS: ReadonlySet<Decision['kind']> = new Set<Decision['kind']>([
  'alarm',
  'scaling',
  'scheduledAction',
  'managedScaling',
])

/** The newest word on scaling; `undefined` before the first. */
export function newestScaling(view: BranchView): Decision | undefined {
  return view.history.decisions.findLast((one) => one.atMs <= view.nowMs && KINDS.has(one.kind))
}
