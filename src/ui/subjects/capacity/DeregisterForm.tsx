import { useState } from 'react'
import { shortInstance } from '../../../look/names.ts'
import { counted } from '../../../look/numbers.ts'
import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Toggle } from '../../kit/Toggle.tsx'
import { deregisterAct } from './instanceActs.ts'

const NAMES = { force: ['force'] } as const

interface DeregisterFormProps {
  readonly instance: ContainerInstance
  readonly onClose: () => void
}

/** Takes an instance out of its cluster for good. Its EC2 instance goes on (INS-6). */
export function DeregisterForm({ instance, onClose }: DeregisterFormProps) {
  const [isForced, setIsForced] = useState(false)
  const tasks = counted(instance.tasksCount, 'task')
  return (
    <ActForm
      title={`Deregister ${shortInstance(instance.ec2InstanceId)}`}
      submit="Deregister"
      tone="trouble"
      acts={[deregisterAct(instance, isForced)]}
      names={NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <p>
            It leaves cluster {instance.clusterName} for good. Its EC2 instance goes on, and counts for its Auto Scaling
            group, until it is terminated.
          </p>
          {instance.tasksCount > 0 && (
            <div>
              <Toggle isOn={isForced} onChange={setIsForced}>
                Force
              </Toggle>
              <p>
                {isForced
                  ? `Its ${tasks} are STOPPED for ECS at once, and services start others elsewhere.`
                  : `It has ${tasks}: without force ECS refuses. Drain it first, or force.`}
              </p>
              <RefusalLine refusal={refusalAt('force')} />
            </div>
          )}
        </>
      )}
    </ActForm>
  )
}
