import { listed } from '../../../look/numbers.ts'
import type { DecisionKind } from '../../../model/world/decision.ts'
import { isAbout } from '../../../model/world/decisionBase.ts'
import { DecisionList } from '../decision/DecisionList.tsx'
import { Facts } from '../../kit/Facts.tsx'
import type { WhyProps } from '../subjectView.ts'

const LISTED: readonly DecisionKind[] = ['groupScaling', 'groupSchedule', 'managedScaling']

/** What an Auto Scaling group launches, and where. */
export function WhyGroup({ id, ...scope }: WhyProps) {
  const { world } = scope
  const group = world.autoScalingGroups.get(id)
  if (group === undefined) return null
  const template = world.launchTemplates.get(group.launchTemplateName)
  const unregistered = [...world.deregisteredInstances.values()].filter((one) => one.autoScalingGroupName === id)
  return (
    <div className="inspector__stack">
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
      <DecisionList
        {...scope}
        title="Evaluations and schedules"
        isListed={(one) => LISTED.includes(one.kind) && isAbout(one, 'autoScalingGroup', id)}
      />
    </div>
  )
}
