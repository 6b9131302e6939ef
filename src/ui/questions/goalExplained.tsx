import type { ReactNode } from 'react'
import type { FieldQuestion, FieldTypes, FixQuestion, FixTypes, GoalRecord } from '../../lessons/questions/goal.ts'
import { Refused } from './AskField.tsx'
import { GoalList } from './GoalList.tsx'
import { conditionsOf, goalVerdict, tryText } from './goalWords.ts'
import type { ExplainProps } from './questionView.ts'
import { RevealSayings } from './RevealSayings.tsx'
import { Verdict } from './Verdict.tsx'

interface GoalExplainedProps extends Pick<ExplainProps<FieldTypes | FixTypes>, 'scenario'> {
  readonly question: FieldQuestion | FixQuestion
  /** `undefined` while it is asked again. */
  readonly record: GoalRecord<'field' | 'fix'> | undefined
  /** What was done, as rows of a definition list. */
  readonly facts: ReactNode
}

/** What a try came to, condition by condition. What the document reveals waits until the goal holds. */
export function GoalExplained({ question, record, scenario, facts }: GoalExplainedProps) {
  const tried = record === undefined ? '' : tryText(record)
  return (
    <>
      <Verdict grade={goalVerdict(question, record?.isShown ?? false)} />
      <Refused question={question} />
      <GoalList
        title="Goal, as the model read it"
        conditions={conditionsOf(question)}
        withinMs={question.withinMs}
        originMs={scenario.fromMs}
      />
      <dl className="question-facts">
        {facts}
        {tried !== '' && (
          <div>
            <dt>Reached on</dt>
            <dd>{tried}</dd>
          </div>
        )}
      </dl>
      {record !== undefined && <RevealSayings reveal={question.reveal} />}
    </>
  )
}

/** One row of `question-facts`. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
