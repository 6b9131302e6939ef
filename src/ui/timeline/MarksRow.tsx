import { useState } from 'react'
import { markText, type TimelineMark } from './marks.ts'
import { widthsAt } from './mergedBy.ts'
import { useRoving } from './useRoving.ts'
import './MarksRow.css'

interface MarksRowProps {
  readonly marks: readonly TimelineMark[]
  readonly x: (atMs: number) => number
  readonly width: number
  readonly originMs: number
  readonly nowMs: number
  readonly selectedId: number | null
  readonly onMark: (mark: TimelineMark) => void
}

const GLYPHS: Readonly<Record<TimelineMark['glyph'], string>> = {
  stop: 'M-5 -4.5H5L0 4.5Z',
  start: 'M-5 4.5H5L0 -4.5Z',
  other: 'M0 -5.5L5.5 0L0 5.5L-5.5 0Z',
  trouble: 'M-4.5 -4.5L4.5 4.5M4.5 -4.5L-4.5 4.5',
}

/** Near enough, in CSS pixels: a letter of the label, and the free space around it. */
const LETTER = 6.4
const LABEL_GAP = 36
/** A button is as wide as its neighbours leave it. A predicted one may come very close to what is known. */
const MARK_WIDTH = 24
const MARK_WIDTH_LEAST = 12

/** Every decision as a button at its time. One Tab stop; the arrow keys walk along it. */
export function MarksRow({ marks, x, width, originMs, nowMs, selectedId, onMark }: MarksRowProps) {
  const { ref, onKeyDown, tabIndexOf, setActive } = useRoving(marks.length)
  const [pointed, setPointed] = useState<string | null>(null)
  const widths = widthsAt(
    marks.map((mark) => x(mark.atMs)),
    MARK_WIDTH,
  )
  const named = marks.find((mark) => mark.key === pointed) ?? restingLabel(marks, x)
  return (
    <div className="timeline__marks" role="toolbar" aria-label="Decisions" ref={ref} onKeyDown={onKeyDown}>
      <div className="timeline__marks-line" aria-hidden="true" />
      {marks.map((mark, index) => (
        <button
          key={mark.key}
          type="button"
          className="timeline__mark"
          data-glyph={mark.glyph}
          data-forecast={mark.isForecast || undefined}
          data-ahead={(!mark.isForecast && mark.atMs > nowMs) || undefined}
          aria-label={markText(mark, originMs)}
          aria-pressed={mark.decisionId !== null && mark.decisionId === selectedId}
          tabIndex={tabIndexOf(index)}
          style={{ left: x(mark.atMs), width: Math.max(MARK_WIDTH_LEAST, widths[index] ?? MARK_WIDTH) }}
          onClick={() => {
            setActive(index)
            onMark(mark)
          }}
          onFocus={() => setPointed(mark.key)}
          onBlur={() => setPointed(null)}
          onPointerEnter={() => setPointed(mark.key)}
          onPointerLeave={() => setPointed(null)}
        >
          <svg width={16} height={16} viewBox="-8 -8 16 16" aria-hidden="true">
            <path d={GLYPHS[mark.glyph]} />
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
          {named.key === pointed ? markText(named, originMs) : named.label}
        </span>
      )}
    </div>
  )
}

/** Without a pointer on any, the last one that is predicted is named, if there is room: how it will end. */
function restingLabel(marks: readonly TimelineMark[], x: (atMs: number) => number): TimelineMark | undefined {
  const last = marks.at(-1)
  if (last?.isForecast !== true) return undefined
  const before = marks.at(-2)
  const room = before === undefined ? Infinity : x(last.atMs) - x(before.atMs)
  return room > last.label.length * LETTER + LABEL_GAP ? last : undefined
}
