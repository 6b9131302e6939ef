import { Suspense } from 'react'
import { useMedia } from '../kit/useMedia.ts'
import { laterPart } from '../parts/laterPart.ts'
import type { WorkbenchLayoutProps } from './workbench.ts'
import './WorkbenchLayout.css'

const NARROW = '(width <= 1179px)'

// A wide window has no sheets.
const NarrowPanels = laterPart(() => import('./NarrowPanels.tsx').then((module) => module.NarrowPanels))

/** The frame of demo and lab: panels that meet at hairlines around a stage. */
export function WorkbenchLayout(props: WorkbenchLayoutProps) {
  const { left, leftLabel, leftKind = 'settings', stage, middle, dock, inspector, top } = props
  const inspectorLabel = props.inspectorLabel ?? 'Why'
  const isNarrow = useMedia(NARROW)
  const hasInspector = inspector !== undefined
  return (
    <div className="workbench" data-left={leftKind} data-inspector={hasInspector || undefined}>
      {isNarrow && <div className="workbench__top">{top}</div>}
      {isNarrow ? (
        <div className="workbench__bar">
          <Suspense>
            <NarrowPanels {...props} inspectorLabel={inspectorLabel} />
          </Suspense>
        </div>
      ) : (
        <section className="workbench__left" aria-label={leftLabel}>
          {left}
        </section>
      )}
      <section className="workbench__stage" aria-label="Stage">
        {stage}
      </section>
      {middle !== undefined && <div className="workbench__middle">{middle}</div>}
      {dock !== undefined && (
        <section className="workbench__dock" aria-label="Time">
          {dock}
        </section>
      )}
      {hasInspector && !isNarrow && (
        <aside className="workbench__inspector" aria-label={inspectorLabel}>
          {inspector}
        </aside>
      )}
    </div>
  )
}
