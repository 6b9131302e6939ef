import type { AnyTypes, KindName, QuestionTypes } from '../../lessons/questions/kinds.ts'
import { changeView } from './changeView.tsx'
import { countsView } from './countsView.tsx'
import type { QuestionView } from './questionView.ts'

/** One line a kind. */
const questionViews: { readonly [Name in KindName]: QuestionView<QuestionTypes[Name]> } = {
  counts: countsView,
  change: changeView,
}

/** How a question, or what is kept of one, is shown. Give it nothing of another kind. */
export function viewOf({ kind }: { readonly kind: KindName }): QuestionView<AnyTypes> {
  return questionViews[kind]
}
