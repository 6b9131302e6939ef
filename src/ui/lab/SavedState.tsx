import type { LabKeeping } from './useLabKeeping.ts'

/** Whether what is on the screen is stored, said truthfully. */
export function SavedState({ keeping }: { readonly keeping: LabKeeping }) {
  const { state } = keeping
  if (state === null) return null
  const isTrouble = state.status === 'failed' || state.status === 'elsewhere'
  return (
    <span role="status" className="lab-saved" data-tone={isTrouble ? 'trouble' : 'plain'} title={state.message ?? ''}>
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
