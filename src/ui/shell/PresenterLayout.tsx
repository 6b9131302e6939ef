import { type CSSProperties, type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { setProjecting } from '../theme/themeStore.ts'
import { Mark } from './Mark.tsx'
import './PresenterLayout.css'

export interface PresenterLayoutProps {
  /** What is shown, in words: "Four tasks, min 50 %, max 100 %". */
  readonly title: string
  readonly clock: ReactNode
  readonly stage: ReactNode
  readonly strip: ReactNode
  readonly side: ReactNode
  /** "Step 3 of 5", the seed. */
  readonly footStart?: ReactNode
  /** The keys that matter. */
  readonly footEnd?: ReactNode
}

/**
 * A page for a beamer, laid out on 1280 × 720 and scaled to the window: `--u` is one pixel of that
 * drawing, and everything inside measures in it. Puts the projector look on while it is shown.
 */
export function PresenterLayout(props: PresenterLayoutProps) {
  useEffect(() => {
    setProjecting(true)
    return () => setProjecting(false)
  }, [])
  const zoom = useSyncExternalStore(onResize, windowZoom)
  return (
    <div className="presenter" style={{ '--zoom': zoom } as CSSProperties}>
      <header className="presenter__head">
        <Mark size={24} />
        <h1>{props.title}</h1>
        <span className="presenter__clock">{props.clock}</span>
      </header>
      <section className="presenter__stage" aria-label="Stage">
        {props.stage}
      </section>
      <div className="presenter__strip">{props.strip}</div>
      <aside className="presenter__side" aria-label="Why">
        {props.side}
      </aside>
      <footer className="presenter__foot">
        <div>{props.footStart}</div>
        <div>{props.footEnd}</div>
      </footer>
    </div>
  )
}

/** `--u` as a number, which `zoom` asks for. */
function windowZoom(): number {
  return Math.min(window.innerWidth / 1280, window.innerHeight / 720)
}

function onResize(onChange: () => void): () => void {
  window.addEventListener('resize', onChange)
  return () => window.removeEventListener('resize', onChange)
}
