import {
  choice,
  several,
  type ChoiceOption,
  type ChoiceTypes,
  type SeveralTypes,
} from '../../lessons/questions/choice.ts'
import { number, type NumberTypes } from '../../lessons/questions/number.ts'
import { choiceText, numberText, severalText } from './answerTexts.ts'
import { MarkedRows, type MarkedRow } from './AnswerRows.tsx'
import { AskChoice } from './AskChoice.tsx'
import { askedView } from './askedView.tsx'
import { AskNumber } from './AskNumber.tsx'
import { AskSeveral } from './AskSeveral.tsx'
import type { QuestionView } from './questionView.ts'

export const choiceView: QuestionView<ChoiceTypes> = askedView(choice, {
  ask: (props) => <AskChoice {...props} />,
  takesDigits: true,
  answerText: choiceText,
  needsText: 'To lock in, choose one.',
  comparesShows: true,
  compare: ({ question, answer }) => (
    <MarkedRows rows={markedRows(question.options, answer === null ? [] : [answer.option])} />
  ),
})

export const severalView: QuestionView<SeveralTypes> = askedView(several, {
  ask: (props) => <AskSeveral {...props} />,
  takesDigits: true,
  answerText: (_, answer) => severalText(answer),
  lockInText: ({ choose }, answer) =>
    answer === null || answer.options.length < choose ? 'Lock in' : `Lock in ${severalText(answer)}`,
  needsText: 'To lock in, choose as many as are asked for.',
  comparesShows: true,
  compare: ({ question, answer }) => <MarkedRows rows={markedRows(question.options, answer?.options ?? [])} />,
})

export const numberView: QuestionView<NumberTypes> = askedView(number, {
  ask: (props) => <AskNumber {...props} />,
  answerText: numberText,
  needsText: 'To lock in, give a number.',
})

/** The options with what is right and what was chosen. */
export function markedRows(options: readonly ChoiceOption[], chosen: readonly number[]): readonly MarkedRow[] {
  return options.map((option, index) => ({ ...option, isChosen: chosen.includes(index) }))
}
