import type { ReactNode } from 'react'
import { StatusText } from '../kit/StatusText.tsx'
import './Inspector.css'

export interface VerdictHeadProps {
  /** `Decision 3, at 00:00:13`. */
  readonly object: ReactNode
  /** At the right: the time, or which step of how many. */
  readonly note: ReactNode
  readonly verdict: string
  readonly sentence: string
  readonly tone?: 'plain' | 'trouble' | 'clear'
  readonly variant?: 'default' | 'projector'
}

/** What it is, when, and the verdict: the first three things one reads. */
export function VerdictHead(props: VerdictHeadProps) {
  const { object, note, verdict, sentence, tone = 'plain', variant = 'default' } = props
  return (
    <header className="verdict" data-tone={tone} data-variant={variant}>
      {variant === 'default' && (
        <p className="verdict__object">
          <span>{object}</span> <span>{note}</span>
        </p>
      )}
      {/* Keys lead here, from a row of the tree and after an act whose button is gone. */}
      <h1 data-inspector-head tabIndex={-1}>
        <StatusText text={verdict} />
      </h1>
      {variant === 'default' && <p className="verdict__sentence">{sentence}</p>}
    </header>
  )
}
