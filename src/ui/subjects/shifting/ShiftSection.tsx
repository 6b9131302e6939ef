import { grouped } from '../../../look/numbers.ts'
import { orderIn } from '../../../look/revisions.ts'
import { axisText } from '../../../look/time.ts'
import type { ServiceDeployment } from '../../../model/world/deployment/serviceDeployment.ts'
import type { Shift } from '../../../model/world/deployment/shifting/shift.ts'
import { LIFECYCLE_STAGES } from '../../../model/world/deployment/shifting/stages.ts'
import { stepsOf } from '../../../model/world/deployment/shifting/strategy.ts'
import type { Deployment, Service } from '../../../model/world/service/service.ts'
import { useLabDesk } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { strategyText } from '../../words/deployment/shiftNames.ts'
import { RevisionSwatch } from '../task/RevisionSwatch.tsx'
import { wayBackText } from '../../words/deployment/serviceDeploymentWords.ts'
import { SubjectLink } from '../balancing/SubjectLink.tsx'
import { deploymentRef } from '../deployment/deploymentRef.ts'
import type { WhyProps } from '../subjectView.ts'
import { HookRows } from './HookRows.tsx'
import { takeBackAct } from './shiftActs.ts'
import './shifting.css'

interface ShiftSectionProps extends Pick<WhyProps, 'world' | 'originMs' | 'onSelect'> {
  readonly service: Service
}

/** A deployment that shifts traffic: both revisions with the weight between them, its stages, and whether there is a way back. */
export function ShiftSection({ service, world, originMs, onSelect }: ShiftSectionProps) {
  const history = world.serviceDeployments.get(service.key) ?? []
  const [newest] = history
  const shift = newest?.shift
  const green = service.deployments[0]
  const blue = service.deployments.find(({ id }) => id === shift?.blueId)
  if (newest === undefined || shift === undefined || newest.end !== null) return null
  if (green === undefined || blue === undefined || newest.rollback !== undefined) return null
  const orderOf = orderIn(world)
  return (
    <section className="inspector__block shifting">
      <h2 className="type-h3">{strategyText(shift.strategy)} deployment</h2>
      <Weights shift={shift} sides={[blue, green]} desired={service.desiredCount} orderOf={orderOf} />
      <Ribbon shift={shift} steps={stepsIn(green)} />
      {shift.untilMs !== null && (
        <p className="inspector__text">It rests there until {axisText(shift.untilMs - originMs)}.</p>
      )}
      <HookRows {...{ service, originMs }} deployment={newest} />
      <WayBack service={service} deployment={newest} text={wayBackText(newest, history, originMs)} />
      <p className="inspector__text">
        <SubjectLink to={deploymentRef(service, newest)} onSelect={onSelect}>
          All its stages and times
        </SubjectLink>
      </p>
    </section>
  )
}

function stepsIn({ settings }: Deployment): number {
  return settings.shifting === undefined ? 1 : stepsOf(settings.shifting).length
}

interface WeightsProps {
  readonly shift: Shift
  readonly sides: readonly [blue: Deployment, green: Deployment]
  readonly desired: number
  readonly orderOf: ReturnType<typeof orderIn>
}

/** Both stacks of tasks, and what part of production traffic each gets. */
function Weights({ shift, sides, desired, orderOf }: WeightsProps) {
  const shares = [100 - shift.production, shift.production]
  return (
    <ul className="shifting__sides">
      {sides.map((one, index) => (
        <li key={one.id}>
          <span className="shifting__name">
            <RevisionSwatch order={orderOf(one.definitionKey)} />
            {one.definitionKey}
          </span>
          <span className="shifting__tasks">
            {grouped(one.healthyCount)} of {grouped(desired)} healthy
          </span>
          <span className="shifting__weight">{shares[index]} %</span>
          <span className="shifting__bar" aria-hidden="true">
            <span data-side={index === 0 ? 'blue' : 'green'} style={{ inlineSize: `${String(shares[index])}%` }} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The stages in AWS's order, the one that runs lit. */
function Ribbon({ shift, steps }: { readonly shift: Shift; readonly steps: number }) {
  const now = LIFECYCLE_STAGES.indexOf(shift.stage)
  return (
    <div className="shifting__stages">
      <ol className="shifting__ribbon" aria-label="Lifecycle stages">
        {LIFECYCLE_STAGES.map((stage, index) => (
          <li
            key={stage}
            data-state={index < now ? 'done' : index === now ? 'now' : 'coming'}
            aria-current={index === now ? 'step' : undefined}
            title={stage}
          >
            <span className="visually-hidden">{stage}</span>
          </li>
        ))}
      </ol>
      <p className="shifting__stage">
        <strong>{shift.stage}</strong>
        <span>
          {String(now + 1)} of {String(LIFECYCLE_STAGES.length)}
          {steps > 1 && shift.step > 0 && `, step ${String(shift.step)} of ${String(steps)}`}
        </span>
      </p>
    </div>
  )
}

/** DEP-36 */
function WayBack({
  service,
  deployment,
  text,
}: Pick<ShiftSectionProps, 'service'> & { readonly deployment: ServiceDeployment; readonly text: string | null }) {
  const { giveNow } = useLabDesk()
  const isAsked = deployment.status === 'ROLLBACK_REQUESTED'
  return (
    <div className="shifting__back">
      <p className="inspector__text">{text}</p>
      {deployment.shift?.stage !== 'CLEAN_UP' && (
        <Button tone="trouble" isDisabled={isAsked} onPress={() => giveNow(takeBackAct(service, deployment))}>
          Take it back
        </Button>
      )}
    </div>
  )
}
