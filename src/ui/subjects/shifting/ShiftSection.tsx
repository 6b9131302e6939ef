import { grouped } from '../../../look/numbers.ts'
import { orderIn } from '../../../look/revisions.ts'
import { axisText } from '../../../look/time.ts'
import type { ServiceDeployment } from '../../../model/world/deployment/serviceDeployment.ts'
import type { HookRun, Shift } from '../../../model/world/deployment/shifting/shift.ts'
import { LIFECYCLE_STAGES } from '../../../model/world/deployment/shifting/stages.ts'
import { stepsOf } from '../../../model/world/deployment/shifting/strategy.ts'
import type { Deployment, Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { useLabDesk } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { STAGE_NOTES, strategyText } from '../../words/deployment/shiftNames.ts'
import { RevisionSwatch } from '../task/RevisionSwatch.tsx'
import { answerHookAct, takeBackAct } from './shiftActs.ts'
import './shifting.css'

/** A deployment that shifts traffic: both revisions with the weight between them, its stages, and whether there is a way back. */
export function ShiftSection({ service, world }: { readonly service: Service; readonly world: World }) {
  const [newest] = world.serviceDeployments.get(service.key) ?? []
  const shift = newest?.shift
  const green = service.deployments[0]
  const blue = service.deployments.find(({ id }) => id === shift?.blueId)
  if (newest === undefined || shift === undefined || newest.end !== null) return null
  if (green === undefined || blue === undefined || newest.rollback !== undefined) return null
  const orderOf = orderIn(world)
  const names = { blue: blue.definitionKey, green: green.definitionKey }
  return (
    <section className="inspector__block shifting">
      <h2 className="type-h3">{strategyText(shift.strategy)} deployment</h2>
      <Weights shift={shift} sides={[blue, green]} desired={service.desiredCount} orderOf={orderOf} />
      <Ribbon shift={shift} steps={stepsIn(green)} />
      <p className="inspector__text">{STAGE_NOTES[shift.stage](names)}</p>
      {shift.untilMs !== null && <p className="inspector__text">It rests there until {axisText(shift.untilMs)}.</p>}
      {shift.hooks.map((hook) => (
        <HookRow key={hook.id} hook={hook} service={service} deployment={newest} />
      ))}
      <WayBack service={service} deployment={newest} shift={shift} />
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

interface HookRowProps {
  readonly hook: HookRun
  readonly service: Service
  readonly deployment: ServiceDeployment
}

/** A hook of the stage; one that waits can be answered here. */
function HookRow({ hook, service, deployment }: HookRowProps) {
  const { giveNow } = useLabDesk()
  const isOpen = hook.status === 'AWAITING_ACTION' || hook.status === 'IN_PROGRESS'
  const name = hook.targetArn === null ? 'Pause' : (hook.targetArn.split(':').at(-1) ?? hook.targetArn)
  const say = (isGood: boolean): void => giveNow(answerHookAct({ service, deployment }, hook, isGood))
  return (
    <div className="shifting__hook">
      <p className="inspector__text">
        {name}: {hook.status}
        {isOpen && `, ${hook.timeoutAction} at ${axisText(hook.expiresAtMs)}`}
      </p>
      {isOpen && (
        <div className="shifting__answers">
          <Button onPress={() => say(true)}>{hook.targetArn === null ? 'Continue' : 'Answer SUCCEEDED'}</Button>
          <Button tone="trouble" onPress={() => say(false)}>
            {hook.targetArn === null ? 'Roll back' : 'Answer FAILED'}
          </Button>
        </div>
      )}
    </div>
  )
}

interface WayBackProps extends Pick<HookRowProps, 'service' | 'deployment'> {
  readonly shift: Shift
}

/** DEP-36 */
function WayBack({ service, deployment, shift }: WayBackProps) {
  const { giveNow } = useLabDesk()
  if (shift.stage === 'CLEAN_UP') {
    return <p className="inspector__text">No way back but a new deployment: the old revision stops.</p>
  }
  const isAsked = deployment.status === 'ROLLBACK_REQUESTED'
  const until =
    shift.stage === 'BAKE_TIME' && shift.untilMs !== null
      ? `until ${axisText(shift.untilMs)}, when the bake is over`
      : 'until the bake is over'
  return (
    <div className="shifting__back">
      <p className="inspector__text">It can be taken back {until}.</p>
      <Button tone="trouble" isDisabled={isAsked} onPress={() => giveNow(takeBackAct(service, deployment))}>
        Take it back
      </Button>
    </div>
  )
}
