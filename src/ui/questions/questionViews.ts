import type { AnyTypes, KindName, QuestionTypes } from '../../lessons/questions/kinds.ts'
import { changeView } from './changeView.tsx'
import { choiceView, numberView, severalView } from './chosenViews.tsx'
import { countsView } from './countsView.tsx'
import { faultView, markView, orderView } from './foundViews.tsx'
import { fieldView } from './fieldView.tsx'
import { fixView } from './fixView.tsx'
import { pickView } from './pickView.tsx'
import { placeView } from './placeView.tsx'
import type { QuestionView } from './questionView.ts'

/** One line a kind. */
const questionViews: { readonly [Name in KindName]: QuestionView<QuestionTypes[Name]> } = {
  counts: countsView,
  change: changeView,
  choice: choiceView,
  several: severalView,
  number: numberView,
  order: orderView,
  mark: markView,
  fault: faultView,
  pick: pickView,
  place: placeView,
  field: fieldView,
  fix: fixView,
}

/** How a question, or what is kept of one, is shown. Give it nothing of another kind. */
export function viewOf({ kind }: { readonly kind: KindName }): QuestionView<AnyTypes> {
  return questionViews[kind] as QuestionView<AnyTypes>
}
