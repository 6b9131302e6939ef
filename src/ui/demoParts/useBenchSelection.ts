import { useState } from 'react'
import type { Selection } from '../inspector/selection.ts'
import { useMedia } from '../kit/useMedia.ts'
import { useStable } from '../kit/useStable.ts'
import { useShortcuts } from '../shell/useShortcuts.ts'
import type { WorkbenchPanel } from '../shell/WorkbenchLayout.tsx'

const NARROW = '(width <= 1179px)'

/**
 * What is selected on a demo's page, and that its inspector comes up where it is a sheet. Escape leads back.
 *
 * @param page  as the sheet of keys calls it
 * @param backLabel  where Escape leads
 */
export function useBenchSelection(page: string, backLabel: string) {
  const [selection, setSelection] = useState<Selection | null>(null)
  const [panel, setPanel] = useState<WorkbenchPanel | null>(null)
  const isNarrow = useMedia(NARROW)
  const choose = useStable((next: Selection | null): void => {
    setSelection(next)
    if (next !== null && isNarrow) setPanel('inspector')
  })
  useShortcuts(page, [{ keys: 'Escape', label: backLabel, run: () => setSelection(null) }])
  return { selection, setSelection, panel, setPanel, choose }
}
