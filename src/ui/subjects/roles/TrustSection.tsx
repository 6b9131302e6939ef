import { Check, X } from 'lucide-react'
import { isAssumable } from '../../../model/world/roles/access.ts'
import { iamArn } from '../../../model/world/roles/iamArns.ts'
import type { Role } from '../../../model/world/roles/identities.ts'
import { readPolicy } from '../../../model/world/roles/readPolicy.ts'
import type { World } from '../../../model/world/world.ts'
import { StatementList } from './StatementList.tsx'
import { usesOf } from './roleUses.ts'

const ASSUMED_BY = {
  'execution role': 'ecs-tasks.amazonaws.com',
  'task role': 'ecs-tasks.amazonaws.com',
  'instance role': 'ec2.amazonaws.com',
} as const

/** Who may assume a role: its trust policy, and whether who has to is named there. */
export function TrustSection({ role, world }: { readonly role: Role; readonly world: World }) {
  const arn = iamArn('role', role)
  const read = readPolicy(role.trustText, 'trust')
  const services = new Set(usesOf(world, arn).map(({ as }) => ASSUMED_BY[as]))
  return (
    <section className="inspector__block policy">
      <h2 className="type-h3">Trust policy: who may assume it</h2>
      {'document' in read && <StatementList document={read.document} />}
      <ul className="verdicts">
        {[...services].map((service) => {
          const may = isAssumable(world, arn, service)
          const Mark = may ? Check : X
          return (
            <li key={service} data-allowed={may}>
              <Mark aria-hidden="true" />
              {service} {may ? 'may assume it' : 'has to, and may not'}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
