import { StepStrip } from '../../src/ui/strip/StepStrip.tsx'
import { TwoQuestions } from '../../src/ui/strip/TwoQuestions.tsx'
import { Timeline } from '../../src/ui/timeline/Timeline.tsx'
import { TransportBar } from '../../src/ui/timeline/TransportBar.tsx'
import { rollingLab } from './panelLabs.ts'
import { useLab } from './useLab.ts'

const nothing = (): void => undefined

/** The frame of demo-light.png: left panel, stage, strip, dock, inspector. */
export function DemoView() {
  const lab = useLab(() => rollingLab(), 38_000)
  const { run, originMs, nowMs, orderOf, steps, now, ringProgress } = lab
  if (now === undefined) return null
  return (
    <div className="panels-demo">
      <div className="panels-demo__left" />
      <div className="panels-demo__stage" />
      <div className="panels-demo__strip">
        <StepStrip {...{ steps, now, nowMs, orderOf, originMs, ringProgress }} />
      </div>
      <div className="panels-demo__side">
        <TwoQuestions {...{ orderOf, ringProgress }} moment={now} />
      </div>
      <div className="panels-demo__dock">
        <TransportBar
          {...{ nowMs, originMs }}
          isPlaying={false}
          speed={4}
          branchName="main"
          canStepBack
          onPlay={nothing}
          onPause={nothing}
          onToStart={() => lab.seek(originMs)}
          onStepBack={() => lab.seek(run.previous('decision') ?? originMs)}
          onNextDecision={() => {
            run.advanceToNext('decision', nowMs + 600_000)
            lab.seek(run.nowMs)
          }}
          onSpeed={nothing}
        />
        <Timeline
          runs={[lab.timeline]}
          {...{ nowMs, originMs, orderOf }}
          world={lab.world}
          onSeek={lab.seek}
          onMark={(mark) => lab.seek(mark.atMs)}
        />
      </div>
    </div>
  )
}
