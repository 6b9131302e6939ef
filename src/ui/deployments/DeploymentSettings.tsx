import { memo } from 'react'
import {
  BAD_REVISIONS,
  DEPLOYMENT_KINDS,
  PER_SECOND_RANGE,
  TASKS_RANGE,
  type BadRevision,
  type DeploymentSetting,
  type DeploymentWay,
} from '../../lessons/deploymentSetting.ts'
import { DemoForm } from '../demoParts/DemoForm.tsx'
import { Button } from '../kit/Button.tsx'
import { RadioRows } from '../kit/RadioRows.tsx'
import { Stepper } from '../kit/Stepper.tsx'
import { Toggle } from '../kit/Toggle.tsx'
import { WayFields } from './WayFields.tsx'

interface DeploymentSettingsProps {
  readonly setting: DeploymentSetting
  readonly other: DeploymentWay | null
  readonly onRestart: (change: Partial<DeploymentSetting>) => void
  readonly onOther: (other: DeploymentWay | null) => void
  readonly hidesNext: boolean
  readonly onHideNext: (hidesNext: boolean) => void
}

/** The demo's left panel: how a revision is deployed, what is wrong with it, and under which load. */
export const DeploymentSettings = memo(function DeploymentSettings(props: DeploymentSettingsProps) {
  const { setting, other, onRestart, onOther } = props
  return (
    <DemoForm
      title="Deployments"
      lead="Service web, from web:1 to web:2"
      foot={
        <>
          {other === null && (
            <Toggle isOn={props.hidesNext} onChange={props.onHideNext}>
              Predict first: hide what comes
            </Toggle>
          )}
          <Button isBlock onPress={() => onOther(other === null ? firstOther(setting.way) : null)}>
            {other === null ? 'Compare with another kind' : 'Close comparison'}
          </Button>
        </>
      }
    >
      <RadioRows
        label="The new revision"
        rows={(Object.keys(BAD_REVISIONS) as BadRevision[]).map((value) => ({ value, ...BAD_REVISIONS[value] }))}
        value={setting.bad}
        onChange={(bad) => onRestart({ bad })}
      />
      <hr />
      <WayFields
        isOpen
        label={other === null ? 'Deployed by' : 'Deployment A'}
        way={setting.way}
        onChange={(way) => onRestart({ way })}
      />
      {other !== null && (
        <>
          <hr />
          <WayFields label="Deployment B" way={other} onChange={onOther} />
        </>
      )}
      <hr />
      <Stepper
        isCostly
        label="Desired count"
        value={setting.desiredCount}
        {...TASKS_RANGE}
        onChange={(desiredCount) => onRestart({ desiredCount })}
      />
      <Stepper
        isCostly
        label="Requests a second"
        value={setting.perSecond}
        {...PER_SECOND_RANGE}
        step={5}
        onChange={(perSecond) => onRestart({ perSecond })}
      />
    </DemoForm>
  )
})

/** What one would compare with first: a canary, and that with all at once. */
function firstOther({ kind }: DeploymentWay): DeploymentWay {
  return DEPLOYMENT_KINDS[kind === 'canary' ? 'blueGreen' : 'canary'].usual
}
