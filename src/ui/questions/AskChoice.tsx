import { Radio, RadioGroup } from 'react-aria-components'
import type { ChoiceTypes } from '../../lessons/questions/choice.ts'
import { useShortcuts } from '../shell/useShortcuts.ts'
import type { OptionsProps } from './questionView.ts'
import './AnswerRows.css'

/** One row an option; its digit takes it too. */
export function AskChoice({ question, answer, onAnswer }: OptionsProps<ChoiceTypes>) {
  const { options, title } = question
  useShortcuts(
    'Answer',
    options.map(({ text }, option) => ({
      keys: String(option + 1),
      label: `Choose ${text}`,
      run: () => onAnswer({ option }),
    })),
  )
  return (
    <RadioGroup
      className="answer-rows"
      aria-label={title}
      value={answer === null ? null : String(answer.option)}
      onChange={(chosen) => onAnswer({ option: Number(chosen) })}
    >
      {options.map(({ text }, option) => (
        <Radio key={text} value={String(option)} className="answer-rows__row">
          <span className="answer-rows__box" aria-hidden="true" />
          <span className="answer-rows__number" aria-hidden="true">
            {option + 1}
          </span>
          <span className="answer-rows__text">{text}</span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
