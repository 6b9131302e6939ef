import type { AlarmLine } from './alarmLines.ts'

interface AlarmOverlayProps {
  readonly alarms: readonly AlarmLine[]
  readonly x: (atMs: number) => number
  readonly y: (value: number) => number
  readonly top: number
  readonly height: number
  readonly width: number
}

/** How far the bracket's ends reach up, CSS pixels. */
const BRACKET = 4

/** From this size on its name stands in it: in less it would lie upon dots and figures. */
const NAMED = { width: 56, height: 44 }

/** Thresholds dashed, the time in ALARM tinted, and the periods that count now in a bracket at the foot. */
export function AlarmOverlay({ alarms, x, y, top, height, width }: AlarmOverlayProps) {
  const foot = top + height
  const within = (value: number): number => Math.min(width, Math.max(0, value))
  return (
    <g>
      {alarms.flatMap(({ name, alarmed }) =>
        alarmed.map(({ fromMs, toMs }) => {
          const [left, right] = [within(x(fromMs)), within(x(toMs))]
          if (right <= left) return null
          const key = `${name} ${String(fromMs)}`
          return (
            <g key={key}>
              <rect className="timeline__alarmed" x={left} width={right - left} y={top} height={height} />
              {right - left > NAMED.width && height >= NAMED.height && (
                <text className="timeline__alarm-name" x={left + 5} y={top + 18}>
                  ALARM
                </text>
              )}
            </g>
          )
        }),
      )}
      {alarms.map(({ name, threshold }) => (
        <line key={name} className="timeline__threshold" x1={0} x2={width} y1={y(threshold)} y2={y(threshold)} />
      ))}
      {alarms.map(({ name, evaluated }) => {
        if (evaluated === null) return null
        const [left, right] = [within(x(evaluated.fromMs)), within(x(evaluated.toMs))]
        if (right <= left) return null
        const up = foot - BRACKET
        const path = `M${String(left)},${String(up)} V${String(foot)} H${String(right)} V${String(up)}`
        return <path key={name} className="timeline__evaluated" d={path} />
      })}
    </g>
  )
}
