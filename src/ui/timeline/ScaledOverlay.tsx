import { useId } from 'react'
import { HatchPattern } from '../kit/Hatch.tsx'
import type { Scaled } from './cooldownSpans.ts'

interface ScaledOverlayProps {
  readonly scaled: readonly Scaled[]
  readonly x: (atMs: number) => number
  readonly top: number
  readonly height: number
  readonly width: number
}

/** How high the hatched foot is, CSS pixels. */
const FOOT = 6
/** Before where a cooldown begins there is room for its word from here on. */
const WORD = 22

/** Cooldowns hatched at the foot, and where each begins by how many was scaled. */
export function ScaledOverlay({ scaled, x, top, height, width }: ScaledOverlayProps) {
  const id = useId()
  if (scaled.length === 0) return null
  const within = (value: number): number => Math.min(width, Math.max(0, value))
  const y = top + height - FOOT
  return (
    <g>
      <HatchPattern id={`${id}cooldown`} isRising />
      {scaled.map(({ atMs, untilMs, by }) => {
        const [left, right] = [within(x(atMs)), within(x(untilMs))]
        if (right <= left) return null
        return (
          <g key={atMs}>
            <rect className="timeline__cooldown" x={left} y={y} width={right - left} height={FOOT} />
            <rect fill={`url(#${id}cooldown)`} x={left} y={y} width={right - left} height={FOOT} />
            {/* Before it: where one stands at the scaling itself the cursor would lie upon it. */}
            <text
              className="timeline__scaled"
              x={left < WORD ? left + 3 : left - 3}
              y={y + FOOT - 3}
              textAnchor={left < WORD ? 'start' : 'end'}
            >
              {by}
            </text>
          </g>
        )
      })}
    </g>
  )
}
