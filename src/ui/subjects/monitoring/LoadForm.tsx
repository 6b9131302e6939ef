import { useState } from 'react'
import { LOAD_SHAPES, type LoadShape } from '../../../model/world/monitoring/load.ts'
import type { Service } from '../../../model/world/service/service.ts'
import { reservationOf } from '../../../model/world/definition/taskDefinition.ts'
import type { World } from '../../../model/world/world.ts'
import { Segmented } from '../../kit/Segmented.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { grouped } from '../../../look/numbers.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { hasPeriod, setLoadAct, type LoadWanted } from './loadActs.ts'
import { ServiceField, type ServiceFormProps } from '../service/ServiceField.tsx'

const NAMES = { base: ['baseCpuUnits'], peak: ['peakCpuUnits'], period: ['periodSeconds'] } as const
const DEMAND_MAX = 10_240_000
const DEMAND_STEP = 128
const PERIOD_MAX = 604_800
const PERIOD_STEP = 30

const SHAPE_LABELS: Readonly<Record<LoadShape, string>> = {
  constant: 'Constant',
  step: 'Step',
  ramp: 'Ramp',
  sine: 'Sine',
  spike: 'Spike',
}

const PERIOD_LABELS = {
  ramp: 'Climbs for, in seconds',
  sine: 'Period, in seconds',
  spike: 'Lasts, in seconds',
} as const

/** The demand on a service over time, from now on. */
export function LoadForm({ world, service: first, services, onClose }: ServiceFormProps) {
  const [key, setKey] = useState(first.key)
  const service = world.services.get(key) ?? first
  const [wanted, setWanted] = useState<LoadWanted>(() => loadOf(first, world))
  const change = (some: Partial<LoadWanted>): void => setWanted({ ...wanted, ...some })
  const { shape } = wanted
  return (
    <ActForm
      title={`Load on ${service.name}`}
      submit="Set"
      acts={[setLoadAct(service, wanted)]}
      names={NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <ServiceField services={services} value={key} onChange={setKey} />
          <Segmented
            label="Shape"
            options={LOAD_SHAPES.map((value) => ({ value, label: SHAPE_LABELS[value] }))}
            value={shape}
            onChange={(next) => change({ shape: next })}
          />
          {shape !== 'constant' && (
            <div>
              <Stepper
                label="Base, in CPU units"
                value={wanted.baseCpuUnits}
                max={DEMAND_MAX}
                step={DEMAND_STEP}
                onChange={(baseCpuUnits) => change({ baseCpuUnits })}
              />
              <RefusalLine refusal={refusalAt('base')} />
            </div>
          )}
          <div>
            <Stepper
              label={shape === 'constant' ? 'Demand, in CPU units' : 'Peak, in CPU units'}
              value={wanted.peakCpuUnits}
              max={DEMAND_MAX}
              step={DEMAND_STEP}
              onChange={(peakCpuUnits) => change({ peakCpuUnits })}
              help={`${service.name} reserves ${grouped(reservedBy(service, world))} CPU units; 1,024 are one vCPU.`}
            />
            <RefusalLine refusal={refusalAt('peak')} />
          </div>
          {hasPeriod(shape) && (
            <div>
              <Stepper
                label={PERIOD_LABELS[shape as keyof typeof PERIOD_LABELS]}
                value={wanted.periodSeconds}
                min={2}
                max={PERIOD_MAX}
                step={PERIOD_STEP}
                onChange={(periodSeconds) => change({ periodSeconds })}
              />
              <RefusalLine refusal={refusalAt('period')} />
            </div>
          )}
        </>
      )}
    </ActForm>
  )
}

/** As it is, or half of what the service reserves. */
function loadOf(service: Service, world: World): LoadWanted {
  const { load } = service
  const reserved = reservedBy(service, world)
  return {
    shape: load?.shape ?? 'constant',
    baseCpuUnits: load?.baseCpuUnits ?? Math.round(reserved / 4),
    peakCpuUnits: load?.peakCpuUnits ?? Math.round(reserved / 2),
    periodSeconds: load === null ? 600 : Math.round(load.periodMs / 1_000),
  }
}

function reservedBy(service: Service, world: World): number {
  const definition = world.taskDefinitions.get(service.deployments[0]?.definitionKey ?? '')
  return definition === undefined ? 0 : reservationOf(definition).cpuUnits * service.desiredCount
}
