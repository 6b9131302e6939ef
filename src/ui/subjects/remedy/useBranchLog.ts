import { useActiveView, useLab } from '../../../session/labContext.ts'
import type { Command } from '../../../model/api/command.ts'

const NONE: readonly Command[] = []

/** The commands of the active branch. */
export function useBranchLog(): readonly Command[] {
  const branchId = useActiveView()?.branchId
  return useLab(({ lab }) => lab.branches.find(({ id }) => id === branchId)?.log) ?? NONE
}
