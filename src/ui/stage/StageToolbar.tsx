import { Maximize, Minus, Plus } from 'lucide-react'
import { Toolbar } from 'react-aria-components'
import type { Lens } from '../../canvas/lens/lensView.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { LensSwitch } from './LensSwitch.tsx'
import { StageKey } from './StageKey.tsx'
import './StageToolbar.css'

export interface StageToolbarProps {
  /** `null` where there is nothing to look at but the yard. */
  readonly lens: Lens | null
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
export function StageToolbar({ lens, onLens, onZoomIn, onZoomOut, onFit }: StageToolbarProps) {
  useShortcuts('Stage', SHORTCUTS)
  return (
    <Toolbar className="stage-toolbar" aria-label="Stage">
      {lens !== null && <LensSwitch lens={lens} onLens={onLens} />}
      <StageKey hasTargets={lens !== null} />
      <span className="stage-toolbar__rule" />
      <IconButton label="Zoom out" icon={<Minus />} onPress={onZoomOut} />
      <IconButton label="Zoom in" icon={<Plus />} onPress={onZoomIn} />
      <IconButton label="Fit the yard to the stage" icon={<Maximize />} onPress={onFit} />
    </Toolbar>
  )
}
