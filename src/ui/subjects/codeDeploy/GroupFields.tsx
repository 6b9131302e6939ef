import type { RollbackEvent } from '../../../model/world/codeDeploy/codeDeploy.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import type { RefusalAt } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { Toggle } from '../../kit/Toggle.tsx'
import { AlarmNameFields } from '../deployment/AlarmFields.tsx'
import { secondName } from '../shifting/secondGroup.ts'
import type { GroupWanted } from './codeDeployActs.ts'
import { listenersFor, otherGroups } from './deployWanted.ts'

/** Which members of CodeDeploy's inputs stand in these fields. */
export const GROUP_NAMES = {
  application: ['applicationName'],
  pair: ['loadBalancerInfo', 'Name'],
  waits: ['blueGreenDeploymentConfiguration'],
} as const

interface GroupFieldsProps {
  readonly world: World
  readonly service: Service
  readonly value: GroupWanted
  readonly onChange: (value: Partial<GroupWanted>) => void
  readonly refusalAt: RefusalAt<keyof typeof GROUP_NAMES>
}

const NONE = 'none'
const WAIT_MAX = 2_880

/** An application and a deployment group that are made with the deployment. */
export function GroupFields(props: GroupFieldsProps) {
  const { value, onChange, refusalAt } = props
  return (
    <>
      <TextField
        label="Application"
        isMono
        value={value.applicationName}
        onChange={(applicationName) => onChange({ applicationName })}
        refusal={refusalAt('application')}
      />
      <TextField
        label="Deployment group"
        isMono
        value={value.groupName}
        onChange={(groupName) => onChange({ groupName })}
      />
      <RouteFields {...props} />
      <RefusalLine refusal={refusalAt('pair')} />
      <WaitFields {...props} />
      <RefusalLine refusal={refusalAt('waits')} />
      <RollbackFields {...props} />
    </>
  )
}

/** Between which target groups traffic goes, and which listeners send it. */
function RouteFields({ world, service, value, onChange }: GroupFieldsProps) {
  const [to] = service.deployments[0]?.settings.loadBalancers ?? []
  const serving = world.targetGroups.get(to?.targetGroupArn ?? '')
  const listeners = listenersFor(world, service).map(({ arn, port, protocol }) => ({
    value: arn,
    label: `${protocol}:${String(port)}`,
  }))
  return (
    <>
      <Select
        label="Second target group"
        options={[
          ...otherGroups(world, service).map(({ arn, name }) => ({ value: arn, label: name })),
          {
            value: NONE,
            label: serving === undefined ? 'A new one' : secondName(serving),
            detail: 'new, like the first',
          },
        ]}
        value={value.otherArn === '' ? NONE : value.otherArn}
        onChange={(arn) => onChange({ otherArn: arn === NONE ? '' : arn })}
      />
      <Select
        label="Production listener"
        options={listeners}
        value={value.listenerArn === '' ? null : value.listenerArn}
        onChange={(listenerArn) => onChange({ listenerArn })}
      />
      <Select
        label="Test listener"
        options={[{ value: NONE, label: 'None' }, ...listeners.filter((one) => one.value !== value.listenerArn)]}
        value={value.testListenerArn === '' ? NONE : value.testListenerArn}
        onChange={(arn) => onChange({ testListenerArn: arn === NONE ? '' : arn })}
      />
    </>
  )
}

/** Where CodeDeploy waits: before traffic goes to the replacement, and before the original goes. */
function WaitFields({ value: { ready, original }, onChange }: GroupFieldsProps) {
  return (
    <>
      <div>
        <Segmented
          label="When the replacement is ready"
          options={[
            { value: 'CONTINUE_DEPLOYMENT', label: 'Shift at once' },
            { value: 'STOP_DEPLOYMENT', label: 'Wait for me' },
          ]}
          value={ready.action}
          onChange={(action) => onChange({ ready: { ...ready, action } })}
        />
        <p className="lab-form__help">{ready.action}</p>
      </div>
      {ready.action === 'STOP_DEPLOYMENT' && (
        <Stepper
          label="Wait, minutes"
          value={ready.waitMinutes}
          min={1}
          max={WAIT_MAX}
          onChange={(waitMinutes) => onChange({ ready: { ...ready, waitMinutes } })}
          help="The deployment is Stopped when nobody lets it go on until then."
        />
      )}
      <Segmented
        label="The original task set"
        options={[
          { value: 'TERMINATE', label: 'Terminate' },
          { value: 'KEEP_ALIVE', label: 'Keep alive' },
        ]}
        value={original.action}
        onChange={(action) => onChange({ original: { ...original, action } })}
      />
      {original.action === 'TERMINATE' && (
        <Stepper
          label="Terminate it after, minutes"
          value={original.waitMinutes}
          max={WAIT_MAX}
          onChange={(waitMinutes) => onChange({ original: { ...original, waitMinutes } })}
          help="It runs on for so long: until then all can be taken back at once."
        />
      )}
    </>
  )
}

const ROLLBACKS: readonly { readonly event: RollbackEvent; readonly label: string }[] = [
  { event: 'DEPLOYMENT_FAILURE', label: 'Roll back when it fails' },
  { event: 'DEPLOYMENT_STOP_ON_ALARM', label: 'Roll back when an alarm stops it' },
]

function RollbackFields({ world, value: { rollsBackOn, alarmNames }, onChange }: GroupFieldsProps) {
  return (
    <>
      {ROLLBACKS.map(({ event, label }) => (
        <Toggle
          key={event}
          isOn={rollsBackOn.includes(event)}
          onChange={(isOn) =>
            onChange({ rollsBackOn: isOn ? [...rollsBackOn, event] : rollsBackOn.filter((one) => one !== event) })
          }
        >
          {label}
        </Toggle>
      ))}
      {world.alarms.size > 0 && (
        <AlarmNameFields world={world} alarmNames={alarmNames} onChange={(names) => onChange({ alarmNames: names })} />
      )}
    </>
  )
}
