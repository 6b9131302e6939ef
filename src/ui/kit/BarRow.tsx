import type { CSSProperties, ReactNode } from 'react'
import './BarRow.css'

export interface BarRowProps {
  readonly label: ReactNode
  readonly value: number
  readonly max: number
  /** The figure at the right, in words: `4 of 11`. */
  readonly figure: ReactNode
  readonly tone?: 'plain' | 'ink' | 'trouble' | 'clear'
}

/** A figure with its bar, for comparing few of them. The figure says it; the bar only shows it. */
export function BarRow({ label, value, max, figure, tone = 'plain' }: BarRowProps) {
  const part = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div className="bar-row" data-tone={tone}>
      <span className="bar-row__label">{label}</span>
      <span className="bar-row__track" aria-hidden="true">
        <span className="bar-row__bar" style={{ '--part': part } as CSSProperties} />
      </span>
      <span className="bar-row__figure">{figure}</span>
    </div>
  )
}
