import { Check, X } from 'lucide-react'
import type { ConditionState } from '../../lessons/questions/goal.ts'
import { stateText, whenText } from './goalWords.ts'
import './stageViews.css'

interface GoalListProps {
  readonly conditions: readonly ConditionState[]
  readonly withinMs: number
  /** What the page calls 00:00. */
  readonly originMs: number
  /** Heads the list: of what try, or that it is as it stands. */
  readonly title: string
}

/** What is to be reached, condition by condition, each as the model read it last. */
export function GoalList({ conditions, withinMs, originMs, title }: GoalListProps) {
  return (
    <section className="goal-list">
      <h2 className="type-h3">{title}</h2>
      <ul>
        {conditions.map((one) => (
          <li key={one.says} data-tone={one.holds ? 'clear' : 'trouble'}>
            {one.holds ? <Check role="img" aria-label="holds" /> : <X role="img" aria-label="does not hold" />}
            <span className="goal-list__says">
              {one.says}, <span className="goal-list__when">{whenText(one, withinMs)}</span>
            </span>
            <span className="goal-list__state">{stateText(one, originMs)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
