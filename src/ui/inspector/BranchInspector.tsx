import { orderIn } from '../../look/revisions.ts'
import { useState } from 'react'
import type { BranchView } from '../../session/mirror.ts'
import { Inspector, type InspectorTab } from './Inspector.tsx'
import type { InspectorSelection } from './selection.ts'
import { useDescribe } from './useDescribe.ts'
import type { RemediesOf } from '../subjects/decision/WhyDecision.tsx'

interface BranchInspectorProps {
  readonly view: BranchView
  readonly selection: InspectorSelection
  readonly onSelect: (selection: InspectorSelection) => void
  /** What the page calls 00:00. */
  readonly originMs?: number
  readonly remediesOf?: RemediesOf
}

/** The inspector of an object on a branch of the session, which is asked what the API says of it. */
export function BranchInspector({ view, selection, onSelect, originMs = 0, remediesOf }: BranchInspectorProps) {
  const [tab, setTab] = useState<InspectorTab>('why')
  const describe = useDescribe(selection, view, tab === 'describe')
  return (
    <Inspector
      selection={selection}
      world={view.world}
      decisions={view.history.decisions}
      describe={describe}
      originMs={originMs}
      orderOf={orderIn(view.world)}
      tab={tab}
      onTab={setTab}
      onSelect={onSelect}
      {...(remediesOf !== undefined && { remediesOf })}
    />
  )
}
