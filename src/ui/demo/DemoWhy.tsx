import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import { Disclosure } from '../shared/Disclosure.tsx'
import { StageTree } from '../stage/StageTree.tsx'
import type { StageSelection } from '../stage/StageView.tsx'
import { TwoQuestions } from '../strip/TwoQuestions.tsx'
import { stepIndexAt } from '../../lessons/countSteps.ts'
import { decisionWords } from '../words/decisionWords.ts'
import { sourceOf } from '../words/sources.ts'
import { axisText, clockText } from '../words/time.ts'
import { orderIn, type DemoRun } from './demoRun.ts'
import { NextCounts } from './NextCounts.tsx'
import './DemoWhy.css'

interface DemoWhyProps {
  readonly run: DemoRun
  /** What comes is hidden: it is asked for instead. */
  readonly asks: boolean
  readonly selection: StageSelection | null
  readonly onSelect: (selection: StageSelection | null) => void
}

/** The demo's right panel: the verdict first, then the two sums it follows from, then ECS's own sentences. */
export function DemoWhy({ run, asks, selection, onSelect }: DemoWhyProps) {
  const { moment, ringProgress } = run
  return (
    <div className="demo-why">
      <Verdict run={run} />
      <TwoQuestions moment={moment} orderOf={orderIn(run.view)} ringProgress={ringProgress} />
      {asks && (
        <section>
          <NextCounts run={run} />
        </section>
      )}
      <WhyRule run={run} />
      <ServiceEvents run={run} />
      <Disclosure title="The yard as a tree">
        <StageTree view={run.view} selection={selection} onSelect={onSelect} />
      </Disclosure>
    </div>
  )
}

function Verdict({ run }: { readonly run: DemoRun }) {
  const { decision, decisionNumber, view, steps } = run
  if (decision === undefined) {
    return (
      <header className="demo-why__head">
        <p className="demo-why__meta">Before the first decision</p>
        <h2 className="type-h1">The update has been asked for</h2>
        <p>ECS looks at the service one second later. Step to its first decision.</p>
      </header>
    )
  }
  const words = decisionWords(decision, { ...worldOf(run), originMs: DEMO_ORIGIN_MS })
  const index = stepIndexAt(steps, view.nowMs)
  return (
    <header className="demo-why__head">
      <p className="demo-why__meta">
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
      <p>{words.sentence}</p>
      {words.remedies.length > 0 && (
        <ul className="demo-why__remedies">
          {words.remedies.map((remedy) => (
            <li key={remedy}>{remedy}</li>
          ))}
        </ul>
      )}
    </header>
  )
}

/** Where the rule is from; for a wait also why 40 s, which every learner asks once. */
function WhyRule({ run }: { readonly run: DemoRun }) {
  const { decision } = run
  if (decision === undefined) return null
  const { ruleId, source } = sourceOf(decision.rule)
  return (
    <section className="demo-why__rule">
      {decision.action === 'wait' && (
        <>
          <h3 className="type-h3">Why 40 s</h3>
          <p className="tone-2">
            Without a load balancer or a container health check, ECS counts a task as healthy once it has been RUNNING
            for 40 s.
          </p>
        </>
      )}
      <p className="type-small tone-3">
        Rule {ruleId} · source: {source}
      </p>
    </section>
  )
}

function ServiceEvents({ run }: { readonly run: DemoRun }) {
  const events = run.service.events.filter((one) => one.atMs >= DEMO_ORIGIN_MS).slice(0, 12)
  return (
    <section>
      <h3 className="type-h3">Service events</h3>
      {events.length === 0 ? (
        <p className="tone-3">None since the update was asked for.</p>
      ) : (
        <ol className="demo-why__events">
          {events.map((one) => (
            <li key={one.id}>
              <time>{axisText(one.atMs - DEMO_ORIGIN_MS)}</time>
              <span>{shortIds(one.message)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** Ids in full are 32 digits; the first four are enough to follow a task on the stage. */
function shortIds(message: string): string {
  return message.replaceAll(/\(task ([0-9a-f]{4})[0-9a-f]{28}\)/g, '(task $1)')
}

function worldOf({ view }: DemoRun): DemoRun['view']['world'] {
  return view.world
}
