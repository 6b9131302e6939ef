import type { FieldTypes } from '../../lessons/questions/goal.ts'
import { AskField } from './AskField.tsx'
import { askedBase } from './askedView.tsx'
import { Fact, GoalExplained } from './goalExplained.tsx'
import { triedValue, tryText } from './goalWords.ts'
import type { QuestionView } from './questionView.ts'

export const fieldView: QuestionView<FieldTypes> = {
  ...askedBase<FieldTypes>(),
  skipText: 'Show me',
  note: 'Time is paused until you run it or have it shown.',
  ask: (props) => <AskField {...props} />,
  lockInText: () => 'Run it',
  needsText: 'To run it, write the missing value.',
  observe: (record, question) => (
    <dl className="question-facts">
      <Fact name={record.isShown ? 'Shown' : 'You wrote'}>{triedValue(question)}</Fact>
    </dl>
  ),
  explain: (props) => {
    const isShown = props.record?.isShown ?? false
    return (
      <GoalExplained
        {...props}
        facts={<Fact name={isShown ? 'A value that works' : 'You wrote'}>{triedValue(props.question)}</Fact>}
      />
    )
  },
  line: (question, record) => ({
    answer: record.isShown ? '' : triedValue(question),
    happened: 'goal holds',
    sure: tryText(record),
  }),
}
