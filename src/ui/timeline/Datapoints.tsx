import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Point } from '../../model/world/series.ts'
import { nearestPoint, type PointedTrack } from './pointedAt.ts'

interface Pointed {
  readonly id: PointedTrack['id']
  readonly atMs: number
}

/** Which datapoint is pointed at; how a pointer over the tracks says so. */
export interface Pointing {
  readonly pointed: Pointed | null
  readonly setPointed: (pointed: Pointed | null) => void
}

export function usePointing(): Pointing {
  const [pointed, setState] = useState<Pointed | null>(null)
  const setPointed = (next: Pointed | null): void =>
    // A pointer moves many times over one datapoint.
    setState((now) => (now?.id === next?.id && now?.atMs === next?.atMs ? now : next))
  return { pointed, setPointed }
}

/** So far above and below a track it is still meant, CSS pixels. */
const NEAR = 6

/** What lies under a pointer that moves over the tracks: the cursor's own ground is below it and takes its drags. */
export function pointedUnder(
  event: PointerEvent<HTMLElement>,
  tracks: readonly PointedTrack[],
  atOf: (x: number) => number,
): Pointed | null {
  const box = event.currentTarget.getBoundingClientRect()
  const scale = event.currentTarget.offsetWidth / Math.max(1, box.width)
  const y = (event.clientY - box.top) * scale
  const track = tracks.find(({ top, height }) => y >= top - NEAR && y <= top + height + NEAR)
  const point = track && nearestPoint(track.points, atOf((event.clientX - box.left) * scale - INSET))
  return track === undefined || point === undefined ? null : { id: track.id, atMs: point.atMs }
}

/** The tracks begin so far from the left of their ground (Timeline.css). */
const INSET = 8

interface DatapointsProps extends Pointing {
  readonly tracks: readonly PointedTrack[]
  readonly nowMs: number
  readonly x: (atMs: number) => number
  readonly width: number
}

/** One Tab stop for each track: its arrows walk from datapoint to datapoint, and each says value, minute and state. */
export function Datapoints({ tracks, nowMs, x, width, pointed, setPointed }: DatapointsProps) {
  return tracks.map((track) => {
    const at = pointed?.id === track.id ? track.points.findIndex((one) => one.atMs === pointed.atMs) : -1
    const resting = track.points.findLastIndex((one) => one.atMs <= nowMs)
    const index = at === -1 ? Math.max(0, resting) : at
    const point = track.points[index]
    if (point === undefined) return null
    return (
      <div key={track.id}>
        <div
          className="timeline__datapoints"
          style={{ top: track.top, height: track.height, width }}
          role="slider"
          tabIndex={0}
          aria-label={`Datapoints of ${track.name}`}
          aria-valuemin={0}
          aria-valuemax={track.points.length - 1}
          aria-valuenow={index}
          aria-valuetext={track.textOf(point)}
          onFocus={() => setPointed({ id: track.id, atMs: point.atMs })}
          onBlur={() => setPointed(null)}
          onKeyDown={(event) => {
            const atMs = walked(event, track.points, index)
            if (atMs !== null) setPointed({ id: track.id, atMs })
          }}
        />
        {at !== -1 && (
          <>
            <span className="timeline__pointed" style={{ left: x(point.atMs), top: track.top, height: track.height }} />
            <span
              className="timeline__mark-label timeline__pointed-label"
              data-end={x(point.atMs) > width / 2 || undefined}
              style={{ left: x(point.atMs), top: track.top - LABEL }}
              aria-hidden="true"
            >
              {track.textOf(point)}
            </span>
          </>
        )}
      </div>
    )
  })
}

/** How high the label stands over its track, CSS pixels. */
const LABEL = 19
const PAGE = 10

/** Where a key leads from a datapoint; `null` where it is none of the tracks'. */
function walked(event: KeyboardEvent, points: readonly Point<number>[], index: number): number | null {
  const next = nextIndex(event.key, index, points.length)
  if (next === null || event.altKey || event.ctrlKey || event.metaKey) return null
  // The page itself steps with the same arrows.
  event.preventDefault()
  event.stopPropagation()
  return points[Math.min(points.length - 1, Math.max(0, next))]?.atMs ?? null
}

function nextIndex(key: string, index: number, length: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return index + 1
    case 'ArrowLeft':
    case 'ArrowDown':
      return index - 1
    case 'PageUp':
      return index + PAGE
    case 'PageDown':
      return index - PAGE
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return null
  }
}
