import { useState } from 'react'
import { Stepper } from '../../kit/Stepper.tsx'
import { Textarea } from '../../kit/TextField.tsx'
import { CurvePad } from './CurvePad.tsx'
import { readCurve, type RatePoint } from './trafficActs.ts'

interface DrawnCurveProps {
  readonly points: readonly RatePoint[]
  readonly onChange: (points: readonly RatePoint[]) => void
}

/** A curve that is drawn on a pad or pasted as lines of two numbers: one and the same, seen both ways. */
export function DrawnCurve({ points, onChange }: DrawnCurveProps) {
  const highest = Math.max(1, ...points.map(({ requestsPerSecond }) => requestsPerSecond))
  const [most, setMost] = useState(() => Math.max(100, highest))
  const [draft, setDraft] = useState<string | null>(null)
  const read = draft === null ? null : readCurve(draft)
  const type = (text: string): void => {
    setDraft(text)
    const now = readCurve(text)
    if (!('points' in now)) return
    onChange(now.points)
    setMost(Math.max(most, ...now.points.map(({ requestsPerSecond }) => requestsPerSecond)))
  }
  const refusal =
    read !== null && 'reason' in read ? { name: `Line ${String(read.line)}`, change: `${read.reason}.` } : null
  return (
    <>
      <CurvePad
        points={points}
        most={most}
        onChange={(next) => {
          setDraft(null)
          onChange(next)
        }}
      />
      <Stepper
        label="Upper edge, in requests a second"
        value={most}
        min={highest}
        max={1_000_000}
        step={50}
        onChange={setMost}
      />
      <Textarea
        label="As lines of seconds, requests a second"
        isMono
        rows={4}
        value={draft ?? textOf(points)}
        onChange={type}
        refusal={refusal}
      />
    </>
  )
}

function textOf(points: readonly RatePoint[]): string {
  return points
    .map(({ atSeconds, requestsPerSecond }) => `${String(atSeconds)},${String(requestsPerSecond)}`)
    .join('\n')
}
