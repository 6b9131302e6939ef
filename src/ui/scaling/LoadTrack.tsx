import { useState } from 'react'
import { LOAD_MAX, LOAD_MINUTES, type LoadPoint } from '../../lessons/scalingSetting.ts'
import { clockText } from '../../look/time.ts'
import { Button } from '../kit/Button.tsx'
import { DrawableTrack } from '../kit/DrawableTrack.tsx'
import type { DrawnPoint } from '../kit/stroked.ts'
import { useSize } from '../kit/useSize.ts'
import { drawnLoad, loadOf } from './loadPoints.ts'
import './LoadTrack.css'

interface LoadTrackProps {
  readonly load: readonly LoadPoint[]
  /** Since the curve began; `null` before the lab is open. */
  readonly nowMs: number | null
  readonly onLoad: (load: readonly LoadPoint[]) => void
}

const LASTS_MS = LOAD_MINUTES * 60_000
const INSET = 8
const TICKS = [0, 15, 30, 45, 60]

/** The requests of an hour, to be drawn; what is drawn is run from its beginning. */
export function LoadTrack({ load, nowMs, onLoad }: LoadTrackProps) {
  const [box, size] = useSize()
  const [draft, setDraft] = useState<{ readonly of: readonly LoadPoint[]; readonly points: readonly DrawnPoint[] }>()
  const drawn = draft?.of === load ? draft.points : null
  const points = drawn ?? drawnLoad(load)
  const most = ceiling(Math.max(...points.map(({ value }) => value)))
  const x = (atMs: number) => INSET + ((size.width - 2 * INSET) * atMs) / LASTS_MS
  return (
    <section className="load-track" aria-label="Load">
      <header className="load-track__head">
        <h2 className="type-h3">Load, requests a second</h2>
        {drawn === null ? (
          <p className="type-small tone-3">Draw on it, or use the arrow keys.</p>
        ) : (
          <span className="load-track__acts">
            <Button variant="quiet" onPress={() => setDraft(undefined)}>
              Discard
            </Button>
            <Button variant="filled" onPress={() => onLoad(loadOf(drawn))}>
              Run this load
            </Button>
          </span>
        )}
      </header>
      <div className="load-track__pad" ref={box}>
        {size.width > 0 && (
          <>
            <DrawableTrack
              label="Requests a second over an hour"
              points={points}
              fromMs={0}
              toMs={LASTS_MS}
              max={most}
              width={size.width}
              height={size.height}
              inset={INSET}
              isFine
              nameOf={(atMs) => `At ${clockText(atMs)}`}
              valueText={(value) => `${String(value)} a second`}
              onChange={(next) => setDraft({ of: load, points: next })}
            >
              <line
                className="load-track__floor"
                x1={INSET}
                x2={size.width - INSET}
                y1={size.height - INSET}
                y2={size.height - INSET}
              />
              {nowMs !== null && nowMs <= LASTS_MS && (
                <line className="load-track__now" x1={x(nowMs)} x2={x(nowMs)} y1={0} y2={size.height} />
              )}
            </DrawableTrack>
            <span className="load-track__most">{most}/s</span>
          </>
        )}
      </div>
      <div className="load-track__axis" aria-hidden="true">
        {TICKS.map((minute) => (
          <span key={minute}>{minute === 0 ? '00:00' : `${String(minute)} min`}</span>
        ))}
      </div>
    </section>
  )
}

/** Room above the highest point, in steps that do not jump while one draws. */
function ceiling(most: number): number {
  return [60, 120, 200].find((one) => most <= one * 0.85) ?? LOAD_MAX
}
