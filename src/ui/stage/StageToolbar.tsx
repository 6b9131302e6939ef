import { Maximize, Minus, Plus } from 'lucide-react'
import { Toolbar } from 'react-aria-components'
import type { Lens } from '../../canvas/lens/lenses.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { LensSwitch } from './LensSwitch.tsx'
import { StageKey } from './StageKey.tsx'
import './StageToolbar.css'

export interface StageToolbarProps {
  readonly lens: Lens
  /** Those that there is something to look at for: a switch from two on. */
  readonly lenses: readonly Lens[]
  readonly onLens: (lens: Lens) => void
  readonly onZoomIn: () => void
  readonly onZoomOut: () => void
  readonly onFit: () => void
}

/** For the list of keys alone: the canvas takes them itself, while it has the focus. */
const SHORTCUTS = [
  { keys: 'Alt+ArrowLeft', label: 'Move the yard, with any arrow' },
  { keys: 'Enter', label: 'Open the selected task' },
]

/** What wheel and fingers do, for those who have neither; and the key to the task states. */
export function StageToolbar({ lens, lenses, onLens, onZoomIn, onZoomOut, onFit }: StageToolbarProps) {
  useShortcuts('Stage', SHORTCUTS)
  return (
    <Toolbar className="stage-toolbar" aria-label="Stage">
      {lenses.length > 1 && (
        <>
          <LensSwitch {...{ lens, lenses, onLens }} />
          <span className="stage-toolbar__rule" />
        </>
      )}
      <StageKey hasTargets={lenses.includes('traffic')} hasRoles={lenses.includes('roles')} />
      <span className="stage-toolbar__rule" />
      <IconButton label="Zoom out" icon={<Minus />} onPress={onZoomOut} />
      <IconButton label="Zoom in" icon={<Plus />} onPress={onZoomIn} />
      <IconButton label="Fit the yard to the stage" icon={<Maximize />} onPress={onFit} />
    </Toolbar>
  )
}
