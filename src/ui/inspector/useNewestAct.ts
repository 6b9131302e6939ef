import { useMemo } from 'react'
import type { Command } from '../../model/api/command.ts'
import { useLab } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import { newestAct, type AskedAct } from './askedAct.ts'

const NO_LOG: readonly Command[] = []

/** The last act on a branch while it is the news (`newestAct`). */
export function useNewestAct(view: BranchView): AskedAct | null {
  const log = useLab(({ lab }) => lab.branches.find(({ id }) => id === view.branchId)?.log) ?? NO_LOG
  const refusals = useLab((state) => state.refusals)
  return useMemo(() => newestAct(log, view, refusals), [log, view, refusals])
}
