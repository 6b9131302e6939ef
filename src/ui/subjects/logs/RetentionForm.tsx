import { useState } from 'react'
import { counted } from '../../../look/numbers.ts'
import { RETENTION_DAYS, type LogGroup } from '../../../model/world/logs/logGroup.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { Select } from '../../kit/Select.tsx'
import { retentionAct } from './logActs.ts'

const FOR_EVER = 'never'
const OPTIONS = [
  { value: FOR_EVER, label: 'Never expire' },
  ...RETENTION_DAYS.map((days) => ({ value: String(days), label: counted(days, 'day') })),
]

/** What is refused is said at the foot: there is one choice. */
const NAMES = {}

/** For how long a log group keeps its events. */
export function RetentionForm({ group, onClose }: { readonly group: LogGroup; readonly onClose: () => void }) {
  const [chosen, setChosen] = useState(group.retentionDays === null ? FOR_EVER : String(group.retentionDays))
  const days = chosen === FOR_EVER ? null : Number(chosen)
  return (
    <ActForm
      title={`Retention of ${group.name}`}
      submit="Set"
      acts={[retentionAct(group.name, days)]}
      names={NAMES}
      onClose={onClose}
    >
      {() => (
        <>
          <Select label="Keep events for" options={OPTIONS} value={chosen} onChange={setChosen} />
          <p className="lab-form__note">What is older is deleted, with no way back. It may take AWS up to 72 hours.</p>
        </>
      )}
    </ActForm>
  )
}
