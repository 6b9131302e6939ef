import { useState } from 'react'
import { clusterOptionsOf } from '../../../model/world/cluster/clusterOptions.ts'
import { FARGATE_PROVIDERS } from '../../../model/world/provider/capacityProvider.ts'
import type { StrategyItem } from '../../../model/world/provider/strategy.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { Toggle } from '../../kit/Toggle.tsx'
import { ServiceField, type ServiceFormProps } from '../service/ServiceField.tsx'
import { putProvidersAct, serviceStrategyAct } from './providerActs.ts'

const BASE_MAX = 100
const WEIGHT_MAX = 1_000

interface StrategyFieldsProps {
  readonly names: readonly string[]
  readonly strategy: readonly StrategyItem[]
  readonly onChange: (strategy: readonly StrategyItem[]) => void
}

/** Base and weight of each provider that takes part. */
function StrategyFields({ names, strategy, onChange }: StrategyFieldsProps) {
  return names.map((name) => {
    const item = strategy.find((one) => one.capacityProvider === name)
    const others = strategy.filter((one) => one.capacityProvider !== name)
    const put = (some: Partial<StrategyItem>): void =>
      onChange(inOrder(names, [...others, { capacityProvider: name, weight: 1, base: 0, ...item, ...some }]))
    return (
      <fieldset key={name} className="shape-group">
        <legend>{name}</legend>
        <Toggle isOn={item !== undefined} onChange={(isOn) => (isOn ? put({}) : onChange(others))}>
          In the strategy
        </Toggle>
        {item !== undefined && (
          <>
            <Stepper label={`Base of ${name}`} value={item.base} max={BASE_MAX} onChange={(base) => put({ base })} />
            <Stepper
              label={`Weight of ${name}`}
              value={item.weight}
              max={WEIGHT_MAX}
              onChange={(weight) => put({ weight })}
            />
          </>
        )}
      </fieldset>
    )
  })
}

function inOrder(names: readonly string[], strategy: readonly StrategyItem[]): readonly StrategyItem[] {
  return strategy.toSorted((a, b) => names.indexOf(a.capacityProvider) - names.indexOf(b.capacityProvider))
}

const CLUSTER_NAMES = { strategy: ['defaultCapacityProviderStrategy', 'capacityProviders'] } as const

interface ClusterStrategyFormProps {
  readonly world: World
  readonly clusterName: string
  readonly onClose: () => void
}

/** The capacity providers of a cluster: every one of the account, and its default strategy. */
export function ClusterStrategyForm({ world, clusterName, onClose }: ClusterStrategyFormProps) {
  const { capacityProviders, defaultStrategy = [] } = clusterOptionsOf(world, clusterName)
  const [strategy, setStrategy] = useState(defaultStrategy)
  const own = [...world.capacityProviders.keys()]
  // None is taken from the cluster by this form: a service might use it.
  const all = [...new Set([...capacityProviders, ...FARGATE_PROVIDERS, ...own])]
  return (
    <ActForm
      title={`Capacity providers of ${clusterName}`}
      submit="Put"
      acts={[putProvidersAct(clusterName, all, strategy)]}
      names={CLUSTER_NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <p className="lab-form__help">
            The default strategy is for tasks and services that name neither a launch type nor a strategy.
          </p>
          <StrategyFields names={all} strategy={strategy} onChange={setStrategy} />
          <RefusalLine refusal={refusalAt('strategy')} />
        </>
      )}
    </ActForm>
  )
}

const SERVICE_NAMES = { strategy: ['capacityProviderStrategy', 'launchType'] } as const

/** By which capacity providers a service starts its tasks; the change begins a new deployment. */
export function ServiceStrategyForm({ world, service: first, services, onClose }: ServiceFormProps) {
  const [key, setKey] = useState(first.key)
  const service = world.services.get(key) ?? first
  const [strategy, setStrategy] = useState<readonly StrategyItem[]>(first.settings.capacityProviderStrategy ?? [])
  const { capacityProviders } = clusterOptionsOf(world, service.clusterName)
  return (
    <ActForm
      title={`Strategy of ${service.name}`}
      submit="Update service"
      acts={strategy.length === 0 ? [] : [serviceStrategyAct(service, strategy)]}
      names={SERVICE_NAMES}
      blocked={strategy.length === 0 ? 'No provider is in the strategy yet' : null}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <ServiceField
            services={services}
            value={key}
            onChange={(chosen) => {
              setKey(chosen)
              setStrategy(world.services.get(chosen)?.settings.capacityProviderStrategy ?? [])
            }}
          />
          {capacityProviders.length === 0 && (
            <p className="lab-form__help">
              Cluster {service.clusterName} has no capacity provider yet: put some on it.
            </p>
          )}
          <StrategyFields names={capacityProviders} strategy={strategy} onChange={setStrategy} />
          <RefusalLine refusal={refusalAt('strategy')} />
        </>
      )}
    </ActForm>
  )
}
