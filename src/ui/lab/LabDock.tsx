import { memo, useState } from 'react'
import { orderIn } from '../../look/revisions.ts'
import { useLab, useLabSession, usePlayback } from '../../session/labContext.ts'
import { trackOf, usePreferences } from '../../session/preferencesStore.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { useStable } from '../kit/useStable.ts'
import { LabTransport } from '../timeline/LabTransport.tsx'
import type { LowerMetric } from '../timeline/LowerTrack.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import { minuteBegan, TracksMenu } from '../timeline/TracksMenu.tsx'
import { timelineRun } from '../timeline/timelineRun.ts'
import { decisionRef } from '../subjects/decision/decisionRef.ts'
import { useDrawnTraffic } from './useDrawnTraffic.tsx'
import { chosen, decisionCount, shownService, type Selection } from '../inspector/selection.ts'

interface LabDockProps {
  /** One branch, or two side by side: one clock drives both. */
  readonly views: readonly BranchView[]
  readonly about: SubjectRef | null
  readonly onSelect: (selection: Selection | null) => void
}

/** Time under the stage: the clock, and one service's tasks, limits and CPU over it. */
export const LabDock = memo(function LabDock({ views, about, onSelect }: LabDockProps) {
  const { isPlaying } = usePlayback()
  const [first] = views
  if (first === undefined) return null
  const serviceKey = shownService(about, first)
  return (
    <>
      <div className="lab-transport">
        <LabTransport
          hasBranch={false}
          note={isPlaying ? 'playing' : 'paused'}
          step={{ ...decisionCount(first), noun: 'decision' }}
          {...(views.length > 1 && { hint: 'One clock drives both.' })}
        />
      </div>
      {serviceKey === null ? (
        <p className="lab-dock__none">No service yet. Its tasks, its limits and its CPU over time will stand here.</p>
      ) : (
        <ServiceTime {...{ views, first, serviceKey, about, onSelect }} />
      )}
    </>
  )
})

interface ServiceTimeProps extends LabDockProps {
  readonly first: BranchView
  readonly serviceKey: string
}

function ServiceTime({ views, first, serviceKey, about, onSelect }: ServiceTimeProps) {
  const session = useLabSession()
  const [lower, setLower] = useState<LowerMetric>('cpu')
  const refusals = useLab((state) => state.refusals)
  const branches = useLab(({ lab }) => lab.branches)
  const untilMs = Math.max(...views.map((view) => Math.max(view.history.untilMs, view.nowMs)))
  const track = usePreferences(({ tracks }) => trackOf(tracks, first.world.seed))
  const setTrack = usePreferences((preferences) => preferences.setTrack)
  const drawn = useDrawnTraffic(first, serviceKey, untilMs)
  const isCompare = views.length > 1
  const onTrack = useStable((next: string | null) => setTrack(first.world.seed, next))
  return (
    <Timeline
      runs={views.map((view, index) =>
        timelineRun({
          id: view.branchId,
          serviceKey,
          history: view.history,
          forecast: null,
          world: view.world,
          about,
          track,
          acts: branches.find((one) => one.id === view.branchId)?.log ?? [],
          refusals: refusals.map(({ command, name }) => ({
            atMs: command.atMs,
            operation: command.operation,
            errorName: name,
          })),
          ...(isCompare && { badge: index === 0 ? 'A' : 'B' }),
        }),
      )}
      nowMs={first.nowMs}
      domain={drawn.domain}
      world={first.world}
      orderOf={orderIn(first.world)}
      lines={isCompare ? 'limits' : 'desired'}
      hasCpu={!isCompare}
      {...(!isCompare && {
        tracksMenu: (
          <TracksMenu world={first.world} asOfMs={minuteBegan(first.nowMs)} track={track} onTrack={onTrack} />
        ),
      })}
      lower={lower}
      onLower={setLower}
      draw={isCompare ? null : drawn.draw}
      onDraw={() => {
        session.pause()
        drawn.begin()
      }}
      selectedDecisionId={about?.kind === 'decision' ? Number(about.id) : null}
      onSeek={(atMs) => void session.seek(atMs)}
      onMark={({ atMs, decisionId }) => {
        onSelect(decisionId === null ? null : chosen(decisionRef(decisionId), atMs))
        void session.seek(atMs)
      }}
    />
  )
}
