import { useState } from 'react'
import { definitionKey } from '../../../model/world/definition/taskDefinition.ts'
import { FRESH_SETTINGS } from '../../../model/world/service/settings.ts'
import { DESIRED_COUNT_MAX } from '../../../model/world/labLimits.ts'
import type { World } from '../../../model/world/world.ts'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { ActForm, type RefusalAt } from '../../acts/ActForm.tsx'
import { firstPort } from '../balancing/behindInput.ts'
import { ClusterField, firstCluster } from '../cluster/ClusterField.tsx'
import { activeDefinitions } from '../definition/definitionActs.ts'
import { DefinitionField } from '../definition/DefinitionField.tsx'
import { ALARM_PATHS, AlarmFields, alarmsBlocked, watchOf } from '../deployment/AlarmFields.tsx'
import { BREAKER_PATH, BreakerFields } from '../deployment/BreakerFields.tsx'
import { PercentFields } from '../deployment/PercentFields.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { LaunchTypeField } from '../task/LaunchTypeField.tsx'
import { MemberOfField } from '../placement/MemberOfField.tsx'
import { PLACEMENT_IDS, PLACEMENTS } from '../placement/placements.ts'
import { NEW_FRONT } from './frontActs.ts'
import { FrontFields } from './FrontFields.tsx'
import { createServiceActs, type ServiceWanted } from './serviceActs.ts'

const NAMES = {
  name: ['serviceName'],
  definition: ['taskDefinition', 'networkConfiguration'],
  launchType: ['launchType'],
  desired: ['desiredCount'],
  breaker: [BREAKER_PATH],
  alarms: ALARM_PATHS,
  controller: ['deploymentController'],
  front: ['loadBalancers', 'Name', 'Port', 'Listeners', 'DefaultActions'],
  placement: ['placementStrategy'],
  memberOf: ['placementConstraints'],
} as const

const CONTROLLERS = [
  { value: 'ECS', label: 'ECS' },
  { value: 'CODE_DEPLOY', label: 'CodeDeploy' },
  { value: 'EXTERNAL', label: 'External' },
] as const

const CONTROLLER_NOTES: Readonly<Record<ServiceWanted['controller'], string>> = {
  ECS: 'ECS deploys it: rolling, blue/green, linear or canary.',
  CODE_DEPLOY: 'CODE_DEPLOY: each deployment makes a second task set, and CodeDeploy shifts traffic to it.',
  EXTERNAL: 'EXTERNAL: it has task sets, which you make. Nothing runs until there is one.',
}

/** A service of a definition that is registered. */
export function CreateServiceForm({ world, onClose }: { readonly world: World; readonly onClose: () => void }) {
  const [wanted, setWanted] = useState<ServiceWanted | null>(() => firstWanted(world))
  if (wanted === null) return null
  const change = (some: Partial<ServiceWanted>): void => setWanted({ ...wanted, ...some })
  const { controller } = wanted
  return (
    <ActForm
      title="Create service"
      submit="Create"
      acts={createServiceActs(wanted, world)}
      names={NAMES}
      blocked={blockedBy(wanted)}
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
            <Segmented
              label="Deployment controller"
              options={CONTROLLERS}
              value={controller}
              onChange={(chosen) => change({ controller: chosen })}
            />
            <p className="lab-form__help">{CONTROLLER_NOTES[controller]}</p>
            <RefusalLine refusal={refusalAt('controller')} />
          </div>
          {controller !== 'EXTERNAL' && <TaskFields {...{ world, wanted, change, refusalAt }} />}
          <div>
            <Stepper
              label="Desired count"
              value={wanted.desiredCount}
              max={DESIRED_COUNT_MAX}
              onChange={(desiredCount) => change({ desiredCount })}
            />
            <RefusalLine refusal={refusalAt('desired')} />
          </div>
          {controller === 'ECS' && <RollingFields {...{ world, wanted, change, refusalAt }} />}
          {controller === 'CODE_DEPLOY' && (
            <FrontFields
              world={world}
              definition={wanted.definition}
              value={wanted.front}
              onChange={(front) => change({ front })}
              refusal={refusalAt('front')}
            />
          )}
          {(wanted.launchType === 'EC2' || controller === 'EXTERNAL') && (
            <PlacementFields {...{ world, wanted, change, refusalAt }} />
          )}
        </>
      )}
    </ActForm>
  )
}

interface FieldsProps {
  readonly world: World
  readonly wanted: ServiceWanted
  readonly change: (some: Partial<ServiceWanted>) => void
  readonly refusalAt: RefusalAt<keyof typeof NAMES>
}

/** What its tasks are of, and what they run on. */
function TaskFields({ world, wanted, change, refusalAt }: FieldsProps) {
  return (
    <>
      <div>
        <DefinitionField
          definitions={activeDefinitions(world)}
          value={definitionKey(wanted.definition)}
          onChange={(key) =>
            change({ definition: world.taskDefinitions.get(key) ?? wanted.definition, front: NEW_FRONT })
          }
        />
        <RefusalLine refusal={refusalAt('definition')} />
      </div>
      <LaunchTypeField
        value={wanted.launchType}
        onChange={(launchType) => change({ launchType })}
        refusal={refusalAt('launchType')}
      />
    </>
  )
}

/** How ECS replaces tasks, and what makes it stop. */
function RollingFields({ world, wanted, change, refusalAt }: FieldsProps) {
  return (
    <>
      <PercentFields {...wanted} onChange={(percents) => change({ percents })} />
      <BreakerFields {...wanted} onChange={(breaker) => change({ breaker })} refusal={refusalAt('breaker')} />
      <AlarmFields
        world={world}
        wanted={wanted.watch}
        hasBake
        onChange={(watch) => change({ watch })}
        refusal={refusalAt('alarms')}
      />
    </>
  )
}

function PlacementFields({ wanted, change, refusalAt }: FieldsProps) {
  return (
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
  )
}

/** Why there is nothing to give yet. */
function blockedBy({ serviceName, controller, watch, definition }: ServiceWanted): string | null {
  if (serviceName.trim() === '') return 'Name the service'
  if (controller === 'ECS') return alarmsBlocked(watch)
  return controller === 'CODE_DEPLOY' && firstPort(definition) === undefined
    ? 'Its task definition maps no port to send to'
    : null
}

function firstWanted(world: World): ServiceWanted | null {
  const definition = activeDefinitions(world)[0]
  if (definition === undefined) return null
  const clusterName = firstCluster(world)
  return {
    controller: 'ECS',
    front: NEW_FRONT,
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
