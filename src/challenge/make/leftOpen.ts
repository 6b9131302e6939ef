import type { Run } from '../../model/engine/run.ts'
import type { PlacementDecision } from '../../model/world/placement/placementDecision.ts'

/**
 * Whether ECS could have placed the tasks otherwise: instances were equal, or one was drawn. AWS says nothing of what
 * is equal (PLC-2), so what is keyed by it would be wrong as often as right. Steps that were equal on the way are no
 * harm where everything is spread: they come to the same counts, as long as the last one was not.
 *
 * @param run  gone on to where the answer shows
 * @param fromMs  when it was asked
 */
export function isLeftOpen(run: Run, fromMs: number): boolean {
  const decisions = run.history.decisions.filter(
    (one): one is PlacementDecision => one.kind === 'placement' && one.atMs >= fromMs && one.taskId !== null,
  )
  return decisions.some((one, index) => {
    const isSpread = one.strategies.every(({ type }) => type === 'spread')
    const mayBeEqual = isSpread && index < decisions.length - 1
    return !mayBeEqual && isEqualOrDrawn(run, one)
  })
}

function isEqualOrDrawn(run: Run, { id, strategies }: PlacementDecision): boolean {
  const candidates = run.explain(id)?.candidates ?? []
  if (candidates.some(({ outcome }) => outcome === 'equal, registered later')) return true
  // What is drawn is one, whatever the others were.
  const passed = candidates.filter(({ checks }) => checks.every(({ isOk }) => isOk))
  return strategies.some(({ type }) => type === 'random') && passed.length > 1
}
