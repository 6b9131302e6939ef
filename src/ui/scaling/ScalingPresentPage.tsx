import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { SCALING_ORIGIN_MS, SCALING_SERVICE_KEY } from '../../lessons/scalingDemo.ts'
import { SCALING_KINDS, type PolicySetting } from '../../lessons/scalingSetting.ts'
import { useActiveView, useLabSession, usePlayback } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import { Facts } from '../kit/Facts.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { LabNotice } from '../notice/LabNotice.tsx'
import { NewLab } from '../opening/NewLab.tsx'
import { PresentedRun } from '../opening/PresentedRun.tsx'
import { PRESENTER_NARROW, PresenterParts } from '../shell/PresenterLayout.tsx'
import { BranchStage } from '../stage/BranchStage.tsx'
import { StatusLine } from '../stage/StatusLine.tsx'
import { decisionWords } from '../subjects/decision/decisionViews.ts'
import { newestScaling } from './scalingDecisions.ts'
import { writeScalingAddress } from './scalingSearch.ts'
import { ScalingTimeline } from './ScalingTimeline.tsx'
import { useScalingDemo } from './useScalingDemo.ts'
import './ScalingPresentPage.css'

const route = getRouteApi('/scaling/present')

/** The autoscaling demo for a beamer: the yard, the tracks, and what was decided last. */
export function ScalingPresentPage() {
  return (
    <NewLab>
      <Presentation />
    </NewLab>
  )
}

function Presentation() {
  const session = useLabSession()
  const navigate = useNavigate()
  const view = useActiveView()
  const { speed } = usePlayback()
  const demo = useScalingDemo(session, route.useSearch(), view)
  const { policy } = demo.address.setting
  if (view === undefined) return <p className="scaling-present__opening">Opening the autoscaling demo</p>
  return (
    <>
      <LabNotice originMs={SCALING_ORIGIN_MS} />
      <StatusLine view={view} speed={speed} />
      <PresentedRun
        title={titleOf(policy)}
        nowMs={view.nowMs}
        originMs={SCALING_ORIGIN_MS}
        footStart={<Counts view={view} />}
        onLeave={() => void navigate({ to: '/scaling', search: writeScalingAddress(demo.address) })}
      >
        <Parts view={view} />
      </PresentedRun>
    </>
  )
}

function titleOf({ kind, target }: PolicySetting): string {
  const { label, unit } = SCALING_KINDS[kind]
  return `${label}, ${String(target)}${unit === '' ? '' : ` ${unit}`}`
}

function Counts({ view }: { readonly view: BranchView }) {
  const service = view.world.services.get(SCALING_SERVICE_KEY)
  return <b>Desired {service?.desiredCount ?? 0}</b>
}

function Parts({ view }: { readonly view: BranchView }) {
  const isNarrow = useMedia(PRESENTER_NARROW)
  const decision = newestScaling(view)
  const words = decision && decisionWords(decision, { ...view.world, originMs: SCALING_ORIGIN_MS })
  return (
    <PresenterParts
      stage={<BranchStage view={view} originMs={SCALING_ORIGIN_MS} mode={isNarrow ? 'phone' : 'projector'} />}
      strip={
        <div className="scaling-present__tracks">
          <ScalingTimeline views={[view]} selectedDecisionId={null} onSelect={ignore} hidesNext />
        </div>
      }
      side={
        <div className="scaling-present__why">
          <h2 data-tone={words?.tone}>{words?.verdict ?? 'Nothing was evaluated yet'}</h2>
          {words?.sentence !== undefined && <p>{words.sentence}</p>}
          {words !== undefined && <Facts details={words.details} />}
        </div>
      }
    />
  )
}

function ignore(): void {
  // On a beamer nothing is selected.
}
