import type { Lens } from '../../canvas/lens/lenses.ts'
import { ToggleRow } from '../kit/ToggleRow.tsx'

interface LensSwitchProps {
  readonly lens: Lens
  readonly lenses: readonly Lens[]
  readonly onLens: (lens: Lens) => void
}

const LABELS: Readonly<Record<Lens, string>> = { yard: 'Yard', traffic: 'Traffic', network: 'Network', roles: 'Roles' }

/** What is laid over the yard, one at a time. */
export function LensSwitch({ lens, lenses, onLens }: LensSwitchProps) {
  return (
    <ToggleRow
      label="Lens"
      options={lenses.map((value) => ({ value, label: LABELS[value] }))}
      value={lens}
      onChange={onLens}
    />
  )
}
