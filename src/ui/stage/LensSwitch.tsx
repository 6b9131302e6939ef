import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Lens } from '../../canvas/lens/lensView.ts'

interface LensSwitchProps {
  readonly lens: Lens
  readonly onLens: (lens: Lens) => void
}

/** What is laid over the yard, one at a time. */
export function LensSwitch({ lens, onLens }: LensSwitchProps) {
  return (
    <>
      <ToggleButtonGroup
        className="lens-switch"
        aria-label="Lens"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[lens]}
        onSelectionChange={(keys) => onLens(keys.has('traffic') ? 'traffic' : 'yard')}
      >
        <ToggleButton id="yard">Yard</ToggleButton>
        <ToggleButton id="traffic">Traffic</ToggleButton>
      </ToggleButtonGroup>
      <span className="stage-toolbar__rule" />
    </>
  )
}
