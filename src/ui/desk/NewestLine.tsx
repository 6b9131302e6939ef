import { ArrowLeft } from 'lucide-react'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { clockText } from '../../look/time.ts'
import type { BranchView } from '../../session/mirror.ts'
import { askedWords, type AskedAct } from '../inspector/askedAct.ts'
import { scopeOf } from '../inspector/selection.ts'
import { Kbd } from '../kit/Kbd.tsx'
import { SUBJECTS } from '../subjects/subjects.ts'

interface NewestLineProps {
  readonly view: BranchView
  readonly command: AskedAct | null
  readonly decision: SubjectRef | null
  readonly originMs: number
  readonly onBack: () => void
}

/** While a thing is selected: the newest decision in one line, which leads back to it. */
export function NewestLine({ view, command, decision, originMs, onBack }: NewestLineProps) {
  const head = decision === null ? null : SUBJECTS[decision.kind].head(decision.id, scopeOf(view, originMs))
  const atMs = command?.atMs ?? head?.atMs
  const verdict = command === null ? head?.verdict : askedWords(command, originMs).verdict
  return (
    <button type="button" className="newest-line" onClick={onBack}>
      <ArrowLeft aria-hidden="true" />
      <span className="newest-line__text">
        {verdict === undefined || atMs === undefined ? (
          'Nothing was decided yet'
        ) : (
          <>
            <time>{clockText(atMs - originMs)}</time> {verdict}
          </>
        )}
      </span>
      <Kbd>Escape</Kbd>
    </button>
  )
}
