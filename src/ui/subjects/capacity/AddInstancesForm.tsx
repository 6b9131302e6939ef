import { useState } from 'react'
import { CheckboxGroup, Checkbox, Label } from 'react-aria-components'
import { Check } from 'lucide-react'
import { INSTANCE_TYPES, resourcesOf, type InstanceType } from '../../../model/world/capacity/instanceTypes.ts'
import { AVAILABILITY_ZONES, type World } from '../../../model/world/world.ts'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { Toggle } from '../../kit/Toggle.tsx'
import { grouped } from '../../../look/numbers.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { ClusterField, firstCluster } from '../cluster/ClusterField.tsx'
import { addInstancesActs, type InstancesWanted } from './instanceActs.ts'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import './AddInstancesForm.css'

const COUNT_MAX = 100
const NAMES = {
  type: ['instanceType', 'LaunchTemplateData.InstanceType'],
  count: ['count', 'DesiredCapacity', 'MaxSize'],
} as const

/** More container instances, at once or as an Auto Scaling group. */
export function AddInstancesForm({ world, onClose }: { readonly world: World; readonly onClose: () => void }) {
  const [wanted, setWanted] = useState<Required<InstancesWanted>>(() => ({
    clusterName: firstCluster(world),
    instanceType: 'm5.large',
    count: 3,
    availabilityZones: AVAILABILITY_ZONES,
    through: 'now',
    isSpot: false,
    isProtected: false,
  }))
  const change = (some: Partial<InstancesWanted>): void => setWanted({ ...wanted, ...some })
  const isWithoutZone = wanted.availabilityZones.length === 0
  return (
    <ActForm
      title="Add instances"
      submit={`Add ${String(wanted.count)}`}
      acts={isWithoutZone ? [] : addInstancesActs(wanted, world)}
      names={NAMES}
      blocked={isWithoutZone ? 'Choose a zone' : null}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <ClusterField world={world} value={wanted.clusterName} onChange={(clusterName) => change({ clusterName })} />
          <div>
            <Select
              label="Instance type"
              options={INSTANCE_TYPES.map((type) => ({ value: type, label: type, detail: sizeText(type) }))}
              value={wanted.instanceType}
              onChange={(instanceType) => change({ instanceType })}
            />
            <RefusalLine refusal={refusalAt('type')} />
          </div>
          <div>
            <Stepper
              label="How many"
              value={wanted.count}
              min={1}
              max={COUNT_MAX}
              onChange={(count) => change({ count })}
              help="Round the zones: one in each before a second in any."
            />
            <RefusalLine refusal={refusalAt('count')} />
          </div>
          <ZonesField
            value={wanted.availabilityZones}
            onChange={(availabilityZones) => change({ availabilityZones })}
          />
          <Segmented
            label="They come"
            options={[
              { value: 'now', label: 'At once' },
              { value: 'group', label: 'By Auto Scaling' },
            ]}
            value={wanted.through}
            onChange={(through) => change({ through })}
          />
          {wanted.through === 'group' && (
            <>
              <Toggle isOn={wanted.isSpot} onChange={(isSpot) => change({ isSpot })}>
                Spot Instances
              </Toggle>
              <Toggle isOn={wanted.isProtected} onChange={(isProtected) => change({ isProtected })}>
                Protected from scale-in
              </Toggle>
            </>
          )}
          <p className="lab-form__help">
            {wanted.through === 'now'
              ? 'Registered at this moment, which AWS cannot do: for demos.'
              : 'An Auto Scaling group launches them; each boots for a minute or two before its agent registers.'}
          </p>
        </>
      )}
    </ActForm>
  )
}

interface ZonesFieldProps {
  readonly value: InstancesWanted['availabilityZones']
  readonly onChange: (zones: InstancesWanted['availabilityZones']) => void
}

function ZonesField({ value, onChange }: ZonesFieldProps) {
  return (
    <CheckboxGroup
      className="zones-field"
      value={[...value]}
      onChange={(zones) => onChange(AVAILABILITY_ZONES.filter((zone) => zones.includes(zone)))}
    >
      <Label className="lab-form__label">Availability Zones</Label>
      <div className="zones-field__row">
        {AVAILABILITY_ZONES.map((zone) => (
          <Checkbox key={zone} value={zone} className="zones-field__zone">
            <span className="zones-field__box" aria-hidden="true">
              <Check />
            </span>
            {zone}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  )
}

function sizeText(type: InstanceType): string {
  const { cpuUnits, memoryMib } = resourcesOf(type)
  return `${grouped(cpuUnits)} CPU, ${grouped(memoryMib)} MiB`
}
