import { VerdictHead } from '../../src/ui/inspector/VerdictHead.tsx'
import { StepStrip } from '../../src/ui/strip/StepStrip.tsx'
import { TwoQuestions } from '../../src/ui/strip/TwoQuestions.tsx'
import { serviceWords } from '../../src/ui/words/subjectWords.ts'
import { rollingLab } from './panelLabs.ts'
import { useLab } from './useLab.ts'

/** The strip and the side of demo-projector.png. */
export function ProjectorView() {
  const lab = useLab(() => rollingLab(), 38_000)
  if (lab.now === undefined || lab.service === undefined) return null
  return (
    <div className="panels-projector">
      <div className="panels-projector__strip">
        <StepStrip {...lab} variant="projector" title={null} future="hidden" />
      </div>
      <div className="panels-projector__side">
        <VerdictHead object="" note="" {...serviceWords(lab.service, lab.world)} variant="projector" />
        <TwoQuestions moment={lab.now} orderOf={lab.orderOf} ringProgress={lab.ringProgress} variant="projector" />
      </div>
    </div>
  )
}

/** The strip of phone-light.png: at most 196 px high, one guess. */
export function PhoneView() {
  const lab = useLab(() => rollingLab({ min: 100, max: 150 }), 49_000)
  const early = useLab(() => rollingLab({ min: 100, max: 150 }), 48_900)
  return (
    <div className="panels-phone">
      <div className="panels-phone__strip">
        <StepStrip {...early} variant="phone" title={null} future={[{ oldRunning: 2, newRunning: 2 }]} />
      </div>
      <div className="panels-phone__strip">
        <StepStrip {...lab} variant="phone" title={null} />
      </div>
    </div>
  )
}
