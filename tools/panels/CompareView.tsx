import { StepStrip } from '../../src/ui/strip/StepStrip.tsx'
import { Timeline } from '../../src/ui/timeline/Timeline.tsx'
import { LabTransport } from './LabTransport.tsx'
import { rollingLab } from './panelLabs.ts'
import { useLab } from './useLab.ts'

/** The lower half of compare-dark.png: two strips, one clock, one axis. */
export function CompareView() {
  const a = useLab(() => rollingLab(), 38_000, 'A')
  const b = useLab(() => rollingLab({ min: 100, max: 150 }), 38_000, 'B')
  const seek = (atMs: number): void => {
    a.seek(atMs)
    b.seek(atMs)
  }
  return (
    <div className="panels-compare">
      {[a, b].map((lab) => (
        <div key={lab.timeline.id} className="panels-compare__strip">
          <StepStrip {...lab} countMax={6} variant="compact" title={null} />
        </div>
      ))}
      <div className="panels-compare__dock">
        <LabTransport lab={{ ...a, seek }} note="seed 1, same load" hint="One clock drives both." />
        <Timeline runs={[a.timeline, b.timeline]} {...a} onSeek={seek} onMark={(mark) => seek(mark.atMs)} />
      </div>
    </div>
  )
}
