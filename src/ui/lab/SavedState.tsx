import type { KeepingState } from '../../session/saving/labKeeper.ts'

/** Whether what is on the screen is stored, said truthfully. */
export function SavedState({ state }: { readonly state: KeepingState }) {
  if (state.status === 'none') return null
  const isTrouble = state.status === 'failed' || state.status === 'elsewhere'
  return (
    <span role="status" className="lab-saved" data-tone={isTrouble ? 'trouble' : 'plain'}>
      {WORDS[state.status]}
    </span>
  )
}

const WORDS = {
  unsaved: 'Not saved yet',
  saving: 'Saving',
  saved: 'Saved',
  failed: 'Not saved',
  elsewhere: 'Saved by another tab',
} as const
