import { visibleText } from '../../../base/foreignText.ts'
import { serviceKey } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import type { NotStarted } from './startTrial.ts'
import { RunAgain } from './RunAgain.tsx'
import './remedy.css'

interface MendedProps {
  readonly of: NotStarted
  readonly world: World
}

/** What comes once what kept a task from starting is mended. */
export function Mended({ of, world }: MendedProps) {
  const task = world.tasks.get(of.taskId)
  return (
    <div className="remedies__mended">
      <p className="inspector__text">{visibleText(afterMending(of, world))}</p>
      {task !== undefined && <RunAgain task={task} />}
    </div>
  )
}

/** ECS starts a single task once. */
export function afterMending({ clusterName, serviceName }: NotStarted, { services }: World): string {
  const service = services.get(serviceKey(clusterName ?? '', serviceName ?? ''))
  return service === undefined
    ? 'What broke is mended. Run the task again: ECS starts a single task once.'
    : `What broke is mended. The next task of ${service.name} finds it so.`
}
