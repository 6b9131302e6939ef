import { useState } from 'react'
import { counted } from '../../../look/numbers.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { deleteServiceAct } from './serviceActs.ts'
import { ServiceField, type ServiceFormProps } from './ServiceField.tsx'

/** Ends a service and its tasks. */
export function DeleteServiceForm({ world, service: first, services, onClose }: ServiceFormProps) {
  const [key, setKey] = useState(first.key)
  const service = world.services.get(key) ?? first
  return (
    <ActForm
      title={`Delete service ${service.name}`}
      submit="Delete"
      tone="trouble"
      acts={[deleteServiceAct(service)]}
      names={{}}
      onClose={onClose}
    >
      {() => (
        <>
          <ServiceField services={services} value={key} onChange={setKey} />
          <p>
            Its {counted(world.liveByService.get(service.key)?.size ?? 0, 'task')} stop, and it is DRAINING until they
            are all STOPPING. Undo takes it back.
          </p>
        </>
      )}
    </ActForm>
  )
}
