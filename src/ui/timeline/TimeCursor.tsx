import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { axisText, clockText } from '../../look/time.ts'
import type { TimeDomain } from './timeDomain.ts'

export interface TimeCursorProps {
  readonly domain: TimeDomain
  readonly x: (atMs: number) => number
  readonly atOf: (x: number) => number
  readonly nowMs: number
  /** Where End goes: how far it has been simulated. */
  readonly headMs: number
  readonly originMs: number
  /** The counts at now, said after the time. */
  readonly spoken: string
  readonly onSeek: (atMs: number) => void
}

const STEP_MS = 1_000
/** Half of the flag, less what is left of the tracks: nearer to the edge it would be cut. CSS pixels. */
const FLAG_HALF = 20
const LARGE_STEP_MS = 10_000

/**
 * The one cursor of a timeline: an ink line with its time. It is dragged anywhere on the tracks, and a slider for
 * the keyboard: arrows a second, with Shift or Page keys ten, Home to the origin, End to what is simulated.
 */
export function TimeCursor(props: TimeCursorProps) {
  const { domain, x, nowMs, originMs, spoken, onSeek } = props
  const drag = useDrag(props)
  const shownMs = drag.atMs ?? nowMs
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = keyTarget(event, props)
    if (target === null) return
    // The page itself steps with the same arrows.
    event.preventDefault()
    event.stopPropagation()
    onSeek(Math.min(domain.toMs, Math.max(domain.fromMs, target)))
  }
  return (
    <div className="timeline__hit" {...drag.handlers}>
      <div
        className="timeline__cursor"
        style={{ transform: `translateX(${String(x(shownMs))}px)` }}
        role="slider"
        tabIndex={0}
        aria-label="Time"
        aria-valuemin={domain.fromMs - originMs}
        aria-valuemax={domain.toMs - originMs}
        aria-valuenow={shownMs - originMs}
        aria-valuetext={`${clockText(shownMs - originMs)}, ${spoken}`}
        onKeyDown={onKeyDown}
      >
        <span className="timeline__flag" style={{ marginLeft: Math.max(0, FLAG_HALF - x(shownMs)) }}>
          {axisText(shownMs - originMs)}
        </span>
      </div>
    </div>
  )
}

function keyTarget(event: KeyboardEvent, { nowMs, headMs, originMs }: TimeCursorProps): number | null {
  const step = event.shiftKey ? LARGE_STEP_MS : STEP_MS
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return nowMs + step
    case 'ArrowLeft':
    case 'ArrowDown':
      return nowMs - step
    case 'PageUp':
      return nowMs + LARGE_STEP_MS
    case 'PageDown':
      return nowMs - LARGE_STEP_MS
    case 'Home':
      return originMs
    case 'End':
      return headMs
    default:
      return null
  }
}

/** Follows a pointer. The line follows at once; the world is asked once for each frame of the screen. */
function useDrag({ atOf, domain, onSeek }: TimeCursorProps) {
  const [atMs, setAtMs] = useState<number | null>(null)
  const frame = useRef(0)
  const move = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    // A presenter's tracks are zoomed: the pointer is told in the window's pixels, they measure in their own.
    const at = atOf(((event.clientX - left) * event.currentTarget.offsetWidth) / Math.max(1, width))
    const target = Math.round(Math.min(domain.toMs, Math.max(domain.fromMs, at)))
    setAtMs(target)
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(() => onSeek(target))
  }
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      move(event)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      if (atMs !== null) move(event)
    },
    onPointerUp: (): void => setAtMs(null),
    onPointerCancel: (): void => setAtMs(null),
  }
  return { atMs, handlers }
}
