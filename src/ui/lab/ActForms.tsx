import type { World } from '../../model/world/world.ts'
import type { OpenForm } from './useLabDesk.ts'
import { AddInstancesForm } from '../subjects/capacity/AddInstancesForm.tsx'
import { CapacityForm } from '../subjects/capacity/CapacityForm.tsx'
import { CreateServiceForm } from '../subjects/service/CreateServiceForm.tsx'
import { DeleteServiceForm } from '../subjects/service/DeleteServiceForm.tsx'
import { LoadForm } from '../subjects/monitoring/LoadForm.tsx'
import { RegisterForm } from '../subjects/definition/RegisterForm.tsx'
import { RunTaskForm } from '../subjects/task/RunTaskForm.tsx'
import { activeServices } from '../subjects/service/ServiceField.tsx'
import { UpdateServiceForm } from '../subjects/service/UpdateServiceForm.tsx'
import { AnyOperationForm } from '../acts/AnyOperationForm.tsx'

interface ActFormsProps {
  readonly open: OpenForm | null
  readonly world: World
  readonly onClose: () => void
}

const OF_WORLD = {
  addInstances: AddInstancesForm,
  setCapacity: CapacityForm,
  registerDefinition: RegisterForm,
  createService: CreateServiceForm,
  runTask: RunTaskForm,
  anyOperation: AnyOperationForm,
} as const

const OF_SERVICE = { updateService: UpdateServiceForm, deleteService: DeleteServiceForm, setLoad: LoadForm } as const

/** The form that is open. */
export function ActForms({ open, world, onClose }: ActFormsProps) {
  if (open === null) return null
  const { form, serviceKey } = open
  if (form === 'updateService' || form === 'deleteService' || form === 'setLoad') {
    const Form = OF_SERVICE[form]
    const services = activeServices(world)
    const service = services.find((one) => one.key === serviceKey) ?? services[0]
    return service === undefined ? null : <Form {...{ world, service, services, onClose }} />
  }
  const Form = OF_WORLD[form]
  return <Form world={world} onClose={onClose} />
}
