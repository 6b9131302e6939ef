import { iamArn } from '../../model/world/roles/iamArns.ts'
import type { World } from '../../model/world/world.ts'
import { useActiveView } from '../../session/labContext.ts'
import { Select } from '../kit/Select.tsx'

interface WhoActsProps {
  /** The ARN of a user or a role; `null`: an administrator. */
  readonly as: string | null
  readonly onChange: (as: string | null) => void
}

const ADMINISTRATOR = 'administrator'

/** In whose name a form gives its commands; nothing to choose where a lab was told of nobody. */
export function WhoActs({ as, onChange }: WhoActsProps) {
  const world = useActiveView()?.world
  const identities = world === undefined ? [] : identitiesOf(world)
  if (identities.length === 0) return null
  return (
    <Select
      label="Who acts"
      options={[{ value: ADMINISTRATOR, label: 'An administrator' }, ...identities]}
      value={as ?? ADMINISTRATOR}
      onChange={(value) => onChange(value === ADMINISTRATOR ? null : value)}
    />
  )
}

function identitiesOf({ users, roles }: Pick<World, 'users' | 'roles'>) {
  return [
    ...[...users.values()].map((one) => ({ value: iamArn('user', one), label: one.name, detail: 'user' })),
    ...[...roles.values()].map((one) => ({ value: iamArn('role', one), label: one.name, detail: 'role' })),
  ]
}
