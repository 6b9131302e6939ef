import { groupsWorn, hasGroups } from '../../../look/groupMembers.ts'
import { SubjectLink } from '../balancing/SubjectLink.tsx'
import type { SectionProps } from '../trait.ts'
import './SecurityGroup.css'

/** Under "Why" of a task, an instance or a load balancer: the security groups that its interfaces wear. */
export function WornGroups({ subject, world, onSelect }: SectionProps) {
  const groups = groupsWorn(world, subject)
  if (groups.length === 0 || !hasGroups(world)) return null
  return (
    <section className="inspector__block group-wearers">
      <h2 className="type-h3">Security groups</h2>
      <p>
        {groups.map(({ id, name }) => (
          <SubjectLink key={id} to={{ kind: 'securityGroup', id }} onSelect={onSelect}>
            {name}
          </SubjectLink>
        ))}
      </p>
    </section>
  )
}
