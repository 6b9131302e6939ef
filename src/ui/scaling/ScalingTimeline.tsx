import { useState } from 'react'
import { orderIn } from '../../look/revisions.ts'
import { SCALING_LASTS_MS, SCALING_ORIGIN_MS, SCALING_SERVICE_KEY } from '../../lessons/scalingDemo.ts'
import { useLabSession } from '../../session/labContext.ts'
import { historyUntil } from '../../model/world/history.ts'
import type { BranchView } from '../../session/mirror.ts'
import { chosen, type Selection } from '../inspector/selection.ts'
import { decisionRef } from '../subjects/decision/decisionRef.ts'
import type { LowerMetric } from '../timeline/LowerTrack.tsx'
import { trackKey } from '../timeline/metricTrack.ts'
import { Timeline } from '../timeline/Timeline.tsx'
import { timelineRun } from '../timeline/timelineRun.ts'
import { minuteBegan, TracksMenu } from '../timeline/TracksMenu.tsx'

export interface ScalingTimelineProps {
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

/** Before the curve begins so much is shown: a policy needs datapoints. */
const LEAD_MS = 4 * 60_000
const END_MS = SCALING_ORIGIN_MS + SCALING_LASTS_MS

/** Tasks against what is desired, and under them the metric that scales. */
export function ScalingTimeline(props: ScalingTimelineProps) {
  const { views, selectedDecisionId, onSelect, hidesNext, track, onTrack } = props
  const session = useLabSession()
  const [lower, setLower] = useState<LowerMetric>('cpu')
  const [first] = views
  if (first === undefined) return null
  const isCompare = views.length > 1
  const seek = (atMs: number): void => void session.seek(Math.max(SCALING_ORIGIN_MS - LEAD_MS, atMs))
  const runs = views.map((view, index) =>
    timelineRun({
      id: view.branchId,
      serviceKey: SCALING_SERVICE_KEY,
      history: view.history,
      forecast: hidesNext || view.forecast === null ? null : historyUntil(view.forecast, END_MS),
      world: view.world,
      track,
      ...(hidesNext && { hiddenAfterMs: view.nowMs }),
      ...(isCompare && { badge: index === 0 ? 'A' : 'B' }),
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
      originMs={SCALING_ORIGIN_MS}
      domain={{ fromMs: SCALING_ORIGIN_MS - LEAD_MS, toMs: END_MS }}
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
