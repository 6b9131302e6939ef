import { useMemo } from 'react'
import { DEMO_ROLLING, type DemoSetting } from '../../lessons/rollingDemo.ts'
import { useLab } from '../../session/labContext.ts'
import { rollingRun, type RollingRun } from '../strip/rollingRun.ts'

/**
 * The runs on the screen: one, or both of a comparison; none until the lab is open.
 *
 * @param preview  of the active run: percents that are being chosen
 */
export function useShownRuns(preview: Partial<DemoSetting> | null): readonly RollingRun[] {
  const { shownBranchIds, activeBranchId } = useLab(({ lab }) => lab)
  const views = useLab((state) => state.views)
  return useMemo(
    () =>
      shownBranchIds.flatMap((id) => {
        const view = views[id]
        if (view === undefined) return []
        return rollingRun(view, DEMO_ROLLING, id === activeBranchId ? preview : null) ?? []
      }),
    [shownBranchIds, activeBranchId, views, preview],
  )
}
