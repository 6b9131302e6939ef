import { visibleText } from '../../../base/foreignText.ts'
import { grouped } from '../../../look/numbers.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import { SubjectLink } from '../balancing/SubjectLink.tsx'

/** More would push out of sight what stands below. */
const SHOWN_MAX = 12

interface LinkedRowProps {
  readonly label: string
  readonly refs: readonly { readonly ref: SubjectRef; readonly name: string }[]
  readonly onSelect: (ref: SubjectRef) => void
}

/** A name at the left, and at the right the things that it is about, each leading there. */
export function LinkedRow({ label, refs, onSelect }: LinkedRowProps) {
  const more = refs.length - SHOWN_MAX
  return (
    <dl className="facts linked-row">
      <div>
        <dt>{label}</dt>
        <dd>
          {refs.length === 0 && 'none'}
          {refs.slice(0, SHOWN_MAX).map(({ ref, name }) => (
            <SubjectLink key={`${ref.kind} ${ref.id}`} to={ref} onSelect={onSelect}>
              {visibleText(name)}
            </SubjectLink>
          ))}
          {more > 0 && <span>and {grouped(more)} more</span>}
        </dd>
      </div>
    </dl>
  )
}
