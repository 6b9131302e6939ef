import { aboutIds } from '../../../model/world/decisionBase.ts'
import { Facts } from '../../kit/Facts.tsx'
import type { DecisionWhyProps } from '../decision/decisionView.ts'
import { TaskLinks } from '../task/TaskLinks.tsx'

/** What the sender gets, how many of them, and through whom; it leads to the tasks that have a part in it. */
export function WhyTrouble({ decision, words, world, onSelect }: DecisionWhyProps<'trouble'>) {
  const taskIds = aboutIds(decision, 'task')
  return (
    <>
      <Facts details={words.details} />
      {taskIds.length > 0 && <TaskLinks {...{ taskIds, world, onSelect }} total={decision.trouble.tasks} />}
    </>
  )
}
