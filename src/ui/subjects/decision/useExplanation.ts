import { useQuery } from '@tanstack/react-query'
import type { Decision } from '../../../model/world/decision.ts'
import type { Explanation } from '../../../model/world/explanation.ts'
import { useLab, useLabSession } from '../../../session/labContext.ts'
import { explainedId } from './decisionViews.ts'

/**
 * The whole reasoning behind a decision of a branch. The model replays to it, so it is asked once for each.
 *
 * @returns `undefined` while it is asked for; `null` where there is none
 */
export function useExplanation(decision: Decision | null, branchId: string): Explanation | null | undefined {
  const session = useLabSession()
  // A command that is undone takes its decisions with it: another may bear the same number then.
  const opening = useLab((state) => state.opening)
  const commands = useLab((state) => state.lab.branches.find(({ id }) => id === branchId)?.log.length)
  const id = decision === null ? null : explainedId(decision)
  const { data } = useQuery({
    queryKey: ['explain', opening, branchId, commands, decision],
    queryFn: () => (id === null ? null : session.explain(id, branchId)),
    enabled: id !== null,
    // The worker is never offline, and what was decided does not change.
    networkMode: 'always',
    staleTime: Infinity,
  })
  return id === null ? null : data
}
