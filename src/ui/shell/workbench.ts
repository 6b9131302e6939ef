import type { ReactNode } from 'react'

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
