import { PanelLeft, PanelRight } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import type { WorkbenchLayoutProps, WorkbenchPanel } from './workbench.ts'

/** Two buttons over the stage, and what they open. */
export function NarrowPanels(props: WorkbenchLayoutProps & { readonly inspectorLabel: string }) {
  const { left, leftLabel, inspector, inspectorLabel, openPanel, onOpenPanel } = props
  const [ownPanel, setOwnPanel] = useState<WorkbenchPanel | null>(null)
  const panel = openPanel === undefined ? ownPanel : openPanel
  const show = (next: WorkbenchPanel | null): void => {
    setOwnPanel(next)
    onOpenPanel?.(next)
  }
  return (
    <>
      <Button variant="quiet" icon={<PanelLeft aria-hidden="true" />} onPress={() => show('left')}>
        {leftLabel}
      </Button>
      {inspector !== undefined && (
        <Button variant="quiet" iconAfter={<PanelRight aria-hidden="true" />} onPress={() => show('inspector')}>
          {inspectorLabel}
        </Button>
      )}
      <Sheet title={leftLabel} side="left" isOpen={panel === 'left'} onClose={() => show(null)}>
        <div className="workbench__sheet">{left}</div>
      </Sheet>
      {inspector !== undefined && (
        <Sheet title={inspectorLabel} side="right" isOpen={panel === 'inspector'} onClose={() => show(null)}>
          <div className="workbench__sheet">{inspector}</div>
        </Sheet>
      )}
    </>
  )
}
