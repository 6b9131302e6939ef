import { shortInstance } from '../../../look/names.ts'
import { grouped } from '../../../look/numbers.ts'
import { SUBNETS } from '../../../model/world/network/subnets.ts'
import { Facts } from '../../kit/Facts.tsx'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { WhyProps } from '../subjectView.ts'
import { inZone } from './zoneParts.ts'

/** More instances than this are counted, not named. */
const NAMED_MAX = 6

/** What stands in a zone, and why ECS cares for zones. */
export function WhyZone({ id, world }: WhyProps) {
  const { instances, tasks, onFargate } = inZone(world, id)
  const names = instances.slice(0, NAMED_MAX).map((one) => shortInstance(one.ec2InstanceId))
  const more = instances.length - names.length
  return (
    <div className="inspector__stack">
      <Facts
        details={[
          {
            label: 'instances',
            value: [...names, ...(more > 0 ? [`${grouped(more)} more`] : [])].join(', ') || 'none',
          },
          { label: 'tasks on them', value: grouped(tasks.length - onFargate.length) },
          { label: 'tasks on Fargate', value: grouped(onFargate.length) },
          { label: 'subnet', value: SUBNETS[id] ?? 'none' },
        ]}
      />
      <SourceLine ruleId="PLC-4" />
    </div>
  )
}
