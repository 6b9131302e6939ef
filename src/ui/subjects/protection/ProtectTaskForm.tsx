import { useState } from 'react'
import { shortTask } from '../../../look/names.ts'
import { PROTECTED_DEFAULT_MIN, PROTECTED_MAX_MIN } from '../../../model/api/protection/protectionOperations.ts'
import type { Task } from '../../../model/world/task/task.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { protectAct } from './protectionActs.ts'

const NAMES = { minutes: ['expiresInMinutes'] } as const

/** How long a task is kept from scale-in and deployments, counted from now. */
export function ProtectTaskForm({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const [minutes, setMinutes] = useState(PROTECTED_DEFAULT_MIN)
  return (
    <ActForm
      title={`Protect task ${shortTask(task.id)} from scale-in`}
      submit="Protect"
      acts={[protectAct(task, minutes)]}
      names={NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <div>
          <Stepper
            label="Expires in, in minutes"
            value={minutes}
            min={1}
            max={PROTECTED_MAX_MIN}
            step={10}
            onChange={setMinutes}
            help="Until then neither a scale-in nor a deployment stops it. StopTask and a draining instance still do."
          />
          <RefusalLine refusal={refusalAt('minutes')} />
        </div>
      )}
    </ActForm>
  )
}
