import { useState, type ReactNode } from 'react'
import { clockText } from '../../look/time.ts'
import { useLabSession } from '../../session/labContext.ts'
import { PresenterLayout } from '../shell/PresenterLayout.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { stepBack } from '../timeline/stepBack.ts'
import { useTimeKeys } from '../timeline/useTimeKeys.ts'
import { PresentFoot } from './PresentFoot.tsx'
import './PresentedRun.css'

interface PresentedRunProps {
  readonly title: string
  readonly nowMs: number
  /** What the page calls 00:00. */
  readonly originMs: number
  readonly footStart: ReactNode
  readonly onLeave: () => void
  readonly children: ReactNode
}

/** A run on a beamer, with the keys that presenters' clickers send. */
export function PresentedRun({ title, nowMs, originMs, footStart, onLeave, children }: PresentedRunProps) {
  const session = useLabSession()
  const [isBlank, setBlank] = useState(false)
  const blank = (): void => setBlank((now) => !now)
  useTimeKeys({ startMs: originMs })
  useShortcuts('Presenting', [
    { keys: 'PageDown', label: 'Next decision', run: () => void session.stepForward('decision') },
    { keys: 'PageUp', label: 'Back one decision', run: () => void stepBack(session, 'decision', originMs) },
    { keys: 'b', label: 'Blank the screen', run: blank },
    { keys: 'Escape', label: 'Leave', run: onLeave },
  ])
  return (
    <>
      <PresenterLayout
        title={title}
        clock={clockText(nowMs - originMs)}
        footStart={footStart}
        footEnd={<PresentFoot {...{ nowMs, originMs, onLeave }} onBlank={blank} />}
      >
        {children}
      </PresenterLayout>
      {isBlank && (
        <button type="button" className="presented__blank" aria-label="Show again" onClick={() => setBlank(false)} />
      )}
    </>
  )
}
