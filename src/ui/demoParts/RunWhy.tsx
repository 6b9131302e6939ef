import { ArrowLeft } from 'lucide-react'
import { memo, useRef } from 'react'
import type { Decision } from '../../model/world/decision.ts'
import type { BranchView } from '../../session/mirror.ts'
import { BranchInspector } from '../inspector/BranchInspector.tsx'
import { chosen, ownInspected, type Selection } from '../inspector/selection.ts'
import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { YardFold } from '../stage/YardFold.tsx'
import { decisionRef } from '../subjects/decision/decisionRef.ts'
import './RunWhy.css'

interface RunWhyProps {
  readonly view: BranchView
  /** What the panel is about while nothing is chosen; `undefined` before there is any. */
  readonly newest: Decision | undefined
  /** Said until then. */
  readonly empty: string
  readonly originMs: number
  readonly backLabel: string
  readonly selection: Selection | null
  readonly onSelect: (selection: Selection | null) => void
}

/** A demo's right panel: the newest word on its matter, or what was chosen on the stage; under both the yard as a tree. */
export const RunWhy = memo(function RunWhy(props: RunWhyProps) {
  const { view, newest, empty, originMs, backLabel, selection, onSelect } = props
  const panel = useRef<HTMLDivElement>(null)
  const own = ownInspected(selection, view)
  const about = own ?? (newest === undefined ? null : decisionRef(newest.id))
  const goBack = (): void => {
    onSelect(null)
    // The button that had the focus is gone.
    panel.current?.focus()
  }
  return (
    <div className="run-why" ref={panel} tabIndex={-1}>
      {own !== null && (
        <Button variant="quiet" icon={<ArrowLeft aria-hidden="true" />} kbd="Escape" onPress={goBack}>
          {backLabel}
        </Button>
      )}
      {about === null ? (
        <EmptyState>{empty}</EmptyState>
      ) : (
        <BranchInspector
          view={view}
          selection={about}
          originMs={originMs}
          onSelect={(next) => onSelect(chosen(next, view.nowMs))}
        />
      )}
      <YardFold view={view} selection={selection} onSelect={onSelect} />
    </div>
  )
})
