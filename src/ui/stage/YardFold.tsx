import type { SubjectRef } from '../../look/subjectRef.ts'
import type { BranchView } from '../../session/mirror.ts'
import { Disclosure } from '../kit/Disclosure.tsx'
import { StageTree } from './StageTree.tsx'
import './YardFold.css'

interface YardFoldProps {
  readonly view: BranchView
  readonly selection: SubjectRef | null
  readonly onSelect: (selection: SubjectRef | null) => void
}

/** The yard as a tree at the foot of a panel, folded until somebody asks for it. */
export function YardFold({ view, selection, onSelect }: YardFoldProps) {
  return (
    <div className="yard-fold">
      <Disclosure title="The yard as a tree" level={2}>
        <StageTree view={view} selection={selection} onSelect={onSelect} />
      </Disclosure>
    </div>
  )
}
