import { memo, useState } from 'react'
import {
  canBeBad,
  DEMO_PRESETS,
  DESIRED_MAX,
  presetOf,
  REVISION_MAX,
  ROOM_MAX,
  ROOM_STEP,
  type DemoSetting,
} from '../../lessons/rollingDemo.ts'
import { limitsOf } from '../../model/world/deployment/limits.ts'
import { DemoForm } from '../demoParts/DemoForm.tsx'
import { Button } from '../kit/Button.tsx'
import { Disclosure } from '../kit/Disclosure.tsx'
import { PercentSlider } from '../kit/PercentSlider.tsx'
import { RadioRows } from '../kit/RadioRows.tsx'
import { Toggle } from '../kit/Toggle.tsx'
import { Stepper } from '../kit/Stepper.tsx'
import { lowerHelp, upperHelp } from '../words/deployment/percents.ts'
import './DemoSettings.css'

export interface DemoSettingsProps {
  /** As the service has it now: sliders may have been moved in mid-deployment. */
  readonly setting: DemoSetting
  /** A whole new run: a preset, another revision, another room. */
  readonly onRestart: (change: Partial<DemoSetting>) => void
  /** Percents or count, at the present of the run. */
  readonly onChange: (change: Partial<DemoSetting>) => void
  /** While a slider moves: the band follows before the command is given. */
  readonly onPreview: (change: Partial<DemoSetting> | null) => void
  readonly hidesNext: boolean
  readonly onHideNext: (hidesNext: boolean) => void
  readonly onCompare: () => void
}

/** The demo's left panel: what is changed, in ECS's own words, and what follows from it. */
export const DemoSettings = memo(function DemoSettings(props: DemoSettingsProps) {
  const { setting, onRestart, onChange, onCompare } = props
  return (
    <DemoForm
      title="Rolling update"
      lead={`Service web, from web:${String(setting.fromRevision)} to web:${String(setting.toRevision)}`}
      foot={
        <>
          <Toggle isOn={props.hidesNext} onChange={props.onHideNext}>
            Predict first: hide what comes
          </Toggle>
          <Button isBlock onPress={onCompare}>
            Compare with another setting
          </Button>
        </>
      }
    >
      <RadioRows
        label="Preset"
        detailLabel="min / max %"
        rows={DEMO_PRESETS.map((one) => ({
          value: one.id,
          label: one.label,
          detail: `${String(one.minimumHealthyPercent)} / ${String(one.maximumPercent)}`,
        }))}
        value={presetOf(setting)?.id ?? null}
        onChange={(id) => {
          const preset = DEMO_PRESETS.find((one) => one.id === id)
          if (preset !== undefined) onRestart(percentsOf(preset))
        }}
      />
      <hr />
      <Stepper
        isCostly
        label="Desired count"
        value={setting.desiredCount}
        min={0}
        max={DESIRED_MAX}
        onChange={(desiredCount) => onChange({ desiredCount })}
      />
      <Percents {...props} />
      <dl className="demo-settings__facts">
        <dt>Healthy after</dt>
        <dd>40 s RUNNING</dd>
      </dl>
      <Stepper
        isCostly
        label="Room in the cluster"
        value={setting.room}
        min={ROOM_STEP}
        max={ROOM_MAX}
        step={ROOM_STEP}
        onChange={(room) => onRestart({ room })}
      />
      <hr />
      <WhatIfBad setting={setting} onRestart={onRestart} />
      <Disclosure title="Revisions and seed">
        <Stepper
          isCostly
          label="Old revision"
          value={setting.fromRevision}
          min={1}
          max={REVISION_MAX}
          onChange={(fromRevision) => onRestart({ fromRevision })}
        />
        <Stepper
          isCostly
          label="New revision"
          value={setting.toRevision}
          min={1}
          max={REVISION_MAX}
          onChange={(toRevision) => onRestart({ toRevision })}
        />
        <Stepper
          isCostly
          label="Seed"
          value={setting.seed}
          min={0}
          max={999_999}
          onChange={(seed) => onRestart({ seed })}
        />
      </Disclosure>
    </DemoForm>
  )
})

/** A revision that is bad rolls for ever, or until something takes it back. */
function WhatIfBad({ setting, onRestart }: Pick<DemoSettingsProps, 'setting' | 'onRestart'>) {
  return (
    <>
      {canBeBad(setting) && (
        <Toggle isOn={setting.isNewBad} onChange={(isNewBad) => onRestart({ isNewBad })}>
          {`web:${String(setting.toRevision)} is bad: exits at its start`}
        </Toggle>
      )}
      <Toggle isOn={setting.hasBreaker} onChange={(hasBreaker) => onRestart({ hasBreaker })}>
        Circuit breaker, rolls back
      </Toggle>
    </>
  )
}

function Percents({ setting, onChange, onPreview }: DemoSettingsProps) {
  const [moving, setMoving] = useState<Partial<DemoSetting>>({})
  const shown = { ...setting, ...moving }
  const limits = limitsOf(shown.desiredCount, shown)
  const move = (change: Partial<DemoSetting>): void => {
    setMoving(change)
    onPreview(change)
  }
  const letGo = (change: Partial<DemoSetting>): void => {
    setMoving({})
    onPreview(null)
    onChange(change)
  }
  return (
    <>
      <PercentSlider
        label="Minimum healthy percent"
        value={shown.minimumHealthyPercent}
        onChange={(minimumHealthyPercent) => move({ minimumHealthyPercent })}
        onChangeEnd={(minimumHealthyPercent) => letGo({ minimumHealthyPercent })}
        help={lowerHelp({ ...shown, limits })}
      />
      <PercentSlider
        label="Maximum percent"
        value={shown.maximumPercent}
        min={100}
        max={200}
        onChange={(maximumPercent) => move({ maximumPercent })}
        onChangeEnd={(maximumPercent) => letGo({ maximumPercent })}
        help={upperHelp({ ...shown, limits })}
      />
    </>
  )
}

function percentsOf(preset: (typeof DEMO_PRESETS)[number]): Partial<DemoSetting> {
  return { minimumHealthyPercent: preset.minimumHealthyPercent, maximumPercent: preset.maximumPercent }
}
