import { ArrowLeft } from 'lucide-react'
import { memo, useRef } from 'react'
import { SCALING_ORIGIN_MS } from '../../lessons/scalingDemo.ts'
import type { BranchView } from '../../session/mirror.ts'
import { BranchInspector } from '../inspector/BranchInspector.tsx'
import { chosen, ownInspected, type Selection } from '../inspector/selection.ts'
import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { YardFold } from '../stage/YardFold.tsx'
import { decisionRef } from '../subjects/decision/decisionRef.ts'
import { newestScaling } from '../words/scaling/newestScaling.ts'
import './ScalingWhy.css'

interface ScalingWhyProps {
  readonly view: BranchView
  readonly selection: Selection | null
  readonly onSelect: (selection: Selection | null) => void
}

/** The demo's right panel: the newest word on scaling, or what was chosen on the stage; under both the yard as a tree. */
export const ScalingWhy = memo(function ScalingWhy({ view, selection, onSelect }: ScalingWhyProps) {
  const panel = useRef<HTMLDivElement>(null)
  const own = ownInspected(selection, view)
  const newest = newestScaling(view)
  const about = own ?? (newest === undefined ? null : decisionRef(newest.id))
  const goBack = (): void => {
    onSelect(null)
    // The button that had the focus is gone.
    panel.current?.focus()
  }
  return (
    <div className="scaling-why" ref={panel} tabIndex={-1}>
      {own !== null && (
        <Button variant="quiet" icon={<ArrowLeft aria-hidden="true" />} kbd="Escape" onPress={goBack}>
          Back to what scaled
        </Button>
      )}
      {about === null ? (
        <EmptyState>Nothing was evaluated yet. Play: each alarm and each evaluation is explained here.</EmptyState>
      ) : (
        <BranchInspector
          view={view}
          selection={about}
          originMs={SCALING_ORIGIN_MS}
          onSelect={(next) => onSelect(chosen(next, view.nowMs))}
        />
      )}
      <YardFold view={view} selection={selection} onSelect={onSelect} />
    </div>
  )
})
