import type { World } from '../../model/world/world.ts'
import type { InspectorSelection } from '../inspector/selection.ts'
import { shortInstance, shortTask } from '../../look/names.ts'
import { agentAct, instanceStateAct, terminateAct } from './capacity/instanceActs.ts'
import { stopTaskAct } from './service/serviceActs.ts'
import type { LabDesk } from '../acts/labDesk.ts'

/** Something that can be done with the selected object. */
export interface ObjectAct {
  readonly id: string
  readonly label: string
  readonly tone?: 'ink' | 'trouble'
  readonly run: (desk: LabDesk) => void
}

export interface ObjectActs {
  /** As the menu heads them: `Task 3f2a`. */
  readonly heading: string
  readonly acts: readonly ObjectAct[]
}

/** What can be done with an object now; `null` when it is none or nothing can. */
export function objectActs(selection: InspectorSelection | null, world: World): ObjectActs | null {
  switch (selection?.kind) {
    case 'task':
      return taskActs(selection.id, world)
    case 'instance':
      return instanceActs(selection.id, world)
    case 'service':
      return serviceActs(selection.key, world)
    case 'decision':
    case undefined:
      return null
  }
}

function taskActs(id: string, world: World): ObjectActs | null {
  const task = world.tasks.get(id)
  if (task === undefined || task.desiredStatus === 'STOPPED') return null
  const stop: ObjectAct = {
    id: 'stopTask',
    label: 'Stop task',
    tone: 'trouble',
    run: ({ giveNow }) => giveNow(stopTaskAct(task)),
  }
  return { heading: `Task ${shortTask(id)}`, acts: [stop] }
}

function instanceActs(id: string, world: World): ObjectActs | null {
  const instance = world.instances.get(id)
  if (instance === undefined) return null
  const isDraining = instance.status === 'DRAINING'
  const drain: ObjectAct = {
    id: 'drain',
    label: isDraining ? 'Activate' : 'Drain',
    run: ({ giveNow }) => giveNow(instanceStateAct(instance, isDraining ? 'ACTIVE' : 'DRAINING')),
  }
  const agent: ObjectAct = {
    id: 'agent',
    label: instance.agentConnected ? 'Disconnect agent' : 'Reconnect agent',
    run: ({ giveNow }) => giveNow(agentAct(instance, !instance.agentConnected)),
  }
  const terminate: ObjectAct = {
    id: 'terminate',
    label: 'Terminate',
    tone: 'trouble',
    run: ({ giveNow }) => giveNow(terminateAct(instance)),
  }
  // ECS does not know an instance whose agent has not registered yet.
  const ofCluster = instance.status === 'booting' ? [] : [drain, agent]
  return { heading: `Instance ${shortInstance(instance.ec2InstanceId)}`, acts: [...ofCluster, terminate] }
}

function serviceActs(key: string, world: World): ObjectActs | null {
  const service = world.services.get(key)
  if (service?.status !== 'ACTIVE') return null
  return {
    heading: `Service ${service.name}`,
    acts: [
      { id: 'update', label: 'Update', run: ({ openForm }) => openForm('updateService', key) },
      { id: 'load', label: 'Set load', run: ({ openForm }) => openForm('setLoad', key) },
      { id: 'delete', label: 'Delete', tone: 'trouble', run: ({ openForm }) => openForm('deleteService', key) },
    ],
  }
}
