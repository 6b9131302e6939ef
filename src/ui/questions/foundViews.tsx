import { fault, type FaultTypes } from '../../lessons/questions/fault.ts'
import { mark, order, type MarkTypes, type OrderTypes } from '../../lessons/questions/order.ts'
import { durationText } from '../../look/time.ts'
import { distanceText, fieldName, markText, orderText } from './answerTexts.ts'
import { askedView } from './askedView.tsx'
import { AskFault, FaultCompared } from './AskFault.tsx'
import { AskMark } from './AskMark.tsx'
import { AskOrder } from './AskOrder.tsx'
import { MarkCompared } from './MarkCompared.tsx'
import { OrderCompared } from './OrderCompared.tsx'
import type { QuestionView } from './questionView.ts'

export const orderView: QuestionView<OrderTypes> = askedView(order, {
  ask: (props) => <AskOrder {...props} />,
  answerText: (_, answer) => orderText(answer),
  needsText: 'To lock in, bring them in order.',
  compare: (props) => <OrderCompared {...props} />,
})

export const markView: QuestionView<MarkTypes> = askedView(mark, {
  ask: (props) => <AskMark {...props} />,
  answerText: (_, answer, { fromMs }) => markText(answer, fromMs),
  needsText: 'To lock in, mark a moment.',
  compare: (props) => <MarkCompared {...props} />,
  moreFacts: ({ answerMs, toleranceMs }, answer) => [
    ...(answer === null ? [] : [{ label: 'Your mark', value: distanceText(answer.atMs - answerMs) }]),
    { label: 'Counts as right', value: `within ${durationText(toleranceMs)}` },
  ],
})

export const faultView: QuestionView<FaultTypes> = askedView(fault, {
  ask: (props) => <AskFault {...props} />,
  answerText: (_, { path }) => path,
  lockInText: (_, answer) => (answer === null ? 'Lock in' : `Lock in ${fieldName(answer)}`),
  needsText: 'To lock in, pick the line that is at fault.',
  compare: (props) => <FaultCompared {...props} />,
})
