import { Maximize, Minus, Plus } from 'lucide-react'
import { Toolbar } from 'react-aria-components'
import { IconButton } from '../kit/IconButton.tsx'
import { StageKey } from './StageKey.tsx'
import './StageToolbar.css'

export interface StageToolbarProps {
  readonly onZoomIn: () => void
  readonly onZoomOut: () => void
  readonly onFit: () => void
}

/** What wheel and fingers do, for those who have neither; and the key to the task states. */
export function StageToolbar({ onZoomIn, onZoomOut, onFit }: StageToolbarProps) {
  return (
    <Toolbar className="stage-toolbar" aria-label="Stage">
      <StageKey />
      <span className="stage-toolbar__rule" />
      <IconButton label="Zoom out" icon={<Minus />} onPress={onZoomOut} />
      <IconButton label="Zoom in" icon={<Plus />} onPress={onZoomIn} />
      <IconButton label="Fit the yard to the stage" icon={<Maximize />} onPress={onFit} />
    </Toolbar>
  )
}
