import { memo } from 'react'
import { orderIn } from '../../look/revisions.ts'
import { DEMO_ORIGIN_MS, DEMO_SERVICE_KEY } from '../../lessons/rollingDemo.ts'
import { useLabSession } from '../../session/labContext.ts'
import { LabTransport } from '../timeline/LabTransport.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import { timelineRun } from '../timeline/timelineRun.ts'
import { DemoBranches } from './DemoBranches.tsx'
import type { RollingRun } from '../strip/rollingRun.ts'

/** Before the update is asked for, so much is shown of what was. */
const LEAD_MS = 8_000
const TAIL_MS = 6_000

interface DemoDockProps {
  readonly runs: readonly RollingRun[]
  readonly hidesNext?: boolean
}

/** Time under the demo's stage: one run, or both of a comparison on one axis. */
export const DemoDock = memo(function DemoDock({ runs, hidesNext = false }: DemoDockProps) {
  const session = useLabSession()
  const [first] = runs
  if (first === undefined) return null
  const isCompare = runs.length > 1
  const toMs = Math.max(...runs.map(({ view }) => Math.max(view.history.untilMs, view.forecast?.untilMs ?? 0)))
  return (
    <>
      <LabTransport
        originMs={DEMO_ORIGIN_MS}
        hasBranch={false}
        note={<DemoBranches />}
        {...(isCompare && { note: `seed ${String(first.view.world.seed)}, same load`, hint: 'One clock drives both.' })}
      />
      <Timeline
        runs={runs.map(({ view }, index) =>
          timelineRun({
            id: view.branchId,
            serviceKey: DEMO_SERVICE_KEY,
            history: view.history,
            forecast: hidesNext ? null : view.forecast,
            ...(hidesNext && { hiddenAfterMs: view.nowMs }),
            ...(isCompare && { badge: index === 0 ? 'A' : 'B' }),
          }),
        )}
        nowMs={first.view.nowMs}
        originMs={DEMO_ORIGIN_MS}
        domain={{ fromMs: DEMO_ORIGIN_MS - LEAD_MS, toMs: toMs + TAIL_MS }}
        world={first.view.world}
        orderOf={orderIn(first.view.world)}
        onSeek={(atMs) => void session.seek(Math.max(DEMO_ORIGIN_MS, atMs))}
        onMark={(mark) => void session.seek(Math.max(DEMO_ORIGIN_MS, mark.atMs))}
      />
    </>
  )
})
