import { memo } from 'react'
import {
  CAPACITY_MAX,
  CLUSTER_KINDS,
  SCALING_PRESETS,
  scalingPresetOf,
  type ClusterKind,
  type OtherPolicy,
  type PolicySetting,
  type ScalingSetting,
} from '../../lessons/scalingSetting.ts'
import { DemoForm } from '../demoParts/DemoForm.tsx'
import { Button } from '../kit/Button.tsx'
import { RadioRows } from '../kit/RadioRows.tsx'
import { Stepper } from '../kit/Stepper.tsx'
import { Toggle } from '../kit/Toggle.tsx'
import { PolicyFields } from './PolicyFields.tsx'

interface ScalingSettingsProps {
  readonly setting: ScalingSetting
  readonly other: OtherPolicy | null
  readonly onRestart: (change: Partial<ScalingSetting>, beside?: OtherPolicy | null) => void
  readonly onOther: (other: OtherPolicy | null) => void
  readonly hidesNext: boolean
  readonly onHideNext: (hidesNext: boolean) => void
}

/** The demo's left panel: which load under which policy, in AWS's own words. */
export const ScalingSettings = memo(function ScalingSettings(props: ScalingSettingsProps) {
  const { setting, other, onRestart, onOther } = props
  return (
    <DemoForm
      title="Auto scaling"
      lead="Service web behind a load balancer"
      foot={
        <>
          {other === null && (
            <Toggle isOn={props.hidesNext} onChange={props.onHideNext}>
              Predict first: hide what comes
            </Toggle>
          )}
          <Button isBlock onPress={() => onOther(other === null ? firstOther(setting.policy) : null)}>
            {other === null ? 'Compare with another policy' : 'Close comparison'}
          </Button>
        </>
      }
    >
      <RadioRows
        label="Preset"
        rows={SCALING_PRESETS.map(({ id, label, detail }) => ({
          value: id,
          label: (
            <span className="demo-form__preset">
              {label}
              <small>{detail}</small>
            </span>
          ),
        }))}
        value={scalingPresetOf(setting)?.id ?? null}
        onChange={(id) => {
          const preset = SCALING_PRESETS.find((one) => one.id === id)
          if (preset !== undefined) onRestart(preset.setting, preset.other ?? null)
        }}
      />
      <hr />
      <PolicyFields
        label={other === null ? 'Policy' : 'Policy A'}
        policy={setting.policy}
        onChange={(policy) => onRestart({ policy })}
      />
      <Stepper
        isCostly
        label="Minimum capacity"
        value={setting.minCapacity}
        max={setting.maxCapacity}
        onChange={(minCapacity) => onRestart({ minCapacity })}
      />
      <Stepper
        isCostly
        label="Maximum capacity"
        value={setting.maxCapacity}
        min={setting.minCapacity}
        max={CAPACITY_MAX}
        onChange={(maxCapacity) => onRestart({ maxCapacity })}
      />
      <RadioRows
        label="Where tasks find room"
        rows={(Object.keys(CLUSTER_KINDS) as ClusterKind[]).map((value) => ({ value, ...CLUSTER_KINDS[value] }))}
        value={setting.cluster}
        onChange={(cluster) => onRestart({ cluster })}
      />
      {other !== null && (
        <>
          <hr />
          <PolicyFields
            label="Policy B"
            policy={other}
            onChange={(policy) => onOther({ ...policy, ...(other.byProvider === true && { byProvider: true }) })}
          />
          {setting.cluster === 'group' && (
            <Toggle
              isOn={other.byProvider === true}
              onChange={(isOn) => onOther(isOn ? { ...other, byProvider: true } : policyAlone(other))}
            >
              B: the provider scales the group
            </Toggle>
          )}
        </>
      )}
    </DemoForm>
  )
})

function policyAlone({ byProvider: _, ...policy }: OtherPolicy): OtherPolicy {
  return policy
}

/** What one would compare with first: steps against tracking, else the usual tracking. */
function firstOther({ kind }: PolicySetting): PolicySetting {
  return { kind: kind === 'cpu' ? 'step' : 'cpu', target: 60, scaleOutCooldown: 300, scaleInCooldown: 300 }
}
