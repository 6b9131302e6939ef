import type { SubjectRef } from '../../../look/subjectRef.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { Select } from '../../kit/Select.tsx'

/** What every form about a service gets. */
export interface ServiceFormProps {
  readonly world: World
  readonly service: Service
  /** All that may be chosen. */
  readonly services: readonly Service[]
  readonly onClose: () => void
}

interface ServiceFieldProps {
  readonly services: readonly Service[]
  readonly value: string
  readonly onChange: (key: string) => void
}

/** Which service; nothing to choose where there is one. */
export function ServiceField({ services, value, onChange }: ServiceFieldProps) {
  if (services.length < 2) return null
  const options = services.map((one) => ({ value: one.key, label: one.name, detail: one.clusterName }))
  return <Select label="Service" options={options} value={value} onChange={onChange} />
}

/** Those that can still be changed. */
export function activeServices({ services }: World): readonly Service[] {
  return [...services.values()].filter((one) => one.status === 'ACTIVE')
}

/** Those of them whose deployments ECS makes: of others UpdateService takes nothing that a deployment changes (TST-6). */
export function deployedByEcs(world: World): readonly Service[] {
  return activeServices(world).filter(({ controller }) => controller === undefined)
}

/** Whether a thing is a service that ECS deploys. */
export function isDeployedByEcs({ kind, id }: SubjectRef, { services }: World): boolean {
  const service = kind === 'service' ? services.get(id) : undefined
  return service?.status === 'ACTIVE' && service.controller === undefined
}
