import { useEffect, useRef, useState, type ReactNode } from 'react'
import { TransportBar } from '../../src/ui/timeline/TransportBar.tsx'
import type { useLab } from './useLab.ts'

type Lab = Pick<ReturnType<typeof useLab>, 'run' | 'nowMs' | 'originMs' | 'seek'>

/** The transport bar moving a gallery's run by the page's own frames. */
export function LabTransport({ lab, ...rest }: { lab: Lab; branchName?: string; note?: ReactNode; hint?: ReactNode }) {
  const { run, nowMs, originMs, seek } = lab
  const [isPlaying, setPlaying] = useState(false)
  const [speed, setSpeed] = useState(4)
  const last = useRef(0)
  useEffect(() => {
    if (!isPlaying) return undefined
    last.current = performance.now()
    let frame = 0
    const tick = (time: number): void => {
      seek(run.nowMs + (time - last.current) * speed)
      last.current = time
      frame = requestAnimationFrame(tick)
    }
    frame = requestAnimationFrame(tick)
    return () => cancelAnimationFrame(frame)
  }, [isPlaying, speed, run, seek])
  return (
    <TransportBar
      {...{ nowMs, originMs, isPlaying, speed, ...rest }}
      canStepBack={nowMs > originMs}
      onPlay={() => setPlaying(true)}
      onPause={() => setPlaying(false)}
      onToStart={() => seek(originMs)}
      onStepBack={() => seek(run.previous('decision') ?? originMs)}
      onNextDecision={() => {
        run.advanceToNext('decision', nowMs + 600_000)
        seek(run.nowMs)
      }}
      onSpeed={setSpeed}
    />
  )
}
