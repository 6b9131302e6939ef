import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import { StepStrip } from '../strip/StepStrip.tsx'
import { Chip } from '../shared/Chip.tsx'
import { decisionWords } from '../words/decisionWords.ts'
import { CompareFigures } from './CompareFigures.tsx'
import { DemoDock } from './DemoDock.tsx'
import { orderIn, type DemoRun } from './demoRun.ts'
import { DemoStage } from './DemoStage.tsx'
import { PercentsButton } from './PercentsButton.tsx'
import type { Demo } from './useDemo.ts'
import './CompareView.css'

interface CompareViewProps {
  readonly demo: Demo
  readonly a: DemoRun
  readonly b: DemoRun
}

/** Two settings under the same seed and the same load, one clock for both. */
export function CompareView({ demo, a, b }: CompareViewProps) {
  // One scale for both strips.
  const countMax = Math.max(a.moment.limits.upper, b.moment.limits.upper)
  return (
    <div className="compare">
      <Side name="A" run={a} countMax={countMax} onChange={(percents) => demo.restart(percents)} />
      <Side name="B" run={b} countMax={countMax} onChange={(percents) => demo.compareWith(percents)} />
      <CompareFigures a={a} b={b} />
      <section className="compare__dock" aria-label="Time">
        <DemoDock runs={[a, b]} />
      </section>
    </div>
  )
}

interface SideProps {
  readonly name: 'A' | 'B'
  readonly run: DemoRun
  readonly countMax: number
  readonly onChange: (percents: { readonly minimumHealthyPercent: number; readonly maximumPercent: number }) => void
}

function Side({ name, run, countMax, onChange }: SideProps) {
  const { minimumHealthyPercent, maximumPercent } = run.service.deploymentConfiguration
  const { lower, upper } = run.moment.limits
  return (
    <section className="compare__side" data-side={name} aria-label={`Setting ${name}`}>
      <header className="compare__head">
        <span className="compare__badge">{name}</span>
        <h2 className="compare__percents">
          <b>{minimumHealthyPercent}</b> min % <b>{maximumPercent}</b> max %
        </h2>
        <Chip>
          lower {lower}, upper {upper}
        </Chip>
        <PercentsButton percents={run.service.deploymentConfiguration} name={name} onChange={onChange} />
        <span className="compare__verdict">{verdictOf(run)}</span>
      </header>
      <div className="compare__stage">
        <DemoStage run={run} mode="compare" />
      </div>
      <div className="compare__strip">
        <StepStrip
          variant="compact"
          countMax={countMax}
          title={null}
          steps={run.steps}
          nowMs={run.view.nowMs}
          now={run.moment}
          orderOf={orderIn(run.view)}
          originMs={DEMO_ORIGIN_MS}
          ringProgress={run.ringProgress}
        />
      </div>
    </section>
  )
}

function verdictOf({ decision, view }: DemoRun): string {
  if (decision === undefined) return 'before the first decision'
  return decisionWords(decision, { ...view.world, originMs: DEMO_ORIGIN_MS }).verdict
}
