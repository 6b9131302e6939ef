import type { ReactNode } from 'react'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import './balancing.css'

interface SubjectLinkProps {
  readonly to: SubjectRef
  readonly onSelect: (ref: SubjectRef) => void
  readonly children: ReactNode
}

/** A thing's name that leads to it. */
export function SubjectLink({ to, onSelect, children }: SubjectLinkProps) {
  return (
    <button type="button" className="subject-link" onClick={() => onSelect(to)}>
      {children}
    </button>
  )
}
