import type { FixQuestion, FixTypes } from '../../lessons/questions/goal.ts'
import { counted } from '../../look/numbers.ts'
import { askedBase } from './askedView.tsx'
import { AskFix, CommandList } from './AskFix.tsx'
import { Fact, GoalExplained } from './goalExplained.tsx'
import { measureText, tryText } from './goalWords.ts'
import type { QuestionView } from './questionView.ts'

export const fixView: QuestionView<FixTypes> = {
  ...askedBase<FixTypes>(),
  skipText: 'Show me',
  note: 'Act, and let time run as you need. Check asks the model whether the goal holds.',
  ask: (props) => <AskFix {...props} />,
  lockInText: () => 'Check',
  needsText: 'To check, act on the yard first.',
  observe: (_, question) => (
    <dl className="question-facts">
      <Fact name="Commands">{doneText(question)}</Fact>
    </dl>
  ),
  explain: (props) => {
    const { question, record, scenario } = props
    const { par } = question
    const isShown = record?.isShown ?? false
    return (
      <>
        <GoalExplained
          {...props}
          facts={
            <>
              <Fact name={isShown ? 'Shown' : 'You'}>{doneText(question)}</Fact>
              <Fact name="Par">{measureText(par.commands, par.lowestHealthy)}</Fact>
            </>
          }
        />
        {isShown && (
          <CommandList title="What was done" commands={question.solution} originMs={scenario.fromMs} isOpen />
        )}
      </>
    )
  },
  line: (_, record) => ({
    answer: record.isShown ? '' : counted(record.commands, 'command'),
    happened: 'goal holds',
    sure: tryText(record),
  }),
}

function doneText({ attempts }: FixQuestion): string {
  const last = attempts.at(-1)
  return measureText(last?.commands.length ?? 0, last?.lowestHealthy ?? null)
}
