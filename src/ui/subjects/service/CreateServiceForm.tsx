import { useState } from 'react'
import { definitionKey } from '../../../model/world/definition/taskDefinition.ts'
import { FRESH_SETTINGS } from '../../../model/world/service/settings.ts'
import { DESIRED_COUNT_MAX } from '../../../model/world/labLimits.ts'
import type { World } from '../../../model/world/world.ts'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { ActForm } from '../../acts/ActForm.tsx'
import { ClusterField, firstCluster } from '../cluster/ClusterField.tsx'
import { activeDefinitions } from '../definition/definitionActs.ts'
import { DefinitionField } from '../definition/DefinitionField.tsx'
import { ALARM_PATHS, AlarmFields, alarmsBlocked, watchOf } from '../deployment/AlarmFields.tsx'
import { BREAKER_PATH, BreakerFields } from '../deployment/BreakerFields.tsx'
import { PercentFields } from '../deployment/PercentFields.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { MemberOfField } from '../placement/MemberOfField.tsx'
import { PLACEMENT_IDS, PLACEMENTS } from '../placement/placements.ts'
import { createServiceAct, type ServiceWanted } from './serviceActs.ts'

const NAMES = {
  name: ['serviceName'],
  definition: ['taskDefinition', 'networkConfiguration'],
  launchType: ['launchType'],
  desired: ['desiredCount'],
  breaker: [BREAKER_PATH],
  alarms: ALARM_PATHS,
  placement: ['placementStrategy'],
  memberOf: ['placementConstraints'],
} as const

/** A service of a definition that is registered. */
export function CreateServiceForm({ world, onClose }: { readonly world: World; readonly onClose: () => void }) {
  const definitions = activeDefinitions(world)
  const [wanted, setWanted] = useState<ServiceWanted | null>(() => firstWanted(world))
  if (wanted === null) return null
  const change = (some: Partial<ServiceWanted>): void => setWanted({ ...wanted, ...some })
  return (
    <ActForm
      title="Create service"
      submit="Create"
      acts={[createServiceAct(wanted)]}
      names={NAMES}
      blocked={wanted.serviceName.trim() === '' ? 'Name the service' : alarmsBlocked(wanted.watch)}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <ClusterField world={world} value={wanted.clusterName} onChange={(clusterName) => change({ clusterName })} />
          <TextField
            label="Service name"
            isMono
            value={wanted.serviceName}
            onChange={(serviceName) => change({ serviceName })}
            refusal={refusalAt('name')}
          />
          <div>
            <DefinitionField
              definitions={definitions}
              value={definitionKey(wanted.definition)}
              onChange={(key) => change({ definition: world.taskDefinitions.get(key) ?? wanted.definition })}
            />
            <RefusalLine refusal={refusalAt('definition')} />
          </div>
          <div>
            <Segmented
              label="Launch type"
              options={[
                { value: 'EC2', label: 'EC2' },
                { value: 'FARGATE', label: 'Fargate' },
              ]}
              value={wanted.launchType}
              onChange={(launchType) => change({ launchType })}
            />
            <RefusalLine refusal={refusalAt('launchType')} />
          </div>
          <div>
            <Stepper
              label="Desired count"
              value={wanted.desiredCount}
              max={DESIRED_COUNT_MAX}
              onChange={(desiredCount) => change({ desiredCount })}
            />
            <RefusalLine refusal={refusalAt('desired')} />
          </div>
          <PercentFields {...wanted} onChange={(percents) => change({ percents })} />
          <BreakerFields {...wanted} onChange={(breaker) => change({ breaker })} refusal={refusalAt('breaker')} />
          <AlarmFields
            world={world}
            wanted={wanted.watch}
            hasBake
            onChange={(watch) => change({ watch })}
            refusal={refusalAt('alarms')}
          />
          {wanted.launchType === 'EC2' && (
            <>
              <div>
                <Select
                  label="Placement"
                  options={PLACEMENT_IDS.map((id) => ({ value: id, label: PLACEMENTS[id].label }))}
                  value={wanted.placement}
                  onChange={(placement) => change({ placement })}
                />
                <RefusalLine refusal={refusalAt('placement')} />
              </div>
              <MemberOfField
                value={wanted.memberOf}
                onChange={(memberOf) => change({ memberOf })}
                refusal={refusalAt('memberOf')}
              />
            </>
          )}
        </>
      )}
    </ActForm>
  )
}

function firstWanted(world: World): ServiceWanted | null {
  const definition = activeDefinitions(world)[0]
  if (definition === undefined) return null
  const clusterName = firstCluster(world)
  return {
    clusterName,
    serviceName: freeName(definition.family, clusterName, world),
    definition,
    desiredCount: 4,
    launchType: definition.requiresCompatibilities[0] ?? 'EC2',
    percents: { minimumHealthyPercent: 100, maximumPercent: 200 },
    breaker: FRESH_SETTINGS.deploymentCircuitBreaker,
    watch: watchOf(FRESH_SETTINGS),
    placement: 'default',
    memberOf: '',
  }
}

function freeName(wanted: string, clusterName: string, { services }: World): string {
  let name = wanted
  for (let number = 2; services.has(`${clusterName}/${name}`); number++) name = `${wanted}-${String(number)}`
  return name
}
