import { useCallback } from 'react'
import type { LabFile } from '../../../labfile/labFile.ts'
import type { ErrorShape } from '../../../model/operations/command.ts'
import { useLabSession } from '../../../session/labContext.ts'
import { openSavedLab, type OpenedSaved } from '../../../session/saving/savedLabs.ts'
import type { LabKeeping } from '../useLabKeeping.ts'

export interface LabOpener {
  /** Replaces the open lab, which is saved first. `isKept`: save the new one too, though nobody has acted in it yet. */
  readonly open: (
    file: LabFile,
    options?: { readonly atMs?: number | null; readonly isKept?: boolean },
  ) => Promise<ErrorShape | null>
  readonly goOnWith: (labId: string) => Promise<OpenedSaved>
}

export function useLabOpener({ leave, begin }: LabKeeping): LabOpener {
  const session = useLabSession()
  const open: LabOpener['open'] = useCallback(
    async (file, { atMs = null, isKept = false } = {}) => {
      await leave()
      const error = await session.open(file)
      if (error !== null) return error
      if (atMs !== null) await session.seek(atMs)
      if (isKept) await begin()
      return null
    },
    [session, leave, begin],
  )
  const goOnWith = useCallback(
    async (labId: string) => {
      await leave()
      const opened = await openSavedLab(session, labId)
      if (!('error' in opened)) await begin(labId)
      return opened
    },
    [session, leave, begin],
  )
  return { open, goOnWith }
}
