import { useState } from 'react'
import type { Service } from '../../../model/world/service/service.ts'
import {
  CANARY_DEFAULT,
  LINEAR_DEFAULT,
  SHIFTING_STRATEGIES,
} from '../../../model/world/deployment/shifting/strategy.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { Toggle } from '../../kit/Toggle.tsx'
import { strategyText } from '../../words/deployment/shiftNames.ts'
import { ServiceField, type ServiceFormProps } from '../service/ServiceField.tsx'
import { notShiftable, strategyActs, type ShiftWanted } from './shiftActs.ts'

const NAMES = {
  bake: ['deploymentConfiguration', 'bakeTimeInMinutes'],
  balancers: ['loadBalancers'],
} as const

const STRATEGIES = (['ROLLING', ...SHIFTING_STRATEGIES] as const).map((value) => ({
  value,
  label: value === 'ROLLING' ? 'Rolling' : strategyText(value),
}))

const BAKE_MAX = 1_440
const BAKE_STANDARD = 5

/** How a service deploys: task by task, or by shifting traffic at once, in steps or by a canary. */
export function StrategyForm({ world, service: first, services, onClose }: ServiceFormProps) {
  const [key, setKey] = useState(first.key)
  const service = world.services.get(key) ?? first
  const [wanted, setWanted] = useState<ShiftWanted>(() => wantedOf(first))
  const change = (some: Partial<ShiftWanted>): void => setWanted({ ...wanted, ...some })
  const { strategy } = wanted
  const why = notShiftable(world, service, wanted)
  return (
    <ActForm
      title={`Deployment strategy of ${service.name}`}
      submit="Set"
      acts={strategyActs(world, service, wanted)}
      names={NAMES}
      blocked={why}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <ServiceField services={services} value={key} onChange={setKey} />
          <Segmented
            label="Strategy"
            options={STRATEGIES}
            value={strategy}
            onChange={(chosen) => change({ strategy: chosen, ...partsOf(chosen) })}
          />
          <RefusalLine refusal={refusalAt('balancers')} />
          {(strategy === 'LINEAR' || strategy === 'CANARY') && <PartFields {...{ wanted, change }} />}
          {strategy !== 'ROLLING' && (
            <>
              <div>
                <Stepper
                  label="Bake time, minutes"
                  value={wanted.bakeMinutes}
                  max={BAKE_MAX}
                  onChange={(bakeMinutes) => change({ bakeMinutes })}
                  help="Both revisions run on for so long: until then it can be taken back."
                />
                <RefusalLine refusal={refusalAt('bake')} />
              </div>
              <Toggle isOn={wanted.hasPause} onChange={(hasPause) => change({ hasPause })}>
                Pause after test traffic is shifted
              </Toggle>
            </>
          )}
        </>
      )}
    </ActForm>
  )
}

interface PartFieldsProps {
  readonly wanted: ShiftWanted
  readonly change: (some: Partial<ShiftWanted>) => void
}

function PartFields({ wanted, change }: PartFieldsProps) {
  const isLinear = wanted.strategy === 'LINEAR'
  return (
    <>
      <Stepper
        label={isLinear ? 'Percent a step' : 'Percent of the canary'}
        value={wanted.percent}
        min={isLinear ? 3 : 1}
        max={100}
        onChange={(percent) => change({ percent })}
      />
      <Stepper
        label={isLinear ? 'Minutes between steps' : 'Minutes of the canary'}
        value={wanted.stepBakeMinutes}
        max={BAKE_MAX}
        onChange={(stepBakeMinutes) => change({ stepBakeMinutes })}
      />
    </>
  )
}

function partsOf(strategy: ShiftWanted['strategy']): Pick<ShiftWanted, 'percent' | 'stepBakeMinutes'> {
  return strategy === 'CANARY'
    ? { percent: CANARY_DEFAULT.canaryPercent, stepBakeMinutes: CANARY_DEFAULT.canaryBakeTimeInMinutes }
    : { percent: LINEAR_DEFAULT.stepPercent, stepBakeMinutes: LINEAR_DEFAULT.stepBakeTimeInMinutes }
}

function wantedOf({ settings }: Service): ShiftWanted {
  const { shifting, bakeTimeInMinutes } = settings
  const { linearConfiguration: linear, canaryConfiguration: canary } = shifting ?? {}
  const strategy = shifting?.strategy ?? 'ROLLING'
  return {
    strategy,
    bakeMinutes: shifting === undefined ? BAKE_STANDARD : bakeTimeInMinutes,
    ...partsOf(strategy),
    ...(linear !== undefined && { percent: linear.stepPercent, stepBakeMinutes: linear.stepBakeTimeInMinutes }),
    ...(canary !== undefined && { percent: canary.canaryPercent, stepBakeMinutes: canary.canaryBakeTimeInMinutes }),
    hasPause: shifting?.lifecycleHooks.some(({ targetType }) => targetType === 'PAUSE') === true,
  }
}
