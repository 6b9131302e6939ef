import { nextPairQuestion } from '../../lessons/pairChoices.ts'
import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import { orderIn } from '../../look/revisions.ts'
import { useMedia } from '../kit/useMedia.ts'
import { PresenterParts } from '../shell/PresenterLayout.tsx'
import { PRESENTER_NARROW } from '../shell/presenterZoom.ts'
import { BranchStage } from '../stage/BranchStage.tsx'
import type { RollingRun } from '../strip/rollingRun.ts'
import { StepStrip } from '../strip/StepStrip.tsx'
import { PresentWhy } from './PresentWhy.tsx'

/** One run on a beamer. */
export function PresentRun({ run }: { readonly run: RollingRun }) {
  const isNarrow = useMedia(PRESENTER_NARROW)
  return (
    <PresenterParts
      stage={<BranchStage view={run.view} originMs={DEMO_ORIGIN_MS} mode={isNarrow ? 'phone' : 'projector'} />}
      strip={
        <div className="present__strip">
          <PresentStrip run={run} isSmall={isNarrow} />
        </div>
      }
      side={<PresentWhy run={run} />}
    />
  )
}

interface PresentStripProps {
  readonly run: RollingRun
  /** Without arrows and names of tasks, for half a screen or a phone. */
  readonly isSmall: boolean
  readonly countMax?: number
  readonly columnsLeast?: number
}

/** The counts so far; what comes is a question mark, as long as anything does. */
export function PresentStrip({ run, isSmall, ...scale }: PresentStripProps) {
  const { steps, view, moment, service, ringProgress } = run
  const next = nextPairQuestion(steps, view.nowMs, { desiredCount: service.desiredCount, limits: moment.limits })
  const isOver = next === null && view.forecast !== null
  return (
    <StepStrip
      {...scale}
      variant={isSmall ? 'phone' : 'projector'}
      title={null}
      future={isOver ? 'forecast' : 'hidden'}
      steps={steps}
      nowMs={view.nowMs}
      now={moment}
      orderOf={orderIn(view.world)}
      originMs={DEMO_ORIGIN_MS}
      ringProgress={ringProgress}
    />
  )
}
