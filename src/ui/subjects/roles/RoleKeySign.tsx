import type { RoleKey } from '../../../look/roleKeys.ts'
import './RoleKeySign.css'

/** A key of a role as the stage draws it; words beside it say the same. */
export function RoleKeySign({ name, state }: RoleKey) {
  return (
    <span className="role-key" data-state={state} aria-hidden="true">
      {state === 'refused' ? `×${name}` : name}
    </span>
  )
}
