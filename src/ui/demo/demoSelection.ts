import type { BranchView } from '../../session/mirror.ts'
import type { InspectorSelection } from '../inspector/selection.ts'
import { inspected, type LabSelection } from '../inspector/labSelection.ts'

/** What the panel is about instead of the demo's own decision; `null` when nothing was chosen that has an inspector. */
export function inspectedInDemo(selection: LabSelection | null, view: BranchView): InspectorSelection | null {
  if (selection === null || selection.kind === 'zone') return null
  // Chosen for its moment: the demo itself follows the newest.
  if (selection.kind === 'decision' && selection.atNowMs !== view.nowMs) return null
  return inspected(selection, view)
}
