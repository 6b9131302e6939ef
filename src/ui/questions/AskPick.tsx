import type { PickTypes } from '../../lessons/questions/pick.ts'
import { grouped } from '../../look/numbers.ts'
import { PickList } from '../kit/PickList.tsx'
import { candidateWords, whatText } from './candidateWords.ts'
import type { AskProps } from './questionView.ts'

/** Rows to pick from; the same can be pressed on the stage, where they wear the numbers of their rows. */
export function AskPick({ question, answer, onAnswer, scene }: AskProps<PickTypes>) {
  const ids = answer?.ids ?? []
  const most = question.answer.length
  const rows = question.candidates.map((one, index) => ({
    ...candidateWords(one, scene.view.world),
    number: index + 1,
  }))
  return (
    <PickList
      label={`Pick ${whatText(question, most)}`}
      rows={rows}
      picked={ids}
      most={most}
      onChange={(picked) => onAnswer({ ids: picked })}
      help={`${grouped(ids.length)} of ${grouped(most)} picked, here or on the stage.`}
    />
  )
}
