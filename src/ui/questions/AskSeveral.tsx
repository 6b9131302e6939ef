import { Check } from 'lucide-react'
import { useState } from 'react'
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import type { SeveralTypes } from '../../lessons/questions/choice.ts'
import { spelled } from '../../look/numbers.ts'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { chosenText } from './answerTexts.ts'
import type { OptionsProps } from './questionView.ts'
import './AnswerRows.css'

/** One row an option, of which so many are to be ticked; more cannot be. */
export function AskSeveral({ question, answer, onAnswer }: OptionsProps<SeveralTypes>) {
  const { options, choose } = question
  const chosen = answer?.options ?? []
  /** Somebody tried to tick one more than may be. */
  const [isHeld, setIsHeld] = useState(false)
  const set = (next: readonly number[]): void => {
    setIsHeld(next.length > choose)
    if (next.length <= choose) onAnswer({ options: [...next].sort((one, other) => one - other) })
  }
  const toggle = (option: number): void =>
    set(chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option])
  useShortcuts(
    'Answer',
    options.map(({ text }, option) => ({
      keys: String(option + 1),
      label: `Tick or clear ${text}`,
      run: () => toggle(option),
    })),
  )
  return (
    <CheckboxGroup className="answer-rows" value={chosen.map(String)} onChange={(ticked) => set(ticked.map(Number))}>
      <div className="answer-rows__head">
        <Label>Choose {spelled(choose).toUpperCase()}</Label>
        <span className="answer-rows__count" role="status">
          {chosenText({ options: chosen }, choose)}
        </span>
      </div>
      {options.map(({ text }, option) => (
        <Checkbox key={text} value={String(option)} className="answer-rows__row">
          <span className="answer-rows__box" data-shape="square" aria-hidden="true">
            <Check />
          </span>
          <span className="answer-rows__number" aria-hidden="true">
            {option + 1}
          </span>
          <span className="answer-rows__text">{text}</span>
        </Checkbox>
      ))}
      <p className="answer-rows__said" role="status">
        {isHeld && `No more than ${spelled(choose)}: clear one first.`}
      </p>
    </CheckboxGroup>
  )
}
