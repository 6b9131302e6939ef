import { useLab } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'

/** Those on the screen: one, or both of a comparison; none until the lab is open. */
export function useShownViews(): readonly BranchView[] {
  const { shownBranchIds } = useLab(({ lab }) => lab)
  const views = useLab((state) => state.views)
  return shownBranchIds.flatMap((id) => {
    const view = views[id]
    return view === undefined || view.nowMs < 1 ? [] : [view]
  })
}
