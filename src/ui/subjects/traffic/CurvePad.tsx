import { counted, grouped } from '../../../look/numbers.ts'
import { clockText } from '../../../look/time.ts'
import { DrawableTrack } from '../../kit/DrawableTrack.tsx'
import { drawnPoints, ratePoints, ratesSpoken } from './drawnRates.ts'
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

/** A rate over time to be drawn, from when it will be sent. */
export function CurvePad({ points, most, onChange }: CurvePadProps) {
  const lastMs = (points.at(-1)?.atSeconds ?? 0) * 1_000
  return (
    <div className="curve-pad">
      <DrawableTrack
        label={`Requests a second over ${clockText(lastMs)}, ${counted(points.length, 'point')}`}
        points={drawnPoints(points)}
        fromMs={0}
        toMs={lastMs}
        max={most}
        width={WIDTH}
        height={HEIGHT}
        inset={PAD}
        nameOf={(atMs) => `At ${clockText(atMs)}`}
        valueText={ratesSpoken}
        onChange={(drawn) => onChange(ratePoints(drawn))}
      >
        <line className="curve-pad__floor" x1={PAD} x2={WIDTH - PAD} y1={HEIGHT - PAD} y2={HEIGHT - PAD} />
        <text className="curve-pad__most" x={PAD} y={PAD + 4}>
          {grouped(most)}/s
        </text>
      </DrawableTrack>
    </div>
  )
}
