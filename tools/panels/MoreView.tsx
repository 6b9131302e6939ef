import { StepStrip } from '../../src/ui/strip/StepStrip.tsx'
import { TwoQuestions } from '../../src/ui/strip/TwoQuestions.tsx'
import { changedLab, rollingLab, type PanelLab } from './panelLabs.ts'
import { useLab } from './useLab.ts'

/** What the pictures do not show: many tasks, many counts, limits that were moved, no way to roll. */
export function MoreView() {
  return (
    <div className="panels-more">
      <Pair
        title="50 tasks"
        make={() => rollingLab({ desiredCount: 50, instances: 40, min: 75, max: 125 })}
        atMs={30_000}
      />
      <Pair
        title="One after another"
        make={() => rollingLab({ desiredCount: 12, instances: 12, min: 91, max: 100 })}
        atMs={330_000}
      />
      <Pair title="Limits moved" make={changedLab} atMs={38_000} />
      <Pair title="Can never roll" make={() => rollingLab({ min: 100, max: 100 })} atMs={38_000} />
      <Pair title="An outage" make={() => rollingLab({ min: 0, max: 100 })} atMs={10_000} />
      <Pair
        title="5,000 tasks"
        make={() =>
          rollingLab({ desiredCount: 1_000, instances: 500, min: 50, max: 150, cpuUnits: 256, memoryMib: 512 })
        }
        atMs={20_000}
      />
    </div>
  )
}

function Pair({ title, make, atMs }: { title: string; make: () => PanelLab; atMs: number }) {
  const lab = useLab(make, atMs)
  if (lab.now === undefined) return null
  return (
    <>
      <div className="panels-more__strip">
        <StepStrip {...lab} title={title} />
      </div>
      <TwoQuestions moment={lab.now} orderOf={lab.orderOf} ringProgress={lab.ringProgress} />
    </>
  )
}
