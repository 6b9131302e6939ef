import { clockText } from '../../look/time.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import type { BranchView } from '../../session/mirror.ts'
import { scopeOf } from '../inspector/selection.ts'
import { VerdictHead } from '../inspector/VerdictHead.tsx'
import { SUBJECTS } from '../subjects/subjects.ts'

/** On a phone the verdict stands under the stage; why is a sheet. */
export function LabVerdict({ view, about }: { readonly view: BranchView; readonly about: SubjectRef | null }) {
  const head = about === null ? null : SUBJECTS[about.kind].head(about.id, scopeOf(view))
  if (head === null) return null
  return (
    <div className="lab-verdict">
      <VerdictHead {...head} note={clockText(head.atMs)} />
    </div>
  )
}
