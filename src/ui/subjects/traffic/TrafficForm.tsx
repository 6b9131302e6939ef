import { useState } from 'react'
import { TRAFFIC_SHAPES, type TrafficShape } from '../../../model/world/traffic/curve.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { ServiceField, type ServiceFormProps } from '../service/ServiceField.tsx'
import { DrawnCurve } from './DrawnCurve.tsx'
import { hasBase, hasPeriod, setTrafficAct, type TrafficWanted } from './trafficActs.ts'
import { aimsOf, type AimChoice } from './trafficAims.ts'
import { wantedFrom } from './trafficWanted.ts'

const NAMES = {
  aim: ['listenerArn', 'service', 'loadBalancerName'],
  base: ['baseRequestsPerSecond'],
  peak: ['peakRequestsPerSecond'],
  period: ['periodSeconds'],
  points: ['points'],
  cost: ['cpuMillisecondsPerRequest', 'memoryMibPerRequest'],
} as const
const RATE_MAX = 1_000_000
const WEEK_SECONDS = 604_800

const SHAPE_LABELS: Readonly<Record<TrafficShape, string>> = {
  constant: 'Constant',
  step: 'Step',
  ramp: 'Ramp',
  sine: 'Sine',
  spike: 'Spike',
  day: 'A day',
  points: 'Drawn or pasted',
}

const PERIOD_LABELS: Readonly<Partial<Record<TrafficShape, string>>> = {
  ramp: 'Climbs for, in seconds',
  sine: 'Period, in seconds',
  spike: 'Lasts, in seconds',
  day: 'The day lasts, in seconds',
}

/** Requests to a service over time, from now on (TRF-1). */
export function TrafficForm({ world, service: first, services, onClose }: ServiceFormProps) {
  const [serviceKey, setServiceKey] = useState(first.key)
  const service = world.services.get(serviceKey) ?? first
  const aims = aimsOf(world, service)
  const [wanted, setWanted] = useState<TrafficWanted>(() => wantedFrom(world, aims))
  const change = (some: Partial<TrafficWanted>): void => setWanted({ ...wanted, ...some })
  const aim = aims.find(({ aim: one }) => sameAim(one, wanted.aim)) ?? aims[0]
  const { shape } = wanted
  return (
    <ActForm
      title={`Traffic to ${service.name}`}
      submit="Send"
      acts={[setTrafficAct(wanted)]}
      names={NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <ServiceField
            services={services}
            value={serviceKey}
            onChange={(key) => {
              setServiceKey(key)
              const next = world.services.get(key)
              if (next !== undefined) setWanted(wantedFrom(world, aimsOf(world, next)))
            }}
          />
          <Select
            label="Through"
            options={aims.map(({ key, label, detail }) => ({ value: key, label, detail }))}
            value={aim?.key ?? ''}
            onChange={(key) => change({ aim: aims.find((one) => one.key === key)?.aim ?? wanted.aim })}
          />
          <RefusalLine refusal={refusalAt('aim')} />
          <Select
            label="Shape"
            options={TRAFFIC_SHAPES.map((value) => ({ value, label: SHAPE_LABELS[value] }))}
            value={shape}
            onChange={(next) => change({ shape: next as TrafficShape })}
          />
          {shape === 'points' ? (
            <DrawnCurve points={wanted.points} onChange={(points) => change({ points })} />
          ) : (
            <Rates wanted={wanted} onChange={change} />
          )}
          {(['base', 'peak', 'period', 'points', 'cost'] as const).map((field) => (
            <RefusalLine key={field} refusal={refusalAt(field)} />
          ))}
          <Stepper
            label="CPU a request, in ms of one vCPU"
            value={wanted.cpuMs}
            min={1}
            max={60_000}
            step={5}
            onChange={(cpuMs) => change({ cpuMs })}
            help={`One vCPU answers ${String(Math.floor(1_000 / wanted.cpuMs))} such requests a second at most.`}
          />
          <Stepper
            label="Memory a request holds, in MiB"
            value={wanted.memoryMib}
            max={10_240}
            onChange={(memoryMib) => change({ memoryMib })}
            help="While it is in flight."
          />
        </>
      )}
    </ActForm>
  )
}

interface RatesProps {
  readonly wanted: TrafficWanted
  readonly onChange: (some: Partial<TrafficWanted>) => void
}

function Rates({ wanted, onChange }: RatesProps) {
  const { shape, basePerSecond, peakPerSecond, periodSeconds } = wanted
  return (
    <>
      {hasBase(shape) && (
        <Stepper
          label="Least, in requests a second"
          value={basePerSecond}
          max={RATE_MAX}
          step={10}
          onChange={(next) => onChange({ basePerSecond: next })}
        />
      )}
      <Stepper
        label={hasBase(shape) ? 'Most, in requests a second' : 'Requests a second'}
        value={peakPerSecond}
        max={RATE_MAX}
        step={10}
        onChange={(next) => onChange({ peakPerSecond: next })}
        {...(!hasBase(shape) && { help: '0 ends the traffic.' })}
      />
      {hasPeriod(shape) && (
        <Stepper
          label={PERIOD_LABELS[shape] ?? ''}
          value={periodSeconds}
          min={2}
          max={WEEK_SECONDS}
          step={30}
          onChange={(next) => onChange({ periodSeconds: next })}
        />
      )}
    </>
  )
}

function sameAim(one: AimChoice['aim'], other: AimChoice['aim']): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
