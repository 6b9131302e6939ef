import { axisText } from '../../../look/time.ts'
import type { ServiceDeployment } from '../../../model/world/deployment/serviceDeployment.ts'
import { LIFECYCLE_STAGES } from '../../../model/world/deployment/shifting/stages.ts'
import { stepsOf } from '../../../model/world/deployment/shifting/strategy.ts'
import './shifting.css'

interface StageRibbonProps {
  readonly deployment: ServiceDeployment
  readonly originMs: number
  /** Whether it says how many steps there are and until when it rests. */
  readonly tellsAhead?: boolean
}

/** The lifecycle stages in AWS's order, the one that runs lit; of one that goes or went another way its status. */
export function StageRibbon({ deployment, originMs, tellsAhead = true }: StageRibbonProps) {
  const { shift, rollback, end, status } = deployment
  if (shift === undefined) return null
  const now = LIFECYCLE_STAGES.indexOf(shift.stage)
  const isOn = rollback === undefined && end === null
  return (
    <div className="shifting__stages">
      <ol className="shifting__ribbon" aria-label="Lifecycle stages">
        {LIFECYCLE_STAGES.map((stage, index) => (
          <li
            key={stage}
            data-state={index < now || (index === now && !isOn) ? 'done' : index === now ? 'now' : 'coming'}
            aria-current={index === now && isOn ? 'step' : undefined}
            title={stage}
          >
            <span className="visually-hidden">{stage}</span>
          </li>
        ))}
      </ol>
      <p className="shifting__stage">
        <strong>{isOn ? shift.stage : status}</strong>
        {isOn && tellsAhead && <span>{whereText(deployment, originMs)}</span>}
      </p>
    </div>
  )
}

/** `8 of 11, step 1 of 2, until 20:44` */
function whereText({ shift, revision }: ServiceDeployment, originMs: number): string {
  if (shift === undefined) return ''
  const { stage, step, untilMs } = shift
  const { shifting } = revision.settings
  const steps = shifting === undefined ? 1 : stepsOf(shifting).length
  return [
    `${String(LIFECYCLE_STAGES.indexOf(stage) + 1)} of ${String(LIFECYCLE_STAGES.length)}`,
    ...(steps > 1 && step > 0 ? [`step ${String(step)} of ${String(steps)}`] : []),
    ...(untilMs === null ? [] : [`until ${axisText(untilMs - originMs)}`]),
  ].join(', ')
}
