import { useState } from 'react'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import type { FoundTaskSet } from './taskSetRef.ts'
import { ScaleField } from './CreateTaskSetForm.tsx'
import { scaleAct } from './taskSetActs.ts'

const NAMES = { scale: ['scale'] } as const

/** How much of what its service wants a task set runs. */
export function ScaleTaskSetForm({ service, taskSet, onClose }: FoundTaskSet & { readonly onClose: () => void }) {
  const { definitionKey } = taskSet
  const before = Math.round(taskSet.taskSet.scalePercent)
  const [percent, setPercent] = useState(before)
  return (
    <ActForm
      title={`Scale the task set of ${definitionKey}`}
      submit="Scale"
      acts={percent === before ? [] : [scaleAct(service, taskSet, percent)]}
      names={NAMES}
      blocked={percent === before ? 'Nothing is changed yet' : null}
      onClose={onClose}
    >
      {(refusalAt) => (
        <div>
          <ScaleField service={service} value={percent} onChange={setPercent} />
          <RefusalLine refusal={refusalAt('scale')} />
        </div>
      )}
    </ActForm>
  )
}
