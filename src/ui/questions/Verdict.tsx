import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { GradeWords } from './gradeWords.ts'
import './questions.css'

/** Green with a tick or red with a cross; the words say it too. */
export function Verdict({ grade, children }: { readonly grade: GradeWords; readonly children?: ReactNode }) {
  return (
    <div className="question-verdict" data-tone={grade.tone} role="status">
      <h1>
        {grade.tone === 'clear' && <Check aria-hidden="true" />}
        {grade.tone === 'trouble' && <X aria-hidden="true" />}
        {grade.verdict}
      </h1>
      {grade.sentence !== '' && <p>{grade.sentence}</p>}
      {children}
    </div>
  )
}
