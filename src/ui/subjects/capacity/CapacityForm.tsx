import { useState } from 'react'
import { INSTANCES_MAX } from '../../../model/world/labLimits.ts'
import type { World } from '../../../model/world/world.ts'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { ActForm } from '../../acts/ActForm.tsx'
import { setCapacityAct } from './instanceActs.ts'
import { RefusalLine } from '../../acts/RefusalLine.tsx'

const NAMES = { capacity: ['DesiredCapacity'] } as const

/** How many instances an Auto Scaling group keeps. */
export function CapacityForm({ world, onClose }: { readonly world: World; readonly onClose: () => void }) {
  const groups = [...world.autoScalingGroups.values()]
  const [name, setName] = useState(groups[0]?.name ?? '')
  const group = world.autoScalingGroups.get(name)
  const [wanted, setWanted] = useState<number | null>(null)
  const capacity = wanted ?? group?.desiredCapacity ?? 0
  return (
    <ActForm
      title="Set desired capacity"
      submit={`Set to ${String(capacity)}`}
      acts={[setCapacityAct(name, capacity)]}
      names={NAMES}
      blocked={capacity === group?.desiredCapacity ? 'Nothing is changed yet' : null}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <Select
            label="Auto Scaling group"
            options={groups.map((one) => ({ value: one.name, label: one.name }))}
            value={name}
            onChange={(chosen) => {
              setName(chosen)
              setWanted(null)
            }}
          />
          <div>
            <Stepper
              label="Desired capacity"
              value={capacity}
              // Past the group's own limits too: AWS's refusal is worth seeing.
              max={INSTANCES_MAX}
              onChange={setWanted}
              {...(group !== undefined && {
                help: `now ${String(group.desiredCapacity)}, the group takes ${String(group.minSize)} to ${String(group.maxSize)}`,
              })}
            />
            <RefusalLine refusal={refusalAt('capacity')} />
          </div>
        </>
      )}
    </ActForm>
  )
}
