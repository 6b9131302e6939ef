import { useCallback, useMemo, useState } from 'react'
import type { Act, ErrorShape } from '../../model/api/command.ts'
import { useLabSession } from '../../session/labContext.ts'
import { clockText } from '../../look/time.ts'
import { actName } from '../acts/act.ts'
import { noticeOf, type ActNotice } from './actNotice.ts'
import type { FormName, LabDesk, PercentsPreview } from '../acts/labDesk.ts'

export interface OpenForm {
  readonly form: FormName
  readonly id: string | null
}

export interface LabDeskState {
  readonly desk: LabDesk
  readonly notice: ActNotice | null
  readonly dismissNotice: () => void
  readonly openForm: OpenForm | null
  readonly closeForm: () => void
  /** Limits that an open form is about to ask for. */
  readonly previewed: PercentsPreview | null
}

/** Where a person's acts go out and what came of them comes back. */
export function useLabDeskState(): LabDeskState {
  const session = useLabSession()
  const [notice, setNotice] = useState<ActNotice | null>(null)
  const [openForm, setOpenForm] = useState<OpenForm | null>(null)
  const [previewed, setPreviewed] = useState<PercentsPreview | null>(null)

  const give = useCallback(
    async (acts: readonly Act[]): Promise<ErrorShape | null> => {
      const last = acts.at(-1)
      if (last === undefined) return null
      const fromId = session.activeBranchId
      const answer = await session.act(acts)
      if ('error' in answer) return answer.error
      const told = noticeOf(last, answer)
      const branchId = session.activeBranchId
      const { lab } = session.store.getState()
      const branch = lab.branches.find(({ id }) => id === branchId)
      const hasBranched = branchId !== fromId && branch !== undefined
      // By a number alone branches read alike.
      if (hasBranched) await session.branches.rename(branchId, branchNameOf(last, branch.forkAtMs))
      setNotice(hasBranched ? { kind: 'branched', fromId, branchId, atMs: branch.forkAtMs } : told)
      return null
    },
    [session],
  )
  const giveNow = useCallback(
    (act: Act): void => {
      const tell = async (): Promise<void> => {
        const error = await give([act])
        if (error !== null) setNotice({ kind: 'refused', actName: actName(act), error })
      }
      void tell()
    },
    [give],
  )
  const tryOnBranch = useTryOnBranch(setNotice)
  const desk = useMemo(
    (): LabDesk => ({
      give,
      giveNow,
      tryOnBranch,
      openForm: (form, id) => setOpenForm({ form, id: id ?? null }),
      preview: setPreviewed,
    }),
    [give, giveNow, tryOnBranch],
  )
  const dismissNotice = useCallback(() => setNotice(null), [])
  const closeForm = useCallback(() => setOpenForm(null), [])
  return { desk, notice, dismissNotice, openForm, closeForm, previewed }
}

/** `UpdateService at 00:00:49`: what began it, and when. */
function branchNameOf({ operation }: Act, forkAtMs: number): string {
  return `${operation} at ${clockText(forkAtMs)}`
}

function useTryOnBranch(setNotice: (notice: ActNotice) => void): LabDesk['tryOnBranch'] {
  const session = useLabSession()
  return useCallback(
    (acts, name) => {
      const tell = async (): Promise<void> => {
        session.pause()
        const made = await session.branches.compare(acts, name)
        const [act] = acts
        if ('error' in made && act !== undefined)
          setNotice({ kind: 'refused', actName: actName(act), error: made.error })
      }
      void tell()
    },
    [session, setNotice],
  )
}
