import { orderIn } from '../../../look/revisions.ts'
import { aboutIds } from '../../../model/world/decisionBase.ts'
import { shortTask } from '../../../look/names.ts'
import { countedText } from '../../words/deployment/countedText.ts'
import { momentOfDecision } from '../../words/deployment/counts.ts'
import type { DecisionWhyProps } from '../decision/decisionView.ts'
import { Disclosure } from '../../kit/Disclosure.tsx'
import { Facts } from '../../kit/Facts.tsx'
import { HealthNote } from './HealthNote.tsx'
import { TwoQuestions } from './TwoQuestions.tsx'

/** Both limits as the scheduler asked about them, and the tasks that it stopped or started. */
export function WhyRolling({ decision, world, onSelect }: DecisionWhyProps<'rolling'>) {
  const primary = decision.deployments.find((one) => one.status === 'PRIMARY')
  const taskIds = aboutIds(decision, 'task')
  return (
    <>
      <TwoQuestions moment={momentOfDecision(decision)} caption={countedText()} orderOf={orderIn(world)} />
      {taskIds.length > 0 && <TaskLinks taskIds={taskIds} world={world} onSelect={onSelect} />}
      {decision.waitsFor === 'healthy' && (
        <HealthNote
          definition={world.taskDefinitions.get(primary?.definitionKey ?? '')}
          service={world.services.get(aboutIds(decision, 'service')[0] ?? '')}
        />
      )}
    </>
  )
}

/** All that the scheduler counted, folded: the two questions have drawn what matters. */
export function RollingFigures({ words }: DecisionWhyProps<'rolling'>) {
  return (
    <Disclosure title="All figures">
      <Facts details={words.details} />
    </Disclosure>
  )
}

/** More would bury what stands under them. */
const TASKS_MAX = 6

function TaskLinks({
  taskIds,
  world,
  onSelect,
}: { taskIds: readonly string[] } & Pick<DecisionWhyProps<'rolling'>, 'world' | 'onSelect'>) {
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
