import { listed } from '../../../look/numbers.ts'
import { Facts } from '../../kit/Facts.tsx'
import type { WhyProps } from '../subjectView.ts'
import { instancesIn, servicesIn } from './clusterParts.ts'

/** What runs in a cluster, and where. */
export function WhyCluster({ id, world }: WhyProps) {
  const zones = new Set(instancesIn(world, id).map((one) => one.availabilityZone))
  return (
    <Facts
      details={[
        { label: 'services', value: listed(servicesIn(world, id).map((one) => one.name)) || 'none' },
        { label: 'zones with instances', value: listed([...zones].sort()) || 'none' },
      ]}
    />
  )
}
