import { axisText } from '../../../look/time.ts'
import type { ServiceDeployment } from '../../../model/world/deployment/serviceDeployment.ts'
import type { HookRun } from '../../../model/world/deployment/shifting/shift.ts'
import type { Service } from '../../../model/world/service/service.ts'
import { useLabDesk } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { answerHookAct } from './shiftActs.ts'
import './shifting.css'

interface HookRowsProps {
  readonly service: Service
  readonly deployment: ServiceDeployment
  readonly originMs: number
}

/** The hooks of the stage that a deployment is at, or was as it was taken back, and those of the way back. */
export function HookRows({ service, deployment, originMs }: HookRowsProps) {
  return deployment.shift?.hooks.map((hook) => <HookRow key={hook.id} {...{ hook, service, deployment, originMs }} />)
}

/** One that waits can be answered here, while its deployment goes on. */
function HookRow({ hook, service, deployment, originMs }: HookRowsProps & { readonly hook: HookRun }) {
  const { giveNow } = useLabDesk()
  const isAsked = hook.status === 'AWAITING_ACTION' || hook.status === 'IN_PROGRESS'
  const isOpen = isAsked && deployment.end === null && deployment.rollback === undefined
  const name = hook.targetArn === null ? 'Pause' : (hook.targetArn.split(':').at(-1) ?? hook.targetArn)
  const say = (isGood: boolean): void => giveNow(answerHookAct({ service, deployment }, hook, isGood))
  return (
    <div className="shifting__hook">
      <p className="inspector__text">
        {name}: {hook.status}
        {hook.isRollback === true && `, ${hook.stage} as it rolls back`}
        {isOpen && `, ${hook.timeoutAction} at ${axisText(hook.expiresAtMs - originMs)}`}
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
