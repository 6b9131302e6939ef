import { clockText } from '../../../look/time.ts'
import { grouped, percentText } from '../../../look/numbers.ts'
import { Facts } from '../../kit/Facts.tsx'
import type { CapacityProvider } from '../../../model/world/provider/capacityProvider.ts'
import type { Detail } from '../../words/words.ts'
import { SubjectLink } from '../balancing/SubjectLink.tsx'
import type { WhyProps } from '../subjectView.ts'

/** What a capacity provider was told. */
export function WhyProvider({ id, world, onSelect }: WhyProps) {
  const provider = world.capacityProviders.get(id)
  if (provider === undefined) return null
  const { managedScaling: scaling } = provider
  const newest = world.managedScaling.get(id)?.reservations[0]
  const group = provider.autoScalingGroupName
  return (
    <>
      <p className="inspector__text">
        Auto Scaling group{' '}
        <SubjectLink to={{ kind: 'autoScalingGroup', id: group }} onSelect={onSelect}>
          {group}
        </SubjectLink>
      </p>
      <Facts
        details={[
          { label: 'managed scaling', value: onOff(scaling.isEnabled) },
          ...(newest === undefined
            ? []
            : [
                { label: 'M, instances needed', value: grouped(newest.needed) },
                { label: 'N, instances there', value: grouped(newest.instances) },
                { label: 'CapacityProviderReservation', value: percentText(newest.metric) },
                { label: 'measured at', value: clockText(newest.atMs) },
              ]),
          ...(scaling.isEnabled ? scalingDetails(scaling) : []),
          { label: 'termination protection', value: onOff(provider.hasManagedTerminationProtection) },
          { label: 'managed draining', value: onOff(provider.hasManagedDraining) },
        ]}
      />
    </>
  )
}

/** What ECS goes by where it sizes the group; where it does not, the settings have no effect. */
function scalingDetails(scaling: CapacityProvider['managedScaling']): readonly Detail[] {
  return [
    { label: 'target capacity', value: `${String(scaling.targetCapacity)} %` },
    {
      label: 'step size',
      value: `${grouped(scaling.minimumScalingStepSize)} to ${grouped(scaling.maximumScalingStepSize)}`,
    },
    { label: 'instance warm-up', value: `${grouped(scaling.instanceWarmupPeriodSeconds)} s` },
  ]
}

function onOff(isOn: boolean): string {
  return isOn ? 'ENABLED' : 'DISABLED'
}
