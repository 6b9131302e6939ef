import { scaleLinear } from 'd3'
import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { counted, grouped } from '../../../look/numbers.ts'
import { clockText } from '../../../look/time.ts'
import type { RatePoint } from './trafficActs.ts'
import './CurvePad.css'

interface CurvePadProps {
  readonly points: readonly RatePoint[]
  /** Requests a second at the upper edge. */
  readonly most: number
  readonly onChange: (points: readonly RatePoint[]) => void
}

const WIDTH = 312
const HEIGHT = 120
const PAD = 8
/** One key moves a point by this part of the height. */
const KEY_STEPS = 40

/** A rate over time to be drawn: drag along it, or move each point with the arrow keys. */
export function CurvePad({ points, most, onChange }: CurvePadProps) {
  const svg = useRef<SVGSVGElement>(null)
  const last = points.at(-1)?.atSeconds ?? 0
  const x = scaleLinear([0, Math.max(1, last)], [PAD, WIDTH - PAD])
  const y = scaleLinear([0, most], [HEIGHT - PAD, PAD]).clamp(true)
  const set = (index: number, rate: number): void => {
    const requestsPerSecond = Math.round(Math.min(most, Math.max(0, rate)))
    onChange(points.map((one, at) => (at === index ? { ...one, requestsPerSecond } : one)))
  }
  const draw = (event: PointerEvent): void => {
    const box = svg.current?.getBoundingClientRect()
    if (box === undefined || event.buttons === 0) return
    const atSeconds = x.invert(((event.clientX - box.left) * WIDTH) / box.width)
    set(nearest(points, atSeconds), y.invert(((event.clientY - box.top) * HEIGHT) / box.height))
  }
  const onKeyDown = (index: number) => (event: KeyboardEvent) => {
    const rate = points[index]?.requestsPerSecond ?? 0
    const next = keyed(event.key, rate, most)
    if (next === null) return
    event.preventDefault()
    set(index, next)
  }
  return (
    <svg
      ref={svg}
      className="curve-pad"
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      role="group"
      aria-label={`Requests a second over ${clockText(last * 1_000)}, ${counted(points.length, 'point')}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        draw(event)
      }}
      onPointerMove={draw}
    >
      <line className="curve-pad__floor" x1={PAD} x2={WIDTH - PAD} y1={y(0)} y2={y(0)} />
      <text className="curve-pad__most" x={PAD} y={PAD + 4}>
        {grouped(most)}/s
      </text>
      <polyline
        className="curve-pad__line"
        points={points.map((one) => `${String(x(one.atSeconds))},${String(y(one.requestsPerSecond))}`).join(' ')}
      />
      {points.map(({ atSeconds, requestsPerSecond }, index) => (
        <circle
          key={atSeconds}
          className="curve-pad__point"
          cx={x(atSeconds)}
          cy={y(requestsPerSecond)}
          r={6}
          tabIndex={0}
          role="slider"
          aria-orientation="vertical"
          aria-label={`At ${clockText(atSeconds * 1_000)}`}
          aria-valuemin={0}
          aria-valuemax={most}
          aria-valuenow={requestsPerSecond}
          aria-valuetext={`${grouped(requestsPerSecond)} requests a second`}
          onKeyDown={onKeyDown(index)}
        />
      ))}
    </svg>
  )
}

function nearest(points: readonly RatePoint[], atSeconds: number): number {
  let best = 0
  for (const [index, one] of points.entries()) {
    const isNearer = Math.abs(one.atSeconds - atSeconds) < Math.abs((points[best]?.atSeconds ?? 0) - atSeconds)
    if (isNearer) best = index
  }
  return best
}

function keyed(key: string, rate: number, most: number): number | null {
  const step = Math.max(1, Math.round(most / KEY_STEPS))
  switch (key) {
    case 'ArrowUp':
      return rate + step
    case 'ArrowDown':
      return rate - step
    case 'PageUp':
      return rate + 5 * step
    case 'PageDown':
      return rate - 5 * step
    case 'Home':
      return 0
    case 'End':
      return most
    default:
      return null
  }
}
