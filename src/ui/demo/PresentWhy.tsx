import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import { orderIn } from '../../look/revisions.ts'
import type { RollingRun } from '../strip/rollingRun.ts'
import { decisionWords } from '../subjects/decision/decisionViews.ts'
import { DecidedQuestions } from '../subjects/deployment/DecidedQuestions.tsx'
import { HandsUp } from './HandsUp.tsx'
import { OutageLine } from './OutageLine.tsx'

/** The presenter's side: the verdict, the two questions, and a show of hands for what comes next. */
export function PresentWhy({ run }: { readonly run: RollingRun }) {
  const { decision, view, moment, ringProgress } = run
  const words = decision === undefined ? null : decisionWords(decision, { ...view.world, originMs: DEMO_ORIGIN_MS })
  return (
    <div className="present-why">
      <h2 data-tone={words?.tone}>{words?.verdict ?? 'The update has been asked for'}</h2>
      <OutageLine run={run} />
      <DecidedQuestions
        variant="projector"
        decision={decision}
        now={moment}
        originMs={DEMO_ORIGIN_MS}
        orderOf={orderIn(view.world)}
        ringProgress={ringProgress}
      />
      <HandsUp run={run} />
    </div>
  )
}
