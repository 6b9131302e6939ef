import { pick, type PickTypes } from '../../lessons/questions/pick.ts'
import { MarkedRows } from './AnswerRows.tsx'
import { AskPick } from './AskPick.tsx'
import { askedView, type CompareProps } from './askedView.tsx'
import { candidateName, candidateNames, whatText } from './candidateWords.ts'
import { pickOnStage } from './pickWords.ts'
import type { QuestionView } from './questionView.ts'

export const pickView: QuestionView<PickTypes> = {
  ...askedView(pick, {
    ask: (props) => <AskPick {...props} />,
    answerText: ({ candidates }, { ids }) => candidateNames(candidates, ids),
    lockInText: (question, answer) =>
      answer === null || answer.ids.length === 0
        ? `Lock in ${whatText(question, question.answer.length)}`
        : `Lock in ${candidateNames(question.candidates, answer.ids)}`,
    needsText: 'To lock in, pick as many as are asked for, here or on the stage.',
    compare: (props) => <Compared {...props} />,
  }),
  onStage: pickOnStage,
}

/** One's own beside the right ones, in the order in which they were offered. */
function Compared({ question, answer }: CompareProps<PickTypes>) {
  const rows = question.candidates.map((one) => ({
    text: candidateName(one),
    isRight: question.answer.includes(one.id),
    isChosen: answer?.ids.includes(one.id) ?? false,
    shows: null,
  }))
  return <MarkedRows rows={rows} />
}
