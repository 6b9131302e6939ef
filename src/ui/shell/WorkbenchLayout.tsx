import { PanelLeft, PanelRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { BarSlotContext } from './barSlot.ts'
import { ClosePanelContext } from './closePanel.ts'
import './WorkbenchLayout.css'

/** A side panel that becomes a drawer or sheet where the window is narrow. */
export type WorkbenchPanel = 'left' | 'inspector'

export interface WorkbenchLayoutProps {
  /** Settings (280 px) or the tree (232 px). */
  readonly left: ReactNode
  readonly leftLabel: string
  readonly leftKind?: 'settings' | 'tree'
  readonly stage: ReactNode
  /** Between stage and dock: the step strip. */
  readonly middle?: ReactNode
  /** Under left and stage: the transport first, then the tracks. A phone keeps the first at its foot. */
  readonly dock?: ReactNode
  readonly inspector?: ReactNode
  readonly inspectorLabel?: string
  /** Above all in a narrow window: the step bar. A wide one says the step in the inspector. */
  readonly top?: ReactNode
  /** Which panel is open over a narrow window. Leave out both to let the layout keep it. */
  readonly openPanel?: WorkbenchPanel | null
  readonly onOpenPanel?: (panel: WorkbenchPanel | null) => void
}

const NARROW = '(width <= 1179px)'

/** The frame of demo and lab: panels that meet at hairlines around a stage. */
export function WorkbenchLayout(props: WorkbenchLayoutProps) {
  const { left, leftLabel, leftKind = 'settings', stage, middle, dock, inspector, top } = props
  const inspectorLabel = props.inspectorLabel ?? 'Why'
  const isNarrow = useMedia(NARROW)
  const hasInspector = inspector !== undefined
  const [barSlot, setBarSlot] = useState<HTMLElement | null>(null)
  return (
    <div className="workbench" data-left={leftKind} data-inspector={hasInspector || undefined}>
      {isNarrow && <div className="workbench__top">{top}</div>}
      {isNarrow ? (
        <NarrowPanels {...props} inspectorLabel={inspectorLabel} onSlot={setBarSlot} />
      ) : (
        <section className="workbench__left" aria-label={leftLabel}>
          {left}
        </section>
      )}
      <section className="workbench__stage" aria-label="Stage">
        <BarSlotContext value={barSlot}>{stage}</BarSlotContext>
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

interface NarrowPanelsProps extends WorkbenchLayoutProps {
  readonly inspectorLabel: string
  readonly onSlot: (slot: HTMLElement | null) => void
}

/** Two buttons over the stage, and what they open. */
function NarrowPanels(props: NarrowPanelsProps) {
  const { left, leftLabel, inspector, inspectorLabel, openPanel, onOpenPanel, onSlot } = props
  const [ownPanel, setOwnPanel] = useState<WorkbenchPanel | null>(null)
  const panel = openPanel === undefined ? ownPanel : openPanel
  const show = (next: WorkbenchPanel | null): void => {
    setOwnPanel(next)
    onOpenPanel?.(next)
  }
  return (
    <div className="workbench__bar">
      <Button variant="quiet" icon={<PanelLeft aria-hidden="true" />} onPress={() => show('left')}>
        {leftLabel}
      </Button>
      <div ref={onSlot} />
      {inspector !== undefined && (
        <Button variant="quiet" iconAfter={<PanelRight aria-hidden="true" />} onPress={() => show('inspector')}>
          {inspectorLabel}
        </Button>
      )}
      <Sheet title={leftLabel} side="left" isOpen={panel === 'left'} onClose={() => show(null)}>
        <ClosePanelContext value={() => show(null)}>
          <div className="workbench__sheet">{left}</div>
        </ClosePanelContext>
      </Sheet>
      {inspector !== undefined && (
        <Sheet title={inspectorLabel} side="right" isOpen={panel === 'inspector'} onClose={() => show(null)}>
          <div className="workbench__sheet">{inspector}</div>
        </Sheet>
      )}
    </div>
  )
}
