import { stepIndexAt } from '../../lessons/countSteps.ts'
import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import { decisionWords } from '../subjects/decision/decisionViews.ts'
import { clockText } from '../../look/time.ts'
import { OutageLine } from './OutageLine.tsx'
import type { RollingRun } from '../strip/rollingRun.ts'
import './DemoVerdict.css'

/** What the scheduler decided last, and in one sentence why. */
export function DemoVerdict({ run }: { readonly run: RollingRun }) {
  const { decision, decisionNumber, view, steps } = run
  if (decision === undefined) {
    return (
      <header className="demo-verdict">
        <p className="demo-verdict__meta">Before the first decision</p>
        <h2 className="type-h1">The update has been asked for</h2>
        <p>ECS looks at the service one second later. Step to its first decision.</p>
      </header>
    )
  }
  const words = decisionWords(decision, { ...view.world, originMs: DEMO_ORIGIN_MS })
  const index = stepIndexAt(steps, view.nowMs)
  return (
    <header className="demo-verdict">
      <p className="demo-verdict__meta">
        <span>
          Decision {decisionNumber}, at {clockText(decision.atMs - DEMO_ORIGIN_MS)}
        </span>
        <span>
          step {index + 1} of {steps.length}
        </span>
      </p>
      <h2 className="type-h1" data-tone={words.tone}>
        {words.verdict}
      </h2>
      <OutageLine run={run} />
      <p>{words.sentence}</p>
      {words.remedies.length > 0 && (
        <ul className="demo-verdict__remedies">
          {words.remedies.map((remedy) => (
            <li key={remedy}>{remedy}</li>
          ))}
        </ul>
      )}
    </header>
  )
}
