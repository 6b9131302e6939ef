import type { Service } from '../../../model/world/service/service.ts'
import type { TaskSetDeployment } from '../../../model/world/taskSet/taskSetsOf.ts'
import { useLabDesk } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { deleteTaskSetAct, makePrimaryAct } from './taskSetActs.ts'
import { taskSetRef } from './taskSetRef.ts'

interface TaskSetButtonsProps {
  readonly service: Service
  readonly taskSet: TaskSetDeployment
}

/** What can be done with one task set that nobody's CodeDeploy makes (TST-1). */
export function TaskSetButtons({ service, taskSet }: TaskSetButtonsProps) {
  const { giveNow, openForm } = useLabDesk()
  if (service.status !== 'ACTIVE' || service.controller !== 'EXTERNAL' || taskSet.taskSet.isDraining === true) {
    return null
  }
  return (
    <div className="codeDeploy__acts" role="group" aria-label={`Task set of ${taskSet.definitionKey}`}>
      <Button onPress={() => openForm('scaleTaskSet', taskSetRef(service, taskSet))}>Scale</Button>
      {taskSet.status !== 'PRIMARY' && (
        <Button onPress={() => giveNow(makePrimaryAct(service, taskSet))}>Make primary</Button>
      )}
      <Button tone="trouble" onPress={() => giveNow(deleteTaskSetAct(service, taskSet))}>
        Delete
      </Button>
    </div>
  )
}
