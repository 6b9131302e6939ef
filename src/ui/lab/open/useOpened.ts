import { useState, type ComponentProps } from 'react'
import type { Opener, Outcome } from '../../../session/opener.ts'
import type { KeepFrom } from '../../../session/saving/keeping.ts'
import type { LoadedLab } from '../../../session/saving/loadLab.ts'
import type { SavedLab } from '../../../session/saving/savedLabs.ts'
import type { SavedLabsDialog } from '../saving/SavedLabsDialog.tsx'
import type { Offer } from './offers.ts'

/** Of a saved lab whose record is damaged: its title is known when it is open. */
const DAMAGED_TITLE = 'A damaged lab'

export interface Opened {
  readonly open: (offered: Offer & { readonly kind: 'lab' }, keepFrom: KeepFrom) => Promise<void>
  readonly openSaved: (lab: Pick<SavedLab, 'labId'> & { readonly title?: string }) => Promise<void>
  /** A saved lab that was opened although a part of it is damaged, until somebody has read so. */
  readonly beside: LoadedLab | null
  readonly forgetBeside: () => void
  readonly showAllSaved: () => void
  readonly savedDialog: Omit<ComponentProps<typeof SavedLabsDialog>, 'keeping'>
}

/** Opens what was brought, and tells what came of it. */
export function useOpened(opener: Opener, onRefused: (offer: Offer) => void): Opened {
  const [isListOpen, setListOpen] = useState(false)
  const [beside, setBeside] = useState<LoadedLab | null>(null)
  const tell = (outcome: Outcome, from: string): void => {
    if (outcome.kind === 'opened') setBeside(outcome.saved?.isWhole === false ? outcome.saved : null)
    else if (outcome.kind === 'refused') onRefused({ ...outcome, from })
  }
  const openSaved: Opened['openSaved'] = async ({ labId, title = DAMAGED_TITLE }) => {
    setListOpen(false)
    tell(await opener.openSaved(labId, title), title)
  }
  return {
    open: async (offered, keepFrom) => tell(await opener.open(offered.wanted, keepFrom), offered.from),
    openSaved,
    beside,
    forgetBeside: () => setBeside(null),
    showAllSaved: () => setListOpen(true),
    savedDialog: { isOpen: isListOpen, onOpen: (lab) => void openSaved(lab), onClose: () => setListOpen(false) },
  }
}
