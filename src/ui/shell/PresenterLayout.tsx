import { type CSSProperties, type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { setProjecting } from '../theme/themeStore.ts'
import { Mark } from './Mark.tsx'
import { presenterZoom } from './presenterZoom.ts'
import './PresenterLayout.css'

export interface PresenterLayoutProps {
  /** What is shown, in words: "Four tasks, min 50 %, max 100 %". */
  readonly title: string
  readonly clock: ReactNode
  /** "Step 3", the seed. */
  readonly footStart: ReactNode
  /** What moves it on and ends it. */
  readonly footEnd: ReactNode
  /** `PresenterParts`, or what stands in their place. */
  readonly children: ReactNode
}

/**
 * A page for a beamer, laid out on 1280 × 720 and scaled to the window: `--u` is one pixel of that
 * drawing, and everything inside measures in it. On a phone, from which one presents too, its parts stand
 * one under the other. Puts the projector look on while it is shown.
 */
export function PresenterLayout({ title, clock, footStart, footEnd, children }: PresenterLayoutProps) {
  useEffect(() => {
    setProjecting(true)
    return () => setProjecting(false)
  }, [])
  const zoom = useSyncExternalStore(onResize, presenterZoom, () => 1)
  return (
    <div className="presenter" style={{ '--zoom': zoom } as CSSProperties}>
      <header className="presenter__head">
        <Mark size={24} />
        <h1>{title}</h1>
        <span className="presenter__clock" role="timer">
          {clock}
        </span>
      </header>
      {children}
      <footer className="presenter__foot">
        <div className="presenter__facts">{footStart}</div>
        <div className="presenter__acts">{footEnd}</div>
      </footer>
    </div>
  )
}

interface PresenterPartsProps {
  readonly stage: ReactNode
  readonly strip: ReactNode
  readonly side: ReactNode
}

/** One run: the stage, its counts under it, why beside both. */
export function PresenterParts({ stage, strip, side }: PresenterPartsProps) {
  return (
    <div className="presenter__parts">
      <section className="presenter__stage" aria-label="Stage">
        {stage}
      </section>
      <div className="presenter__strip">{strip}</div>
      <aside className="presenter__side" aria-label="Why">
        {side}
      </aside>
    </div>
  )
}

function onResize(onChange: () => void): () => void {
  window.addEventListener('resize', onChange)
  return () => window.removeEventListener('resize', onChange)
}
