import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { stroked, type DrawnPoint } from './stroked.ts'
import './DrawableTrack.css'

export interface DrawableTrackProps {
  /** What is drawn, for those who do not see it. */
  readonly label: string
  readonly points: readonly DrawnPoint[]
  /** The times at its left and right edge. */
  readonly fromMs: number
  readonly toMs: number
  readonly min?: number
  readonly max: number
  /** CSS pixels; where it is stretched by its style, what those stand for. */
  readonly width: number
  readonly height: number
  /** So far the line stays away from all edges. */
  readonly inset?: number
  /** The name of a point: `At 00:05:00`. */
  /** Points are small dots; by default where there are many. */
  readonly isFine?: boolean
  readonly nameOf: (atMs: number) => string
  readonly valueText: (value: number) => string
  readonly onChange: (points: readonly DrawnPoint[]) => void
  /** Under the line, in the same pixels. */
  readonly children?: ReactNode
}

/** One key moves a point by this part of the range. */
const KEY_STEPS = 40
const DOT = 6
const DOT_FINE = 2
/** Nearer points are not handles any more, only what the keyboard stands on. */
const FINE_BELOW = 16

/**
 * A value over time that is drawn: drag along it. By keyboard one Tab stop: left and right go from point to point, up
 * and down move it, with Shift all that come after it too.
 */
export function DrawableTrack(props: DrawableTrackProps) {
  const { points, fromMs, toMs, min = 0, max, width, height, inset = 0 } = props
  const [active, setActive] = useState(0)
  const current = Math.min(active, points.length - 1)
  const x = (atMs: number) => inset + ((width - 2 * inset) * (atMs - fromMs)) / Math.max(1, toMs - fromMs)
  const y = (value: number) => height - inset - ((height - 2 * inset) * (value - min)) / Math.max(1, max - min)
  const held = (value: number) => Math.min(max, Math.max(min, value))
  const pointer = useStrokes(props, (px, py) => ({
    atMs: fromMs + ((px - inset) / (width - 2 * inset)) * (toMs - fromMs),
    value: held(min + ((height - inset - py) / (height - 2 * inset)) * (max - min)),
  }))
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>): void => {
    const next = keyed(event.key, { value: points[current]?.value ?? min, min, max })
    const to = event.key === 'ArrowRight' ? current + 1 : event.key === 'ArrowLeft' ? current - 1 : current
    if ((next === null && to === current) || event.altKey || event.ctrlKey || event.metaKey) return
    // The page itself steps with the same arrows.
    event.preventDefault()
    event.stopPropagation()
    if (next === null) {
      if (to >= 0 && to < points.length) event.currentTarget.querySelectorAll<SVGElement>('circle')[to]?.focus()
      return
    }
    const isOver = (index: number) => index === current || (event.shiftKey && index > current)
    props.onChange(points.map((one, index) => (isOver(index) ? { ...one, value: Math.round(held(next)) } : one)))
  }
  const isFine = props.isFine ?? (width - 2 * inset) / Math.max(1, points.length - 1) < FINE_BELOW
  return (
    <svg
      className="drawable"
      data-fine={isFine || undefined}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      role="group"
      aria-label={props.label}
      onKeyDown={onKeyDown}
      {...pointer}
    >
      {/* Between its lines too it takes the pointer. */}
      <rect className="drawable__ground" width={width} height={height} />
      {props.children}
      <polyline
        className="drawable__line"
        points={points.map(({ atMs, value }) => `${String(x(atMs))},${String(y(held(value)))}`).join(' ')}
      />
      {points.map(({ atMs, value }, index) => (
        <circle
          key={`${String(index)} ${String(atMs)}`}
          className="drawable__point"
          cx={x(atMs)}
          cy={y(held(value))}
          r={isFine ? DOT_FINE : DOT}
          tabIndex={index === current ? 0 : -1}
          role="slider"
          aria-orientation="vertical"
          aria-label={props.nameOf(atMs)}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuenow={value}
          aria-valuetext={props.valueText(value)}
          onFocus={() => setActive(index)}
        />
      ))}
    </svg>
  )
}

/** Follows a pointer that draws. @param at  the time and value of a place, in the track's own pixels */
function useStrokes({ points, width, height, onChange }: DrawableTrackProps, at: (x: number, y: number) => DrawnPoint) {
  const last = useRef<DrawnPoint | null>(null)
  // Several moves may come before the line is drawn again.
  const drawn = useRef(points)
  const draw = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect()
    const to = at(((event.clientX - box.left) * width) / box.width, ((event.clientY - box.top) * height) / box.height)
    drawn.current = stroked(drawn.current, last.current, to)
    last.current = to
    onChange(drawn.current)
  }
  const end = (): void => {
    last.current = null
  }
  return {
    onPointerDown: (event: PointerEvent<SVGSVGElement>): void => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      drawn.current = points
      draw(event)
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>): void => {
      if (last.current !== null) draw(event)
    },
    onPointerUp: end,
    onPointerCancel: end,
  }
}

interface Range {
  readonly value: number
  readonly min: number
  readonly max: number
}

function keyed(key: string, { value, min, max }: Range): number | null {
  const step = Math.max(1, Math.round((max - min) / KEY_STEPS))
  switch (key) {
    case 'ArrowUp':
      return value + step
    case 'ArrowDown':
      return value - step
    case 'PageUp':
      return value + 5 * step
    case 'PageDown':
      return value - 5 * step
    case 'Home':
      return min
    case 'End':
      return max
    default:
      return null
  }
}
