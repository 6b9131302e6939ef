import type { Act } from '../model/api/command.ts'
import type { History } from '../model/world/history.ts'
import type { LabInfo } from '../worker/protocol.ts'
import type { Ask } from './connection.ts'

interface TrialOf {
  readonly branchId: string
  readonly acts: readonly Act[]
  readonly aheadMs: number
}

/** The future under acts that nobody gave, and the lab once the branch it was run on is gone again. */
export interface Trial {
  readonly outcome: History
  readonly trialId: string
  readonly lab: LabInfo
}

/** Has the model run it: a branch for the time of asking. `null` when an act is refused or the worker fails. */
export async function runTrial(call: Ask, { branchId, acts, aheadMs }: TrialOf): Promise<Trial | null> {
  const forked = await call((host) => host.fork(branchId, 'trial', acts))
  if (forked === null || 'error' in forked.answer) return null
  const trialId = forked.branchId
  const outcome = await call((host) => host.forecast(trialId, aheadMs))
  const lab = await call((host) => host.removeBranch(trialId))
  return outcome === null || lab === null ? null : { outcome, trialId, lab }
}
