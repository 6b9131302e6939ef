import { useState } from 'react'
import type { Service } from '../../../model/world/service/service.ts'
import { computedDesiredCount } from '../../../model/world/taskSet/taskSet.ts'
import type { World } from '../../../model/world/world.ts'
import { counted } from '../../../look/numbers.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { firstPort } from '../balancing/behindInput.ts'
import { RevisionField } from '../definition/RevisionField.tsx'
import { nextRevision } from '../definition/revisionWanted.ts'
import { groupsFor } from '../service/frontActs.ts'
import { ServiceField, type ServiceFormProps } from '../service/ServiceField.tsx'
import { LaunchTypeField } from '../task/LaunchTypeField.tsx'
import { createTaskSetActs, definitionOf, runningKey, type TaskSetWanted } from './taskSetActs.ts'

const NAMES = {
  definition: ['taskDefinition', 'networkConfiguration'],
  image: ['containerDefinitions'],
  launchType: ['launchType'],
  scale: ['scale'],
  group: ['loadBalancers'],
} as const

const NONE = 'none'

/** A task set of a service whose deployments an external controller makes. */
export function CreateTaskSetForm({ world, service: first, services, onClose }: ServiceFormProps) {
  const [key, setKey] = useState(first.key)
  const service = world.services.get(key) ?? first
  const [wanted, setWanted] = useState<TaskSetWanted>(() => firstWanted(first, world))
  const change = (some: Partial<TaskSetWanted>): void => setWanted({ ...wanted, ...some })
  const definition = definitionOf(wanted, service, world)
  const groups = definition === undefined || firstPort(definition) === undefined ? [] : groupsFor(definition, world)
  return (
    <ActForm
      title={`Create a task set of ${service.name}`}
      submit="Create task set"
      acts={createTaskSetActs(wanted, service, world)}
      names={NAMES}
      blocked={definition === undefined ? 'Register a task definition first' : null}
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
            current={runningKey(service, world)}
            value={wanted}
            onChange={(some) => change({ ...some, targetGroupArn: '' })}
            refusals={{ definition: refusalAt('definition'), image: refusalAt('image') }}
          />
          <LaunchTypeField
            value={wanted.launchType}
            onChange={(launchType) => change({ launchType })}
            refusal={refusalAt('launchType')}
          />
          <ScaleField
            service={service}
            value={wanted.scalePercent}
            onChange={(scalePercent) => change({ scalePercent })}
          />
          <RefusalLine refusal={refusalAt('scale')} />
          {groups.length > 0 && (
            <Select
              label="Target group"
              options={[
                { value: NONE, label: 'None' },
                ...groups.map(({ arn, name }) => ({ value: arn, label: name })),
              ]}
              value={wanted.targetGroupArn === '' ? NONE : wanted.targetGroupArn}
              onChange={(arn) => change({ targetGroupArn: arn === NONE ? '' : arn })}
            />
          )}
          <RefusalLine refusal={refusalAt('group')} />
        </>
      )}
    </ActForm>
  )
}

interface ScaleFieldProps {
  readonly service: Service
  readonly value: number
  readonly onChange: (percent: number) => void
}

/** How many percent of the desired count, and what that comes to (TST-2). */
export function ScaleField({ service: { desiredCount }, value, onChange }: ScaleFieldProps) {
  const tasks = computedDesiredCount(desiredCount, { scalePercent: value })
  return (
    <Stepper
      label="Scale, percent of the desired count"
      value={value}
      max={100}
      step={10}
      onChange={onChange}
      help={`${String(value)} % of ${String(desiredCount)}, rounded up: ${counted(tasks, 'task')}`}
    />
  )
}

function firstWanted(service: Service, world: World): TaskSetWanted {
  const current = runningKey(service, world)
  // The first is of what is there; the next mostly of what comes.
  const revision =
    service.deployments.length === 0 ? { taskDefinition: current, image: null } : nextRevision(current, world)
  const definition = world.taskDefinitions.get(current)
  return {
    ...revision,
    launchType: definition?.requiresCompatibilities[0] ?? 'EC2',
    scalePercent: 100,
    targetGroupArn: '',
  }
}
