import { PanelRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import type { Selection } from '../inspector/selection.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { StepStrip } from '../strip/StepStrip.tsx'
import { CompareFigures } from './CompareFigures.tsx'
import { CompareHead } from './CompareHead.tsx'
import { compareScale, type CompareScale } from './compareScale.ts'
import { DemoDock } from './DemoDock.tsx'
import { orderIn } from '../../look/revisions.ts'
import type { RollingRun } from '../strip/rollingRun.ts'
import { BranchStage } from '../stage/BranchStage.tsx'
import { DemoWhy } from './DemoWhy.tsx'
import { PercentsButton } from './PercentsButton.tsx'
import type { Demo } from './useDemo.ts'
import './CompareView.css'

type SideName = 'A' | 'B'

/** The side whose sheet is open or was last, and what is selected there. */
interface Looked {
  readonly at: SideName
  readonly selection: Selection | null
  readonly isOpen: boolean
}

interface CompareViewProps {
  readonly demo: Demo
  readonly a: RollingRun
  readonly b: RollingRun
}

/** Two settings under the same seed and the same load, one clock for both. */
export function CompareView({ demo, a, b }: CompareViewProps) {
  const runs = useMemo(() => [a, b], [a, b])
  const scale = compareScale(runs)
  const [looked, setLooked] = useState<Looked>({ at: 'A', selection: null, isOpen: false })
  const lookAt = (at: SideName, selection: Selection | null, isOpen: boolean): void =>
    setLooked({ at, selection, isOpen })
  const sideProps = (name: SideName) => ({
    name,
    scale,
    selection: looked.at === name ? looked.selection : null,
    onSelect: (selection: Selection | null) => lookAt(name, selection, selection !== null),
    onWhy: () => lookAt(name, null, true),
  })
  return (
    <div className="compare">
      <Side {...sideProps('A')} run={a} onChange={(percents) => demo.restart(percents)} />
      <Side {...sideProps('B')} run={b} onChange={(percents) => demo.compareWith(percents)} />
      <CompareFigures a={a} b={b} />
      <section className="compare__dock" aria-label="Time">
        <DemoDock runs={runs} />
      </section>
      <Sheet
        title={`Why, setting ${looked.at}`}
        isOpen={looked.isOpen}
        onClose={() => lookAt(looked.at, looked.selection, false)}
      >
        <div className="compare__why">
          <DemoWhy
            run={looked.at === 'A' ? a : b}
            selection={looked.selection}
            onSelect={(selection) => lookAt(looked.at, selection, true)}
          />
        </div>
      </Sheet>
    </div>
  )
}

interface SideProps {
  readonly name: SideName
  readonly run: RollingRun
  readonly scale: CompareScale
  readonly selection: SubjectRef | null
  readonly onSelect: (selection: SubjectRef | null) => void
  readonly onWhy: () => void
  readonly onChange: (percents: { readonly minimumHealthyPercent: number; readonly maximumPercent: number }) => void
}

function Side({ name, run, scale, selection, onSelect, onWhy, onChange }: SideProps) {
  return (
    <section className="compare__side" aria-label={`Setting ${name}`}>
      <CompareHead
        name={name}
        run={run}
        change={<PercentsButton percents={run.service.deploymentConfiguration} name={name} onChange={onChange} />}
        more={<IconButton label={`Why, setting ${name}`} icon={<PanelRight />} onPress={onWhy} />}
      />
      <div className="compare__stage">
        <BranchStage
          view={run.view}
          originMs={DEMO_ORIGIN_MS}
          mode="compare"
          selection={selection}
          onSelect={onSelect}
        />
      </div>
      <div className="compare__strip">
        <StepStrip
          variant="compact"
          {...scale}
          title={null}
          steps={run.steps}
          nowMs={run.view.nowMs}
          now={run.moment}
          orderOf={orderIn(run.view.world)}
          originMs={DEMO_ORIGIN_MS}
          ringProgress={run.ringProgress}
        />
      </div>
    </section>
  )
}
