import {
  DEPLOYMENT_KINDS,
  WAY_FIELDS,
  type DeploymentKind,
  type DeploymentWay,
} from '../../lessons/deploymentSetting.ts'
import { RadioRows } from '../kit/RadioRows.tsx'
import { Select } from '../kit/Select.tsx'
import { Stepper } from '../kit/Stepper.tsx'
import { Toggle } from '../kit/Toggle.tsx'

interface WayFieldsProps {
  readonly label: string
  readonly way: DeploymentWay
  readonly onChange: (way: DeploymentWay) => void
  /** All kinds in sight, rather than folded. */
  readonly isOpen?: boolean
}

const KINDS = Object.keys(DEPLOYMENT_KINDS) as DeploymentKind[]

/** One way to deploy: of which kind, in what steps, and what watches it. */
export function WayFields({ label, way, onChange, isOpen = false }: WayFieldsProps) {
  const choose = (kind: DeploymentKind): void => onChange(DEPLOYMENT_KINDS[kind].usual)
  return (
    <>
      {isOpen ? (
        <RadioRows
          label={label}
          rows={KINDS.map((value) => ({ value, ...DEPLOYMENT_KINDS[value] }))}
          value={way.kind}
          onChange={choose}
        />
      ) : (
        <Select
          label={label}
          value={way.kind}
          options={KINDS.map((value) => ({ value, label: DEPLOYMENT_KINDS[value].label }))}
          onChange={choose}
        />
      )}
      {WAY_FIELDS.map(({ field, label: name, unit, least, most, step }) => {
        const value = way[field]
        return (
          value !== null && (
            <Stepper
              key={field}
              isCostly
              label={name}
              labelDetail={unit}
              {...{ value, step }}
              min={least}
              max={most}
              onChange={(next) => onChange({ ...way, [field]: next })}
            />
          )
        )
      })}
      {way.kind !== 'rolling' && (
        <Toggle isOn={way.hasAlarms} onChange={(hasAlarms) => onChange({ ...way, hasAlarms })}>
          Alarms on 5xx take it back
        </Toggle>
      )}
    </>
  )
}
