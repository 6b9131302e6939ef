import type { ReactNode } from 'react'
import type { Decision } from '../../model/world/decision.ts'
import type { BranchView } from '../../session/mirror.ts'
import { Facts } from '../kit/Facts.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { LabNotice } from '../notice/LabNotice.tsx'
import { PresentedRun } from '../opening/PresentedRun.tsx'
import { PresenterParts } from '../shell/PresenterLayout.tsx'
import { PRESENTER_NARROW } from '../shell/presenterZoom.ts'
import { decisionWords } from '../subjects/decision/decisionViews.ts'
import { SpokenSides } from './DemoFrame.tsx'
import { RunTimeline, type RunOf } from './RunTimeline.tsx'
import { sideLetter, SideStages } from './SideStages.tsx'
import './PresentedSides.css'

interface PresentedSidesProps {
  /** One, or both of a comparison; none until the lab is open. */
  readonly views: readonly BranchView[]
  readonly isComparing: boolean
  readonly of: RunOf
  readonly title: string
  /** Said until the lab is open. */
  readonly opening: string
  /** What a side is called, and what it is set to. */
  readonly sideName: string
  readonly titleOf: (index: number) => string
  /** What stands big at the right of each. */
  readonly newestOf: (view: BranchView) => Decision | undefined
  /** Until there is any. */
  readonly empty: string
  readonly footOf: (view: BranchView) => string
  /** Above the tracks. */
  readonly band?: ReactNode
  /** The third track of a single run. */
  readonly track: string | null
  /** Under what was decided. */
  readonly figures: ReactNode
  /** Rather than what it went by. */
  readonly isBrief?: boolean
  readonly onLeave: () => void
}

/** A demo for a beamer: the yard or two, the tracks, and what was decided last. */
export function PresentedSides(props: PresentedSidesProps) {
  const { isComparing, of, opening, sideName } = props
  const [first] = props.views
  if (first === undefined || (isComparing && props.views.length < 2)) {
    return <p className="presented-sides__opening">{opening}</p>
  }
  const views = isComparing ? props.views : [first]
  return (
    <>
      <LabNotice originMs={of.originMs} />
      <SpokenSides views={views} sideName={isComparing ? sideName : null} />
      <PresentedRun
        title={props.title}
        nowMs={first.nowMs}
        originMs={of.originMs}
        footStart={views.map((view, index) => (
          <b key={view.branchId}>
            {isComparing ? `${sideLetter(index)}: ` : ''}
            {props.footOf(view)}
          </b>
        ))}
        onLeave={props.onLeave}
      >
        <Parts {...props} views={views} />
      </PresentedRun>
    </>
  )
}

function Parts(props: PresentedSidesProps) {
  const { views, isComparing, of, sideName, newestOf } = props
  const isNarrow = useMedia(PRESENTER_NARROW)
  return (
    <PresenterParts
      stage={
        <SideStages
          {...{ views, isComparing, sideName }}
          hasBadges
          originMs={of.originMs}
          mode={isNarrow ? 'phone' : 'projector'}
        />
      }
      strip={
        <div className="presented-sides__strip">
          {props.band}
          <div className="presented-sides__tracks">
            <RunTimeline {...{ of, views }} selectedDecisionId={null} onSelect={ignore} hidesNext track={props.track} />
          </div>
        </div>
      }
      side={
        <>
          {views.map((view, index) => (
            <Why
              key={view.branchId}
              view={view}
              decision={newestOf(view)}
              empty={props.empty}
              originMs={of.originMs}
              isBrief={isComparing || props.isBrief === true}
              title={isComparing ? `${sideLetter(index)}: ${props.titleOf(index)}` : null}
            />
          ))}
          {props.figures}
        </>
      }
    />
  )
}

interface WhyProps extends Pick<PresentedSidesProps, 'empty'> {
  readonly isBrief: boolean
  readonly view: BranchView
  readonly decision: Decision | undefined
  readonly originMs: number
  /** Of one of two sides. */
  readonly title: string | null
}

/** What was decided last; of two sides without what it went by. */
function Why({ view, decision, empty, originMs, title, isBrief }: WhyProps) {
  const words = decision && decisionWords(decision, { ...view.world, originMs })
  return (
    <div className="presented-sides__why" data-short={title !== null || undefined}>
      {title !== null && <b className="presented-sides__name">{title}</b>}
      <h2 data-tone={words?.tone}>{words?.verdict ?? empty}</h2>
      {words?.sentence !== undefined && <p>{words.sentence}</p>}
      {words !== undefined && !isBrief && <Facts details={words.details} />}
    </div>
  )
}

function ignore(): void {
  // On a beamer nothing is selected.
}
