import { listed } from '../../../look/numbers.ts'
import { Facts } from '../../kit/Facts.tsx'
import type { WhyProps } from '../subjectView.ts'
import { clusterOptionsOf } from '../../../model/world/cluster/clusterOptions.ts'
import { deregisteredFrom, instancesIn, servicesIn } from './clusterParts.ts'

/** What runs in a cluster, and where; what it was told, and what runs on without it. */
export function WhyCluster({ id, world }: WhyProps) {
  const zones = new Set(instancesIn(world, id).map((one) => one.availabilityZone))
  const { containerInsights, capacityProviders, namespaceArn } = clusterOptionsOf(world, id)
  const gone = deregisteredFrom(world, id).map((one) => one.ec2InstanceId)
  return (
    <Facts
      details={[
        { label: 'services', value: listed(servicesIn(world, id).map((one) => one.name)) || 'none' },
        { label: 'zones with instances', value: listed([...zones].sort()) || 'none' },
        { label: 'containerInsights', value: containerInsights },
        ...(capacityProviders.length > 0 ? [{ label: 'capacityProviders', value: listed(capacityProviders) }] : []),
        ...(namespaceArn === null ? [] : [{ label: 'default namespace', value: namespaceArn }]),
        ...(gone.length > 0 ? [{ label: 'deregistered, still running', value: listed(gone) }] : []),
      ]}
    />
  )
}
