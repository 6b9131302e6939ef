import { shortAlarmName } from '../../../look/alarmName.ts'
import type { DeploymentAlarms } from '../../../model/world/deployment/deploymentAlarms.ts'
import { NO_ALARMS, type ServiceSettings } from '../../../model/world/service/settings.ts'
import type { World } from '../../../model/world/world.ts'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import type { Refusal } from '../../kit/FieldRefusal.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { Toggle } from '../../kit/Toggle.tsx'

export const ALARM_PATHS = ['deploymentConfiguration.alarms', 'deploymentConfiguration.bakeTimeInMinutes'] as const

/** What alarms do for deployments: which, whether one takes it back, and how long they watch on. */
export interface AlarmsWanted {
  readonly alarms: DeploymentAlarms
  readonly bakeMinutes: number
}

/** As a service has them. */
export function watchOf({ alarms, bakeTimeInMinutes }: ServiceSettings): AlarmsWanted {
  return { alarms: alarms ?? NO_ALARMS, bakeMinutes: bakeTimeInMinutes }
}

/** Why it cannot be sent yet; `null` where it can. */
export function alarmsBlocked({ alarms }: AlarmsWanted): string | null {
  return alarms.enable && alarms.alarmNames.length === 0 ? 'Choose an alarm that watches deployments' : null
}

interface AlarmFieldsProps {
  readonly world: World
  readonly wanted: AlarmsWanted
  /** Of one that shifts traffic the bake is a stage, and has its field in the form of its strategy. */
  readonly hasBake: boolean
  readonly onChange: (wanted: AlarmsWanted) => void
  readonly refusal: Refusal | null
}

const BAKE_MAX = 1_440

/** Whether alarms make a deployment fail, and which (DEP-21, DEP-22). */
export function AlarmFields({ world, wanted, hasBake, onChange, refusal }: AlarmFieldsProps) {
  const { alarms, bakeMinutes } = wanted
  const change = (some: Partial<DeploymentAlarms>): void => onChange({ ...wanted, alarms: { ...alarms, ...some } })
  return (
    <>
      <Toggle isOn={alarms.enable} onChange={(enable) => change({ enable })}>
        Deployment alarms
      </Toggle>
      {alarms.enable && (
        <>
          <AlarmNameFields
            world={world}
            alarmNames={alarms.alarmNames}
            onChange={(alarmNames) => change({ alarmNames })}
          />
          <Toggle isOn={alarms.rollback} onChange={(rollback) => change({ rollback })}>
            Rollback when one is in ALARM
          </Toggle>
          {hasBake && (
            <Stepper
              label="Bake time, minutes"
              value={bakeMinutes}
              max={BAKE_MAX}
              onChange={(minutes) => onChange({ ...wanted, bakeMinutes: minutes })}
              help={
                bakeMinutes === 0
                  ? 'Once all else is done they watch on as long as they look back.'
                  : 'Once all else is done they watch on for so long.'
              }
            />
          )}
        </>
      )}
      <RefusalLine refusal={refusal} />
    </>
  )
}

interface AlarmNameFieldsProps {
  readonly world: World
  readonly alarmNames: readonly string[]
  readonly onChange: (alarmNames: readonly string[]) => void
}

/** The lab's alarms, and those that were chosen and are not there any more. */
export function AlarmNameFields({ world, alarmNames, onChange }: AlarmNameFieldsProps) {
  const names = [...new Set([...world.alarms.keys(), ...alarmNames])]
  if (names.length === 0) {
    return <p className="lab-form__note">There is no alarm yet: create one on a metric of the service first.</p>
  }
  return (
    <div role="group" aria-label="Alarms of the deployment" className="lab-form__group">
      {names.map((name) => (
        <Toggle
          key={name}
          isOn={alarmNames.includes(name)}
          onChange={(isOn) => onChange(isOn ? [...alarmNames, name] : alarmNames.filter((one) => one !== name))}
        >
          {`${shortAlarmName(name)}, ${world.alarms.get(name)?.state ?? 'deleted'}`}
        </Toggle>
      ))}
    </div>
  )
}
