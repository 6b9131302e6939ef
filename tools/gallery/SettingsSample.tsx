import { useState } from 'react'
import { Button } from '../../src/ui/shared/Button.tsx'
import { PercentSlider } from '../../src/ui/shared/PercentSlider.tsx'
import { RadioRows } from '../../src/ui/shared/RadioRows.tsx'
import { Stepper } from '../../src/ui/shared/Stepper.tsx'

const PRESETS = [
  { value: 'notes1', label: 'The notes, scenario 1', detail: '50 / 100' },
  { value: 'notes2', label: 'The notes, scenario 2', detail: '100 / 150' },
  { value: 'default', label: 'ECS default', detail: '100 / 200' },
  { value: 'outage', label: 'An outage', detail: '0 / 100' },
  { value: 'never', label: 'Can never roll', detail: '100 / 100' },
] as const

/** The left panel of the demo. */
export function SettingsSample() {
  const [preset, setPreset] = useState<(typeof PRESETS)[number]['value']>('notes1')
  const [desired, setDesired] = useState(4)
  const [min, setMin] = useState(50)
  const [max, setMax] = useState(100)
  const lower = Math.ceil((desired * min) / 100)
  const upper = Math.floor((desired * max) / 100)
  return (
    <div className="gallery__block">
      <RadioRows label="Preset" detailLabel="min / max %" rows={PRESETS} value={preset} onChange={setPreset} />
      <hr />
      <Stepper label="Desired count" value={desired} min={0} max={12} onChange={setDesired} />
      <PercentSlider
        label="Minimum healthy percent"
        value={min}
        onChange={setMin}
        help={`lower limit = ${String(desired)} × ${String(min)} % = ${String(lower)}, rounded up`}
      />
      <PercentSlider
        label="Maximum percent"
        value={max}
        min={100}
        max={200}
        onChange={setMax}
        help={`upper limit = ${String(desired)} × ${String(max)} % = ${String(upper)}, rounded down`}
      />
      <Button isBlock>Compare with another setting</Button>
    </div>
  )
}
