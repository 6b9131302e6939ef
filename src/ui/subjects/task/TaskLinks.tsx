import { shortTask } from '../../../look/names.ts'
import type { World } from '../../../model/world/world.ts'
import type { WhyProps } from '../subjectView.ts'
import '../panel.css'

/** More would bury what stands under them. */
const TASKS_MAX = 6

interface TaskLinksProps extends Pick<WhyProps, 'onSelect'> {
  readonly taskIds: readonly string[]
  readonly world: Pick<World, 'tasks'>
  /** How many they are in all, where not each is named. */
  readonly total?: number
}

/** Tasks that something is about, each leading to itself. */
export function TaskLinks({ taskIds, world, onSelect, total = taskIds.length }: TaskLinksProps) {
  const shown = taskIds.slice(0, TASKS_MAX)
  return (
    <p className="inspector__links">
      {shown.map((id) => {
        const name = `${world.tasks.get(id)?.definitionKey ?? 'task'} ${shortTask(id)}`
        return (
          <button key={id} type="button" onClick={() => onSelect({ kind: 'task', id })}>
            {name}
          </button>
        )
      })}
      {total > shown.length && <span>and {total - shown.length} more</span>}
    </p>
  )
}
