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
import { newestScaling } from '../words/scaling/newestScaling.ts'
import { PolicyFigures } from './PolicyFigures.tsx'
import { trackShown, writeScalingAddress } from './scalingSearch.ts'
import { ScalingTimeline } from './ScalingTimeline.tsx'
import { useScalingDemo } from './useScalingDemo.ts'
import { useShownViews } from './useShownViews.ts'
import './ScalingStages.css'
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
  const views = useShownViews()
  const { speed } = usePlayback()
  const demo = useScalingDemo(session, route.useSearch(), useActiveView())
  const { setting, other } = demo.address
  const [first] = views
  if (first === undefined || (other !== null && views.length < 2)) {
    return <p className="scaling-present__opening">Opening the autoscaling demo</p>
  }
  const sides = other === null ? [{ view: first }] : sidesOf(views, [setting.policy, other])
  return (
    <>
      <LabNotice originMs={SCALING_ORIGIN_MS} />
      {sides.map(({ view, name }) => (
        <StatusLine
          key={view.branchId}
          view={view}
          speed={speed}
          {...(name !== undefined && { name: `Policy ${name}` })}
        />
      ))}
      <PresentedRun
        title={other === null ? titleOf(setting.policy) : 'Two policies under one load'}
        nowMs={first.nowMs}
        originMs={SCALING_ORIGIN_MS}
        footStart={<Counts sides={sides} />}
        onLeave={() => void navigate({ to: '/scaling', search: writeScalingAddress(demo.address) })}
      >
        <Parts sides={sides} track={other === null ? trackShown(demo.address) : null} />
      </PresentedRun>
    </>
  )
}

/** One run, or a side of a comparison with its badge and what its policy is. */
interface Side {
  readonly view: BranchView
  readonly name?: 'A' | 'B'
  readonly policy?: string
}

function sidesOf(views: readonly BranchView[], policies: readonly PolicySetting[]): readonly Side[] {
  return views.flatMap((view, index) => {
    const policy = policies[index]
    return policy === undefined ? [] : [{ view, name: index === 0 ? 'A' : 'B', policy: titleOf(policy) }]
  })
}

function titleOf({ kind, target }: PolicySetting): string {
  const { label, unit } = SCALING_KINDS[kind]
  return `${label}, ${String(target)}${unit === '' ? '' : ` ${unit}`}`
}

function Counts({ sides }: { readonly sides: readonly Side[] }) {
  return sides.map(({ view, name }) => (
    <b key={view.branchId}>
      {name === undefined ? '' : `${name}: `}Desired {view.world.services.get(SCALING_SERVICE_KEY)?.desiredCount ?? 0}
    </b>
  ))
}

function Parts({ sides, track }: { readonly sides: readonly Side[]; readonly track: string | null }) {
  const isNarrow = useMedia(PRESENTER_NARROW)
  const isComparing = sides.length > 1
  const [a, b] = sides
  return (
    <PresenterParts
      stage={
        <div className="scaling-stages" data-two={isComparing || undefined}>
          {sides.map(({ view, name }) => (
            <section key={view.branchId} aria-label={name === undefined ? 'Yard' : `Policy ${name}`}>
              {name !== undefined && (
                <b className="scaling-present__badge" data-badge={name} aria-hidden="true">
                  {name}
                </b>
              )}
              <BranchStage view={view} originMs={SCALING_ORIGIN_MS} mode={isNarrow ? 'phone' : 'projector'} />
            </section>
          ))}
        </div>
      }
      strip={
        <div className="scaling-present__tracks">
          <ScalingTimeline
            views={sides.map(({ view }) => view)}
            selectedDecisionId={null}
            onSelect={ignore}
            hidesNext
            track={track}
          />
        </div>
      }
      side={
        <>
          {sides.map((side) => (
            <Why key={side.view.branchId} {...side} isShort={isComparing} />
          ))}
          {a !== undefined && b !== undefined && <PolicyFigures a={a.view} b={b.view} />}
        </>
      }
    />
  )
}

/** What was decided last; of two sides without what it went by. */
function Why({ view, name, policy, isShort }: Side & { readonly isShort: boolean }) {
  const decision = newestScaling(view)
  const words = decision && decisionWords(decision, { ...view.world, originMs: SCALING_ORIGIN_MS })
  return (
    <div className="scaling-present__why" data-short={isShort || undefined}>
      {name !== undefined && (
        <h3>
          {name}: {policy}
        </h3>
      )}
      <h2 data-tone={words?.tone}>{words?.verdict ?? 'Nothing was evaluated yet'}</h2>
      {words?.sentence !== undefined && <p>{words.sentence}</p>}
      {words !== undefined && !isShort && <Facts details={words.details} />}
    </div>
  )
}

function ignore(): void {
  // On a beamer nothing is selected.
}
