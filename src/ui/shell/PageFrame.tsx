import type { ReactNode } from 'react'
import { Disclaimer } from './Disclaimer.tsx'
import './PageFrame.css'

interface PageFrameProps {
  readonly children: ReactNode
  /** Pages that say it elsewhere leave it out. */
  readonly hasDisclaimer?: boolean
}

/** A page that is read from top to bottom: one column with margins, the disclaimer at its foot. */
export function PageFrame({ children, hasDisclaimer = true }: PageFrameProps) {
  return (
    <div className="page-frame">
      {children}
      {hasDisclaimer && (
        <footer className="page-frame__foot">
          <Disclaimer />
        </footer>
      )}
    </div>
  )
}
