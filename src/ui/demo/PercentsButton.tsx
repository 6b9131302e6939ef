import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { DeploymentConfiguration } from '../../model/world/service/service.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { PercentSlider } from '../kit/PercentSlider.tsx'

interface PercentsButtonProps {
  readonly name: string
  readonly percents: DeploymentConfiguration
  readonly onChange: (percents: DeploymentConfiguration) => void
}

/** Changes the percents of one side of a comparison: both sides then start anew. */
export function PercentsButton({ name, percents, onChange }: PercentsButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const [wanted, setWanted] = useState(percents)
  const open = (): void => {
    setWanted(percents)
    setOpen(true)
  }
  return (
    <>
      <IconButton label={`Change setting ${name}`} icon={<SlidersHorizontal />} onPress={open} />
      <Dialog title={`Setting ${name}`} isOpen={isOpen} onClose={() => setOpen(false)}>
        <PercentSlider
          label="Minimum healthy percent"
          value={wanted.minimumHealthyPercent}
          onChange={(minimumHealthyPercent) => setWanted({ ...wanted, minimumHealthyPercent })}
        />
        <PercentSlider
          label="Maximum percent"
          value={wanted.maximumPercent}
          min={100}
          max={200}
          onChange={(maximumPercent) => setWanted({ ...wanted, maximumPercent })}
        />
        <Button
          variant="filled"
          isBlock
          onPress={() => {
            setOpen(false)
            onChange(wanted)
          }}
        >
          Run {name} at {wanted.minimumHealthyPercent} / {wanted.maximumPercent}
        </Button>
      </Dialog>
    </>
  )
}
