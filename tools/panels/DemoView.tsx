import { EventList } from '../../src/ui/inspector/EventList.tsx'
import { HealthNote } from '../../src/ui/inspector/HealthNote.tsx'
import { VerdictHead } from '../../src/ui/inspector/VerdictHead.tsx'
import { StepStrip } from '../../src/ui/strip/StepStrip.tsx'
import { TwoQuestions } from '../../src/ui/strip/TwoQuestions.tsx'
import { Timeline } from '../../src/ui/timeline/Timeline.tsx'
import { latestRolling, serviceWords } from '../../src/ui/words/subjectWords.ts'
import { clockText } from '../../src/ui/words/time.ts'
import { LabTransport } from './LabTransport.tsx'
import { rollingLab } from './panelLabs.ts'
import { useLab } from './useLab.ts'

/** The frame of demo-light.png: left panel, stage, strip, dock, inspector. */
export function DemoView() {
  const lab = useLab(() => rollingLab(), 38_000)
  const { originMs, nowMs, orderOf, steps, now, ringProgress, service, world } = lab
  if (now === undefined || service === undefined) return null
  const decision = latestRolling(service, world)
  return (
    <div className="panels-demo">
      <div className="panels-demo__left" />
      <div className="panels-demo__stage" />
      <div className="panels-demo__strip">
        <StepStrip {...{ steps, now, nowMs, orderOf, originMs, ringProgress }} />
      </div>
      <div className="panels-demo__side">
        <VerdictHead
          object={`Decision ${String(decision?.id ?? 0)}, at ${clockText((decision?.atMs ?? 0) - originMs)}`}
          note="step 3 of 5"
          {...serviceWords(service, world)}
        />
        <TwoQuestions {...{ orderOf, ringProgress }} moment={now} />
        <hr />
        <HealthNote definition={lab.run.world.taskDefinitions.get('web:8')} />
        <hr />
        <h3>Service events</h3>
        <EventList events={service.events} originMs={originMs} max={3} />
      </div>
      <div className="panels-demo__dock">
        <LabTransport lab={lab} branchName="main" />
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
