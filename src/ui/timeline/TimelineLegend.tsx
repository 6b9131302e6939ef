import type { ReactNode } from 'react'
import type { OrderOf } from '../../look/revisions.ts'
import { sampleAt } from '../../lessons/countSteps.ts'
import { RevisionSwatch } from '../subjects/task/RevisionSwatch.tsx'
import type { TimelineRun } from './timelineRun.ts'

interface TimelineLegendProps {
  readonly runs: readonly TimelineRun[]
  readonly nowMs: number
  readonly orderOf: OrderOf
  readonly lines: 'limits' | 'desired'
  /** What picks a track, in the gutter's place too. */
  readonly children: ReactNode
}

/** What colours, lines and signs mean, in one line over the tracks: a phone has no gutter that says it. */
export function TimelineLegend({ runs, nowMs, orderOf, lines, children }: TimelineLegendProps) {
  const revisions = runs.flatMap((run) => sampleAt(run.samples, nowMs)?.value.revisions ?? [])
  const keys = [...new Set(revisions.map((one) => one.definitionKey))].reverse()
  return (
    <div className="timeline__legend timeline__phone-legend">
      {keys.map((key) => (
        <span key={key}>
          <RevisionSwatch order={orderOf(key)} /> {key}
        </span>
      ))}
      <span className="timeline__desired-key">{lines === 'limits' ? 'limits' : 'desired'}</span>
      <span>▼ stop</span>
      <span>▲ start</span>
      <span>◆ other decision</span>
      {runs.some(({ acts }) => acts.length > 0) && <span>● your act</span>}
      {children}
    </div>
  )
}
