import { visibleText } from '../../../base/foreignText.ts'
import { listed } from '../../../look/numbers.ts'
import { Facts } from '../../kit/Facts.tsx'
import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { WhyProps } from '../subjectView.ts'

/** What a status means, and what the act that may follow does. */
const STATUS: Readonly<Record<TaskDefinition['status'], string>> = {
  ACTIVE: 'Tasks and services can be started from it. Deregister: nothing new starts from it, what runs goes on.',
  INACTIVE:
    'Nothing new starts from it; services on it still scale. Delete: it goes once no task and no service has it, and its number is never used again.',
  DELETE_IN_PROGRESS: 'It goes once no task and no service has it. ECS looks from time to time, the lab every 10 min.',
}

/** What a revision runs, and on what. */
export function WhyDefinition({ id, world }: WhyProps) {
  const definition = world.taskDefinitions.get(id)
  if (definition === undefined) return null
  return (
    <Facts
      details={[
        { label: 'images', value: listed(definition.containers.map((one) => visibleText(one.image))) },
        { label: 'status', value: STATUS[definition.status] },
        { label: 'compatibilities', value: definition.compatibilities.join(', ') },
      ]}
    />
  )
}
