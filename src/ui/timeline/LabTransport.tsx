import { useMemo, type ReactNode } from 'react'
import { useActiveView, useLab, useLabSession, usePlayback } from '../../session/labContext.ts'
import type { LabSession } from '../../session/labSession.ts'
import { SPEEDS } from '../../session/playbackMachine.ts'
import { stepBack } from './stepBack.ts'
import { TransportBar, type TransportBarProps } from './TransportBar.tsx'

interface LabTransportProps extends Pick<TransportBarProps, 'step' | 'hint' | 'note' | 'onBranch'> {
  /** What the page calls 00:00. */
  readonly originMs?: number
  /** Where the page's time begins, if that is later. */
  readonly startMs?: number
  readonly hasBranch?: boolean
  readonly children?: ReactNode
}

/** The transport bar of the page's lab. */
export function LabTransport({
  originMs = 0,
  startMs = originMs,
  hasBranch = true,
  children,
  ...look
}: LabTransportProps) {
  const session = useLabSession()
  const { isPlaying, speed } = usePlayback()
  const nowMs = useActiveView()?.nowMs ?? originMs
  const controls = useMemo(() => controlsOf(session, startMs), [session, startMs])
  const branchName = useLab(({ lab }) => lab.branches.find((one) => one.id === lab.activeBranchId)?.name)
  return (
    <TransportBar
      nowMs={nowMs}
      originMs={originMs}
      isPlaying={isPlaying}
      speed={speed}
      {...(hasBranch && branchName !== undefined && { branchName })}
      canStepBack={nowMs > startMs}
      {...controls}
      {...look}
    >
      {children}
    </TransportBar>
  )
}

function controlsOf(session: LabSession, startMs: number) {
  return {
    onPlay: () => session.play(),
    onPause: () => session.pause(),
    onToStart: () => void session.seek(startMs),
    onStepBack: () => void stepBack(session, 'decision', startMs),
    onNextDecision: () => void session.stepForward('decision'),
    onSpeed: (wanted: number) => {
      const known = SPEEDS.find((one) => one === wanted)
      if (known !== undefined) session.setSpeed(known)
    },
  }
}
