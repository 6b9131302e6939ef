import { useState } from 'react'
import { widthsAt } from './mergedBy.ts'
import { pinLabel, pinText, type Pin } from './pins.ts'
import { useRoving } from './useRoving.ts'
import './MarksRow.css'

interface PinsRowProps {
  readonly pins: readonly Pin[]
  readonly x: (atMs: number) => number
  readonly width: number
  /** CSS pixels from the top of the tracks, and how high the stems are. */
  readonly top: number
  readonly stem: number
  readonly originMs: number
  readonly onSeek: (atMs: number) => void
}

const PIN_WIDTH = 24

/** What a person did, as pins of their own: a head with a stem through the tracks, that leads to its moment. */
export function PinsRow({ pins, x, width, top, stem, originMs, onSeek }: PinsRowProps) {
  const { ref, onKeyDown, tabIndexOf, setActive } = useRoving(pins.length)
  const [pointed, setPointed] = useState<string | null>(null)
  const widths = widthsAt(
    pins.map((pin) => x(pin.atMs)),
    PIN_WIDTH,
  )
  const named = pins.find((pin) => pin.key === pointed)
  return (
    <div className="timeline__pins" role="toolbar" aria-label="Your acts" style={{ top }} {...{ ref, onKeyDown }}>
      {pins.map((pin, index) => (
        <button
          key={pin.key}
          type="button"
          className="timeline__pin"
          aria-label={pinText(pin, originMs)}
          tabIndex={tabIndexOf(index)}
          style={{ left: x(pin.atMs), width: widths[index] }}
          onClick={() => {
            setActive(index)
            onSeek(pin.atMs)
          }}
          onFocus={() => setPointed(pin.key)}
          onBlur={() => setPointed(null)}
          onPointerEnter={() => setPointed(pin.key)}
          onPointerLeave={() => setPointed(null)}
        >
          <svg width={12} height={18} viewBox="-6 -6 12 18" aria-hidden="true">
            <path className="timeline__stem" d={`M0 4V${String(stem)}`} />
            <circle r={4} />
          </svg>
        </button>
      ))}
      {named !== undefined && (
        <span
          className="timeline__mark-label"
          data-end={x(named.atMs) > width / 2 || undefined}
          style={{ left: x(named.atMs) }}
          aria-hidden="true"
        >
          {pinLabel(named, originMs)}
        </span>
      )}
    </div>
  )
}
