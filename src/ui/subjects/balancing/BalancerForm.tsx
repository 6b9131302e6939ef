import { useState } from 'react'
import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm, type RefusalAt } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { classicProblem, KIND_WORDS } from '../../words/balancing/kindWords.ts'
import { ServiceField, type ServiceFormProps } from '../service/ServiceField.tsx'
import { balancerActs, portOf, shareable, type BalancerWanted } from './balancerActs.ts'
import { CHECK_NAMES, HealthCheckFields } from './HealthCheckFields.tsx'
import { newWanted } from './newWanted.ts'

const NAMES = {
  ...CHECK_NAMES,
  name: ['Name', 'LoadBalancerName'],
  port: ['Port', 'Listeners', 'DefaultActions'],
  rule: ['Conditions', 'Priority', 'Actions'],
  container: ['loadBalancers'],
  delay: ['Attributes'],
  grace: ['healthCheckGracePeriodSeconds'],
} as const

type Field = keyof typeof NAMES

const KINDS = [
  { value: 'application', label: 'Application' },
  { value: 'network', label: 'Network' },
  { value: 'classic', label: 'Classic' },
] as const
const NEW = 'new'

interface FieldsProps {
  readonly world: World
  readonly service: Service
  readonly definition: TaskDefinition
  readonly wanted: BalancerWanted
  readonly change: (some: Partial<BalancerWanted>) => void
  readonly refusalAt: RefusalAt<Field>
}

/** Makes a load balancer with all it needs and puts it in front of a service, or puts the service behind one that is there. */
export function BalancerForm({ world, service: first, services, onClose }: ServiceFormProps) {
  const [key, setKey] = useState(first.key)
  const service = world.services.get(key) ?? first
  const definition = world.taskDefinitions.get(service.deployments[0]?.definitionKey ?? '')
  const [wanted, setWanted] = useState<BalancerWanted>(() => newWanted(service, definition, world))
  const change = (some: Partial<BalancerWanted>): void => setWanted({ ...wanted, ...some })
  return (
    <ActForm
      title={`A load balancer in front of ${service.name}`}
      submit="Put in front"
      acts={definition === undefined ? [] : balancerActs(wanted, { world, service, definition })}
      names={NAMES}
      blocked={blockedBy(wanted, service, definition)}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <ServiceField
            services={services}
            value={key}
            onChange={(chosen) => {
              setKey(chosen)
              const next = world.services.get(chosen) ?? first
              const nextDefinition = world.taskDefinitions.get(next.deployments[0]?.definitionKey ?? '')
              setWanted(newWanted(next, nextDefinition, world))
            }}
          />
          {definition !== undefined && <Fields {...{ world, service, definition, wanted, change, refusalAt }} />}
        </>
      )}
    </ActForm>
  )
}

function Fields(props: FieldsProps) {
  const { definition, wanted, change, refusalAt } = props
  const ports = definition.containers.flatMap(({ name, portMappings }) =>
    portMappings.map(({ containerPort }) => ({ name, containerPort })),
  )
  return (
    <>
      <div>
        <Segmented
          label="Kind"
          options={KINDS}
          value={wanted.kind}
          onChange={(kind) => change({ kind, existing: '' })}
        />
        <p className="lab-form__help">{KIND_WORDS[wanted.kind]}</p>
      </div>
      <WhichBalancer {...props} />
      {ports.length > 1 && (
        <Select
          label="Sends to"
          options={ports.map(({ name, containerPort }) => ({
            value: `${name} ${String(containerPort)}`,
            label: `${name}:${String(containerPort)}`,
          }))}
          value={`${wanted.containerName} ${String(wanted.containerPort)}`}
          onChange={(value) => {
            const chosen = ports.find(({ name, containerPort }) => `${name} ${String(containerPort)}` === value)
            if (chosen !== undefined) change({ containerName: chosen.name, containerPort: chosen.containerPort })
          }}
        />
      )}
      <RefusalLine refusal={refusalAt('container')} />
      {wanted.kind === 'application' && <RuleFields {...props} />}
      <HealthCheckFields value={wanted.check} onChange={(check) => change({ check })} refusalAt={refusalAt} />
      <Times {...props} />
    </>
  )
}

function WhichBalancer({ world, wanted, change, refusalAt }: FieldsProps) {
  const there = wanted.kind === 'application' ? shareable(world) : []
  return (
    <>
      {there.length > 0 && (
        <Select
          label="Load balancer"
          options={[
            { value: NEW, label: 'A new one' },
            ...there.map(({ arn, name }) => ({ value: arn, label: name, detail: 'with a rule of its own' })),
          ]}
          value={wanted.existing === '' ? NEW : wanted.existing}
          onChange={(value) => change({ existing: value === NEW ? '' : value })}
        />
      )}
      {wanted.existing === '' && (
        <>
          <TextField
            label="Name"
            isMono
            value={wanted.name}
            onChange={(name) => change({ name })}
            refusal={refusalAt('name')}
          />
          <div>
            <Stepper
              label="Listens at port"
              value={wanted.port}
              min={1}
              max={65_535}
              onChange={(port) => change({ port })}
            />
            <RefusalLine refusal={refusalAt('port')} />
          </div>
        </>
      )}
    </>
  )
}

function RuleFields({ wanted, change, refusalAt }: FieldsProps) {
  return (
    <>
      <TextField
        label="For paths"
        isMono
        placeholder="/api/*"
        value={wanted.path}
        onChange={(path) => change({ path })}
        help="Empty for all. All else is answered with 404."
        refusal={refusalAt('rule')}
      />
      <TextField
        label="For hosts"
        isMono
        placeholder="www.example.com"
        value={wanted.host}
        onChange={(host) => change({ host })}
      />
    </>
  )
}

function Times({ wanted, change, refusalAt }: FieldsProps) {
  return (
    <>
      {wanted.kind !== 'classic' && (
        <div>
          <Stepper
            label="Deregistration delay, in seconds"
            value={wanted.deregistrationDelay}
            max={3_600}
            step={10}
            onChange={(deregistrationDelay) => change({ deregistrationDelay })}
            help="A task that is to stop drains so long, also when nothing is in flight."
          />
          <RefusalLine refusal={refusalAt('delay')} />
        </div>
      )}
      <div>
        <Stepper
          label="Grace period, in seconds"
          value={wanted.gracePeriod}
          max={604_800}
          step={10}
          onChange={(gracePeriod) => change({ gracePeriod })}
          help="ECS overlooks failed checks of a task for so long after its start."
        />
        <RefusalLine refusal={refusalAt('grace')} />
      </div>
    </>
  )
}

/** Why there is nothing to give yet. */
function blockedBy(wanted: BalancerWanted, service: Service, definition: TaskDefinition | undefined): string | null {
  const port = definition === undefined ? undefined : portOf(definition, wanted)
  if (definition === undefined || port === undefined) return 'Its task definition maps no port'
  if (wanted.kind === 'classic') return classicProblem(service, definition, port.hostPort)
  const hasNoRule = wanted.existing !== '' && wanted.path === '' && wanted.host === ''
  return hasNoRule ? 'Give a path or a host: its listener has a default already' : null
}
