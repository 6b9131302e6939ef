import { useState } from 'react'
import { orderIn } from '../../look/revisions.ts'
import { historyUntil } from '../../model/world/history.ts'
import { useLabSession } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import { chosen, type Selection } from '../inspector/selection.ts'
import { decisionRef } from '../subjects/decision/decisionRef.ts'
import type { LowerMetric } from '../timeline/LowerTrack.tsx'
import { trackKey } from '../timeline/metricTrack.ts'
import { Timeline } from '../timeline/Timeline.tsx'
import { timelineRun } from '../timeline/timelineRun.ts'
import { minuteBegan, TracksMenu } from '../timeline/TracksMenu.tsx'
import { sideLetter } from './SideStages.tsx'

/** Of which service a demo tells, and when. */
export interface RunOf {
  readonly serviceKey: string
  /** What the page calls 00:00. */
  readonly originMs: number
  /** So long before it is shown. */
  readonly leadMs: number
  readonly lastsMs: number
}

export interface RunTimelineProps {
  readonly of: RunOf
  /** One, or both of a comparison on one axis. */
  readonly views: readonly BranchView[]
  readonly selectedDecisionId: number | null
  readonly onSelect: (selection: Selection | null) => void
  readonly hidesNext: boolean
  /** The third track of a single run. */
  readonly track: string | null
  /** Picks another; without it there is nothing to pick. */
  readonly onTrack?: (track: string | null) => void
}

/** Tasks against what is desired, and under them the metric that counts. */
export function RunTimeline(props: RunTimelineProps) {
  const { of, views, selectedDecisionId, onSelect, hidesNext, track, onTrack } = props
  const { originMs } = of
  const session = useLabSession()
  const [lower, setLower] = useState<LowerMetric>('cpu')
  const [first] = views
  if (first === undefined) return null
  const [fromMs, toMs] = [originMs - of.leadMs, Math.max(originMs + of.lastsMs, first.nowMs)]
  const isCompare = views.length > 1
  const seek = (atMs: number): void => void session.seek(Math.max(fromMs, atMs))
  const runs = views.map((view, index) =>
    timelineRun({
      id: view.branchId,
      serviceKey: of.serviceKey,
      history: view.history,
      forecast: hidesNext || view.forecast === null ? null : historyUntil(view.forecast, toMs),
      world: view.world,
      track,
      ...(hidesNext && { hiddenAfterMs: view.nowMs }),
      ...(isCompare && { badge: sideLetter(index) }),
    }),
  )
  const third = runs[0]?.third ?? null
  return (
    <Timeline
      runs={runs}
      {...(!isCompare &&
        onTrack !== undefined && {
          tracksMenu: (
            <TracksMenu
              world={first.world}
              asOfMs={minuteBegan(first.nowMs)}
              track={third === null ? null : trackKey(third.metric)}
              onTrack={onTrack}
            />
          ),
        })}
      nowMs={first.nowMs}
      originMs={originMs}
      domain={{ fromMs, toMs }}
      world={first.world}
      orderOf={orderIn(first.world)}
      lines="desired"
      hasCpu={!isCompare}
      lower={lower}
      onLower={setLower}
      selectedDecisionId={selectedDecisionId}
      onSeek={seek}
      onMark={({ atMs, decisionId }) => {
        onSelect(decisionId === null ? null : chosen(decisionRef(decisionId), atMs))
        seek(atMs)
      }}
    />
  )
}
