import { axisText } from '../../../look/time.ts'
import type { ServiceDeployment } from '../../../model/world/deployment/serviceDeployment.ts'
import { LIFECYCLE_STAGES } from '../../../model/world/deployment/shifting/stages.ts'
import { stepsOf } from '../../../model/world/deployment/shifting/strategy.ts'
import { Ribbon, type RibbonPart } from './Ribbon.tsx'

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
  const parts = LIFECYCLE_STAGES.map((name, index): RibbonPart => ({
    name,
    state: index < now ? 'done' : index === now ? 'now' : 'coming',
  }))
  return (
    <Ribbon label="Lifecycle stages" parts={parts} isOn={isOn}>
      <strong>{isOn ? shift.stage : status}</strong>
      {isOn && tellsAhead && <span>{whereText(deployment, originMs)}</span>}
    </Ribbon>
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
