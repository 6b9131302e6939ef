import { useContext, useState } from 'react'
import { visibleText } from '../../../base/foreignText.ts'
import type { ErrorShape } from '../../../model/api/command.ts'
import { LabDeskContext } from '../../acts/labDesk.ts'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Button } from '../../kit/Button.tsx'
import type { RoleRemedy } from './roleRemedies.ts'
import './roles.css'

interface RoleRemediesProps {
  readonly title: string
  readonly remedies: readonly RoleRemedy[]
}

/** What gives a role what it is refused: done at once, or on a branch beside. */
export function RoleRemedies({ title, remedies }: RoleRemediesProps) {
  const desk = useContext(LabDeskContext)
  const [error, setError] = useState<ErrorShape | null>(null)
  if (desk === null || remedies.length === 0) return null
  return (
    <div className="role-remedies">
      <h3 className="type-label">{title}</h3>
      <ul>
        {remedies.map(({ label, acts }) => (
          <li key={label}>
            <span>{visibleText(label)}</span>
            <span className="role-remedies__acts">
              <Button aria-label={visibleText(label)} onPress={() => void desk.give(acts).then(setError)}>
                Do it
              </Button>
              <Button
                aria-label={`Try on a branch: ${visibleText(label)}`}
                onPress={() => desk.tryOnBranch(acts, label)}
              >
                Try on a branch
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <RefusalLine refusal={error === null ? null : { name: error.name, change: error.message }} />
    </div>
  )
}
