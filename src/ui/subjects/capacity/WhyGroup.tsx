import { listed } from '../../../look/numbers.ts'
import { Facts } from '../../kit/Facts.tsx'
import type { WhyProps } from '../subjectView.ts'

/** What an Auto Scaling group launches, and where. */
export function WhyGroup({ id, world }: WhyProps) {
  const group = world.autoScalingGroups.get(id)
  if (group === undefined) return null
  const template = world.launchTemplates.get(group.launchTemplateName)
  const unregistered = [...world.deregisteredInstances.values()].filter((one) => one.autoScalingGroupName === id)
  return (
    <Facts
      details={[
        { label: 'launch template', value: group.launchTemplateName },
        { label: 'instance type', value: template?.instanceType ?? 'none' },
        { label: 'cluster', value: template?.clusterName ?? 'none' },
        { label: 'zones', value: listed(group.availabilityZones) },
        ...(unregistered.length === 0
          ? []
          : [{ label: 'deregistered from ECS', value: listed(unregistered.map((one) => one.ec2InstanceId)) }]),
      ]}
    />
  )
}
