import { useState } from 'react'
import type { CapacityProvider } from '../../../model/world/provider/capacityProvider.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { Toggle } from '../../kit/Toggle.tsx'
import {
  clusterOf,
  createProviderActs,
  freeGroups,
  updateProviderAct,
  wantedProvider,
  type ProviderWanted,
} from './providerActs.ts'

const NAMES = {
  name: ['name'],
  group: ['autoScalingGroupProvider.autoScalingGroupArn'],
  protection: ['autoScalingGroupProvider.managedTerminationProtection'],
} as const

interface ProviderFormProps {
  readonly world: World
  /** The one that is changed; `null` makes one. */
  readonly provider: CapacityProvider | null
  readonly onClose: () => void
}

/** A capacity provider: of which Auto Scaling group, and what ECS does with the group. */
export function ProviderForm({ world, provider, onClose }: ProviderFormProps) {
  const [wanted, setWanted] = useState<ProviderWanted>(() => wantedProvider(provider, world))
  const change = (some: Partial<ProviderWanted>): void => setWanted({ ...wanted, ...some })
  const isNew = provider === null
  return (
    <ActForm
      title={isNew ? 'Create capacity provider' : `Capacity provider ${wanted.name}`}
      submit={isNew ? 'Create' : 'Update'}
      acts={isNew ? createProviderActs(wanted, world) : [updateProviderAct(wanted)]}
      names={NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          {isNew && (
            <>
              <TextField
                label="Name"
                isMono
                value={wanted.name}
                onChange={(name) => change({ name })}
                refusal={refusalAt('name')}
              />
              <div>
                <Select
                  label="Auto Scaling group"
                  options={freeGroups(world).map((value) => ({ value, label: value }))}
                  value={wanted.groupName}
                  onChange={(groupName) => change({ groupName, clusterName: clusterOf(world, groupName) })}
                />
                <RefusalLine refusal={refusalAt('group')} />
              </div>
            </>
          )}
          <SettingFields {...{ wanted, change }} />
          <RefusalLine refusal={refusalAt('protection')} />
          {isNew && wanted.clusterName !== null && (
            <Toggle isOn={wanted.isDefault} onChange={(isDefault) => change({ isDefault })}>
              Default strategy of {wanted.clusterName}
            </Toggle>
          )}
        </>
      )}
    </ActForm>
  )
}

interface SettingFieldsProps {
  readonly wanted: ProviderWanted
  readonly change: (some: Partial<ProviderWanted>) => void
}

function SettingFields({ wanted, change }: SettingFieldsProps) {
  return (
    <>
      <Toggle isOn={wanted.isScaled} onChange={(isScaled) => change({ isScaled })}>
        Managed scaling
      </Toggle>
      {wanted.isScaled && (
        <>
          <Stepper
            label="Target capacity, in percent"
            value={wanted.targetCapacity}
            min={1}
            max={100}
            step={5}
            onChange={(targetCapacity) => change({ targetCapacity })}
            help="Below 100 some instances stay free for the next tasks."
          />
          <Stepper
            label="Instance warm-up, in seconds"
            value={wanted.warmupSeconds}
            max={10_000}
            step={30}
            onChange={(warmupSeconds) => change({ warmupSeconds })}
          />
        </>
      )}
      <Toggle isOn={wanted.isProtecting} onChange={(isProtecting) => change({ isProtecting })}>
        Managed termination protection
      </Toggle>
      <Toggle isOn={wanted.isDraining} onChange={(isDraining) => change({ isDraining })}>
        Managed draining
      </Toggle>
    </>
  )
}
