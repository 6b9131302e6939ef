import { shortTask } from '../../../look/names.ts'
import type { World } from '../../../model/world/world.ts'
import type { WhyProps } from '../subjectView.ts'
import '../panel.css'

/** More would bury what stands under them. */
const TASKS_MAX = 6

interface TaskLinksProps extends Pick<WhyProps, 'onSelect'> {
  readonly taskIds: readonly string[]
  readonly world: Pick<World, 'tasks'>
}

/** Tasks that something is about, each leading to itself. */
export function TaskLinks({ taskIds, world, onSelect }: TaskLinksProps) {
  return (
    <p className="inspector__links">
      {taskIds.slice(0, TASKS_MAX).map((id) => {
        const name = `${world.tasks.get(id)?.definitionKey ?? 'task'} ${shortTask(id)}`
        return (
          <button key={id} type="button" onClick={() => onSelect({ kind: 'task', id })}>
            {name}
          </button>
        )
      })}
      {taskIds.length > TASKS_MAX && <span>and {taskIds.length - TASKS_MAX} more</span>}
    </p>
  )
}
