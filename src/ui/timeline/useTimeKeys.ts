import { useLabSession } from '../../session/labContext.ts'
import type { LabSession } from '../../session/labSession.ts'
import { SPEEDS } from '../../session/playbackMachine.ts'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { stepBack } from './stepBack.ts'

interface TimeKeys {
  readonly startMs?: number
  /** Where not everything that was done may be undone. */
  readonly undo?: () => void
}

/** The keys that move time, on every page that has a lab (the same everywhere). */
export function useTimeKeys(options: TimeKeys = {}): void {
  const session = useLabSession()
  const { startMs = 0, undo = () => void session.undo() } = options
  const toStart = (): void => void session.seek(startMs)
  useShortcuts('Time', [
    { keys: 'Space', label: 'Play or pause', run: () => session.toggle() },
    { keys: 'ArrowRight', label: 'Next decision', run: () => void session.stepForward('decision') },
    { keys: 'ArrowLeft', label: 'Back one decision', run: () => void stepBack(session, 'decision', startMs) },
    { keys: 'Shift+ArrowRight', label: 'Next change', run: () => void session.stepForward('change') },
    { keys: 'Shift+ArrowLeft', label: 'Back one change', run: () => void stepBack(session, 'change', startMs) },
    { keys: 'Home', label: 'To the start', run: toStart },
    { keys: 'End', label: 'To the furthest simulated moment', run: () => void session.seek(headOf(session)) },
    { keys: '+', label: 'Faster', run: () => changeSpeed(session, 1) },
    { keys: '-', label: 'Slower', run: () => changeSpeed(session, -1) },
    { keys: 'r', label: 'Reset to the start', run: toStart },
    { keys: 'u', label: 'Undo', run: undo },
    { keys: '$mod+z', label: 'Undo', run: undo },
    { keys: '$mod+Shift+z', label: 'Redo', run: () => void session.redo() },
  ])
}

function headOf(session: LabSession): number {
  const { lab, views } = session.store.getState()
  return views[lab.activeBranchId]?.headMs ?? 0
}

function changeSpeed(session: LabSession, by: 1 | -1): void {
  const { speed } = session.playback.getSnapshot().context
  const next = SPEEDS[SPEEDS.indexOf(speed) + by]
  if (next !== undefined) session.setSpeed(next)
}
