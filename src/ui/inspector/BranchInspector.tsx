import { useState } from 'react'
import type { SubjectRef } from '../../look/subjectRef.ts'
import type { BranchView } from '../../session/mirror.ts'
import { useLab } from '../../session/labContext.ts'
import { decisionById } from '../subjects/decision/decisionRef.ts'
import { useExplanation } from '../subjects/decision/useExplanation.ts'
import { SUBJECTS } from '../subjects/subjects.ts'
import type { RemediesOf } from '../subjects/subjectView.ts'
import { GoneObject } from './GoneObject.tsx'
import { Inspector, type InspectorTab } from './Inspector.tsx'
import { useLastSeen } from './lastSeen.ts'
import { scopeOf } from './selection.ts'
import { useDescribe } from './useDescribe.ts'

interface BranchInspectorProps {
  readonly view: BranchView
  readonly selection: SubjectRef
  readonly onSelect: (ref: SubjectRef) => void
  /** What the page calls 00:00. */
  readonly originMs?: number
  readonly remediesOf?: RemediesOf
}

/** The inspector of a subject on a branch of the session, which is asked what the API says of it. */
export function BranchInspector({ view, originMs = 0, ...props }: BranchInspectorProps) {
  const [tab, setTab] = useState<InspectorTab>('why')
  const describe = useDescribe(props.selection, view, tab === 'describe')
  const scope = scopeOf(view, originMs)
  const { kind, id } = props.selection
  const decision = kind === 'decision' ? decisionById(id, scope) : undefined
  const explanation = useExplanation(decision ?? null, view.branchId)
  const log = useLab(({ lab }) => lab.branches.find((one) => one.id === view.branchId)?.log)
  const head = SUBJECTS[kind].head(id, scope)
  const seen = useLastSeen(props.selection, head?.object ?? null, view.nowMs)
  if (head === null) return <GoneObject {...{ ...props, seen, scope }} log={log ?? []} />
  return <Inspector {...scope} {...{ ...props, describe, explanation, tab }} onTab={setTab} />
}
