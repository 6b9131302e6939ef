import {
  COOLDOWN_MAX,
  policyOf,
  SCALING_KINDS,
  type PolicyKind,
  type PolicySetting,
} from '../../lessons/scalingSetting.ts'
import { Select } from '../kit/Select.tsx'
import { Stepper } from '../kit/Stepper.tsx'

interface PolicyFieldsProps {
  readonly label: string
  readonly policy: PolicySetting
  readonly onChange: (policy: PolicySetting) => void
}

const COOLDOWN_STEP = 30

/** One policy: of which kind, at which target, and how long it waits after it scaled. */
export function PolicyFields({ label, policy, onChange }: PolicyFieldsProps) {
  const { target, unit, least, most } = SCALING_KINDS[policy.kind]
  const change = (part: Partial<PolicySetting>): void => onChange({ ...policy, ...part })
  return (
    <>
      <Select
        label={label}
        value={policy.kind}
        options={(Object.keys(SCALING_KINDS) as PolicyKind[]).map((value) => ({
          value,
          label: SCALING_KINDS[value].label,
        }))}
        onChange={(kind) => onChange(policyOf(kind))}
      />
      <Stepper
        isCostly
        label={target}
        labelDetail={unit}
        value={policy.target}
        min={least}
        max={most}
        step={policy.kind === 'requests' ? 20 : policy.kind === 'scheduled' ? 1 : 5}
        onChange={(value) => change({ target: value })}
      />
      {policy.kind !== 'scheduled' && (
        <>
          <Stepper
            isCostly
            label="Cooldown, out"
            labelDetail="s"
            value={policy.scaleOutCooldown}
            max={COOLDOWN_MAX}
            step={COOLDOWN_STEP}
            onChange={(scaleOutCooldown) => change({ scaleOutCooldown })}
          />
          <Stepper
            isCostly
            label="Cooldown, in"
            labelDetail="s"
            value={policy.scaleInCooldown}
            max={COOLDOWN_MAX}
            step={COOLDOWN_STEP}
            onChange={(scaleInCooldown) => change({ scaleInCooldown })}
          />
        </>
      )}
    </>
  )
}
