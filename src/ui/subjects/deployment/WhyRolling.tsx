import { orderIn } from '../../../look/revisions.ts'
import { aboutIds } from '../../../model/world/decisionBase.ts'
import { countedText } from '../../words/deployment/countedText.ts'
import { momentOfDecision } from '../../words/deployment/counts.ts'
import type { DecisionWhyProps } from '../decision/decisionView.ts'
import { Disclosure } from '../../kit/Disclosure.tsx'
import { Facts } from '../../kit/Facts.tsx'
import { HealthNote } from './HealthNote.tsx'
import { TaskLinks } from '../task/TaskLinks.tsx'
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
