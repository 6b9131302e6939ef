import { useState } from 'react'
import { ADJUSTMENT_TYPES, type AdjustmentType } from '../../../model/world/scaling/arithmetic.ts'
import { COOLDOWN_SECONDS } from '../../../model/world/scaling/scalingPolicy.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { Toggle } from '../../kit/Toggle.tsx'
import { ServiceField, type ServiceFormProps } from '../service/ServiceField.tsx'
import { groupOf } from './requestsLabel.ts'
import { scalingActs, type ScalingWanted } from './scalingActs.ts'

const NAMES = {
  min: ['MinCapacity'],
  max: ['MaxCapacity'],
  schedule: ['Schedule'],
  timezone: ['Timezone'],
} as const

const KINDS = [
  { value: 'tracking', label: 'Target' },
  { value: 'step', label: 'Steps' },
  { value: 'scheduled', label: 'Schedule' },
] as const

const METRICS = [
  { value: 'ECSServiceAverageCPUUtilization', label: 'CPU' },
  { value: 'ECSServiceAverageMemoryUtilization', label: 'Memory' },
  { value: 'ALBRequestCountPerTarget', label: 'Requests' },
] as const

const ADJUSTMENTS = ADJUSTMENT_TYPES.map((value) => ({ value, label: value }))
const COUNT_MAX = 5_000

/** Minimum and maximum of a service, and one policy or schedule between them. */
export function ScalingForm({ world, service: first, services, onClose }: ServiceFormProps) {
  const [key, setKey] = useState(first.key)
  const service = world.services.get(key) ?? first
  const [wanted, setWanted] = useState<ScalingWanted>(() => wantedOf(first, world))
  const change = (some: Partial<ScalingWanted>): void => setWanted({ ...wanted, ...some })
  return (
    <ActForm
      title={`Auto scaling of ${service.name}`}
      submit="Set"
      acts={scalingActs(world, service, wanted)}
      names={NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <ServiceField services={services} value={key} onChange={setKey} />
          <div>
            <Stepper label="Minimum" value={wanted.min} max={wanted.max} onChange={(min) => change({ min })} />
            <RefusalLine refusal={refusalAt('min')} />
          </div>
          <div>
            <Stepper
              label="Maximum"
              value={wanted.max}
              min={wanted.min}
              max={COUNT_MAX}
              onChange={(max) => change({ max })}
            />
            <RefusalLine refusal={refusalAt('max')} />
          </div>
          <Segmented label="By" options={KINDS} value={wanted.kind} onChange={(kind) => change({ kind })} />
          {wanted.kind === 'tracking' && (
            <TrackingFields {...{ wanted, change }} hasRequests={groupOf(world, service) !== null} />
          )}
          {wanted.kind === 'step' && <StepFields {...{ wanted, change }} />}
          {wanted.kind === 'scheduled' && (
            <>
              <TextField
                label="Schedule"
                isMono
                value={wanted.schedule}
                onChange={(schedule) => change({ schedule })}
                help="at(2026-01-01T08:00:00), rate(1 hour) or cron(0 8 ? * MON-FRI *)"
                refusal={refusalAt('schedule')}
              />
              <TextField
                label="Time zone"
                isMono
                value={wanted.timezone}
                onChange={(timezone) => change({ timezone })}
                help="UTC, or Europe/Berlin, America/New_York: its clocks are followed into summer and back"
                refusal={refusalAt('timezone')}
              />
              <Stepper
                label="Minimum from then on"
                value={wanted.scheduledMin}
                max={wanted.scheduledMax}
                onChange={(scheduledMin) => change({ scheduledMin })}
              />
              <Stepper
                label="Maximum from then on"
                value={wanted.scheduledMax}
                min={wanted.scheduledMin}
                max={COUNT_MAX}
                onChange={(scheduledMax) => change({ scheduledMax })}
              />
            </>
          )}
        </>
      )}
    </ActForm>
  )
}

interface FieldsProps {
  readonly wanted: ScalingWanted
  readonly change: (some: Partial<ScalingWanted>) => void
}

function TrackingFields({ wanted, change, hasRequests }: FieldsProps & { readonly hasRequests: boolean }) {
  const metrics = hasRequests ? METRICS : METRICS.slice(0, 2)
  const isCount = wanted.metric === 'ALBRequestCountPerTarget'
  return (
    <>
      <Segmented label="Metric" options={metrics} value={wanted.metric} onChange={(metric) => change({ metric })} />
      <Stepper
        label={isCount ? 'Target, requests per target a minute' : 'Target, in percent'}
        value={wanted.target}
        min={1}
        max={1_000_000}
        step={isCount ? 100 : 5}
        onChange={(target) => change({ target })}
      />
      <Stepper
        label="Scale-out cooldown, in seconds"
        value={wanted.outSeconds}
        max={86_400}
        step={30}
        onChange={(outSeconds) => change({ outSeconds })}
      />
      <Stepper
        label="Scale-in cooldown, in seconds"
        value={wanted.inSeconds}
        max={86_400}
        step={30}
        onChange={(inSeconds) => change({ inSeconds })}
      />
      <Toggle isOn={wanted.disableScaleIn} onChange={(disableScaleIn) => change({ disableScaleIn })}>
        Never scale in
      </Toggle>
    </>
  )
}

function StepFields({ wanted, change }: FieldsProps) {
  return (
    <>
      <Select
        label="Adjustment"
        options={ADJUSTMENTS}
        value={wanted.adjustmentType}
        onChange={(adjustmentType: AdjustmentType) => change({ adjustmentType })}
      />
      <Stepper label="From the threshold on" value={wanted.near} max={1_000} onChange={(near) => change({ near })} />
      <Stepper
        label="Second step, above the threshold by"
        value={wanted.farther}
        min={1}
        max={1_000}
        step={5}
        onChange={(farther) => change({ farther })}
      />
      <Stepper label="In the second step" value={wanted.far} max={1_000} onChange={(far) => change({ far })} />
      <Stepper
        label="Cooldown, in seconds"
        value={wanted.outSeconds}
        max={86_400}
        step={30}
        onChange={(outSeconds) => change({ outSeconds })}
        help="An alarm has to name the policy: the inspector of the service makes one."
      />
    </>
  )
}

/** As it is registered, or from one to three times what it wants. */
function wantedOf({ key, desiredCount }: Service, { scalableTargets }: World): ScalingWanted {
  const target = scalableTargets.get(key)
  const min = target?.min ?? Math.min(1, desiredCount)
  const max = target?.max ?? Math.max(3 * desiredCount, 3)
  return {
    min,
    max,
    kind: 'tracking',
    metric: 'ECSServiceAverageCPUUtilization',
    target: 60,
    outSeconds: COOLDOWN_SECONDS,
    inSeconds: COOLDOWN_SECONDS,
    disableScaleIn: false,
    adjustmentType: 'ChangeInCapacity',
    near: 1,
    farther: 20,
    far: 2,
    schedule: 'cron(0 8 ? * MON-FRI *)',
    timezone: 'UTC',
    scheduledMin: min + 1,
    scheduledMax: max + 1,
  }
}
