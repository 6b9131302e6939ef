import type { LaunchType } from '../../../model/world/task/launchType.ts'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import type { Refusal } from '../../kit/FieldRefusal.tsx'
import { Segmented } from '../../kit/Segmented.tsx'

interface LaunchTypeFieldProps {
  readonly value: LaunchType
  readonly onChange: (value: LaunchType) => void
  readonly refusal: Refusal | null
}

/** What tasks run on. */
export function LaunchTypeField({ value, onChange, refusal }: LaunchTypeFieldProps) {
  return (
    <div>
      <Segmented
        label="Launch type"
        options={[
          { value: 'EC2', label: 'EC2' },
          { value: 'FARGATE', label: 'Fargate' },
        ]}
        value={value}
        onChange={onChange}
      />
      <RefusalLine refusal={refusal} />
    </div>
  )
}
