import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import { useMedia } from '../kit/useMedia.ts'
import { PRESENTER_NARROW } from '../shell/presenterZoom.ts'
import { BranchStage } from '../stage/BranchStage.tsx'
import type { RollingRun } from '../strip/rollingRun.ts'
import { CompareSumsRow } from './CompareFigures.tsx'
import { CompareHead } from './CompareHead.tsx'
import { compareScale, type CompareScale } from './compareScale.ts'
import { PresentStrip } from './PresentRun.tsx'
import './PresentCompare.css'

/** Two settings on a beamer, on one scale and one clock, and the figures that tell them apart. */
export function PresentCompare({ a, b }: { readonly a: RollingRun; readonly b: RollingRun }) {
  const scale = compareScale([a, b])
  return (
    <div className="present-compare">
      <PresentSide name="A" run={a} scale={scale} />
      <PresentSide name="B" run={b} scale={scale} />
      <div className="present-compare__figures">
        <CompareSumsRow a={a} b={b} />
      </div>
    </div>
  )
}

interface PresentSideProps {
  readonly name: 'A' | 'B'
  readonly run: RollingRun
  readonly scale: CompareScale
}

function PresentSide({ name, run, scale }: PresentSideProps) {
  const isNarrow = useMedia(PRESENTER_NARROW)
  return (
    <section className="present-compare__side" aria-label={`Setting ${name}`}>
      <CompareHead name={name} run={run} />
      <div className="present-compare__stage">
        <BranchStage view={run.view} originMs={DEMO_ORIGIN_MS} mode={isNarrow ? 'phone' : 'projector'} />
      </div>
      <div className="present-compare__strip">
        <PresentStrip run={run} isSmall {...scale} />
      </div>
    </section>
  )
}
