import { useState } from 'react'
import { TRAFFIC_CONFIG_NAMES } from '../../../model/world/codeDeploy/trafficConfigs.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Select } from '../../kit/Select.tsx'
import { RevisionField } from '../definition/RevisionField.tsx'
import { ServiceField, type ServiceFormProps } from '../service/ServiceField.tsx'
import { deployActs, groupsOf, keyOf, type DeployWanted } from './codeDeployActs.ts'
import { firstWanted } from './deployWanted.ts'
import { GROUP_NAMES, GroupFields } from './GroupFields.tsx'

const NAMES = {
  ...GROUP_NAMES,
  definition: ['revision'],
  image: ['containerDefinitions'],
  config: ['deploymentConfigName'],
  which: ['deploymentGroupName'],
} as const

const NEW = 'new'
const PREFIX = 'CodeDeployDefault.'

/** A deployment by CodeDeploy: of which revision, under which deployment group, and how traffic is shifted. */
export function DeployForm({ world, service: first, services, onClose }: ServiceFormProps) {
  const [key, setKey] = useState(first.key)
  const service = world.services.get(key) ?? first
  const [wanted, setWanted] = useState<DeployWanted>(() => firstWanted(first, world))
  const change = (some: Partial<DeployWanted>): void => setWanted({ ...wanted, ...some })
  return (
    <ActForm
      title={`Deploy ${service.name} with CodeDeploy`}
      submit="Create deployment"
      acts={deployActs(wanted, service, world)}
      names={NAMES}
      blocked={blockedBy(wanted)}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <ServiceField
            services={services}
            value={key}
            onChange={(chosen) => {
              setKey(chosen)
              setWanted(firstWanted(world.services.get(chosen) ?? first, world))
            }}
          />
          <RevisionField
            world={world}
            current={service.deployments[0]?.definitionKey ?? ''}
            value={wanted}
            onChange={change}
            refusals={{ definition: refusalAt('definition'), image: refusalAt('image') }}
          />
          <div>
            <Select
              label="Deployment configuration"
              options={TRAFFIC_CONFIG_NAMES.map((value) => ({ value, label: value.slice(PREFIX.length) }))}
              value={wanted.configName}
              onChange={(configName) => change({ configName })}
            />
            <RefusalLine refusal={refusalAt('config')} />
          </div>
          <WhichGroup {...{ world, service, wanted, change }} />
          <RefusalLine refusal={refusalAt('which')} />
          {wanted.groupKey === null && (
            <GroupFields
              {...{ world, service, refusalAt }}
              value={wanted.group}
              onChange={(some) => change({ group: { ...wanted.group, ...some } })}
            />
          )}
        </>
      )}
    </ActForm>
  )
}

interface WhichGroupProps {
  readonly world: World
  readonly service: Service
  readonly wanted: DeployWanted
  readonly change: (some: Partial<DeployWanted>) => void
}

/** Which deployment group; nothing to choose where there is none yet. */
function WhichGroup({ world, service, wanted, change }: WhichGroupProps) {
  const groups = groupsOf(world, service)
  if (groups.length === 0) return null
  const chosen = groups.find((one) => keyOf(one) === wanted.groupKey)
  return (
    <div>
      <Select
        label="Deployment group"
        options={[
          ...groups.map((one) => ({ value: keyOf(one), label: one.name, detail: one.applicationName })),
          { value: NEW, label: 'A new one' },
        ]}
        value={wanted.groupKey ?? NEW}
        onChange={(value) => {
          const own = groups.find((one) => keyOf(one) === value)
          change({ groupKey: own === undefined ? null : value, configName: own?.configName ?? wanted.configName })
        }}
      />
      {chosen !== undefined && (
        <p className="lab-form__help">
          Between {chosen.groupNames.join(' and ')}. {chosen.ready.action}; {chosen.original.action}
          {chosen.original.action === 'TERMINATE' && ` after ${String(chosen.original.waitMinutes)} min`}.
        </p>
      )}
    </div>
  )
}

/** Why there is nothing to give yet. */
function blockedBy({ groupKey, group }: DeployWanted): string | null {
  if (groupKey !== null) return null
  const isNamed = group.applicationName.trim() !== '' && group.groupName.trim() !== ''
  return isNamed ? null : 'Name the application and its deployment group'
}
