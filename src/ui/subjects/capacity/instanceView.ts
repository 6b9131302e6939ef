import { act } from '../../../model/api/act.ts'
import { refusedWords } from '../../../look/roleKeys.ts'
import { shortInstance } from '../../../look/names.ts'
import { counted, grouped } from '../../../look/numbers.ts'
import { bootText } from '../../../look/bootText.ts'
import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import type { World } from '../../../model/world/world.ts'
import { instanceWords } from '../../words/capacity/instanceWords.ts'
import { tasksById, type Card, type ObjectAct, type SubjectView, type TreeLine } from '../subjectView.ts'
import { activeDefinitions, runsOnInstances } from '../definition/definitionActs.ts'
import { agentAct, instanceStateAct, terminateAct } from './instanceActs.ts'
import { judgeNow } from '../roles/useRoleJudge.ts'
import { WhyInstance } from './WhyInstance.tsx'

/** A container instance, by the id that ECS gave it. */
export const instanceView: SubjectView = {
  Why: WhyInstance,
  head(id, { world }) {
    const instance = world.instances.get(id)
    if (instance === undefined) return null
    const object = `${shortInstance(instance.ec2InstanceId)}, ${instance.instanceType} in ${instance.availabilityZone}`
    return { object, atMs: world.nowMs, ...instanceWords(instance, world.nowMs) }
  },
  acts(id, world) {
    const instance = world.instances.get(id)
    if (instance === undefined) return null
    return { heading: `Instance ${shortInstance(instance.ec2InstanceId)}`, acts: actsOf(instance, world) }
  },
  card(id, world, nowMs) {
    const instance = world.instances.get(id)
    return instance === undefined ? null : cardOf(instance, nowMs)
  },
  line(id, world, { tasksCount }) {
    const instance = world.instances.get(id)
    return instance === undefined ? null : lineOf(instance, tasksCount, world)
  },
  describe(id, world) {
    const instance = world.instances.get(id)
    if (instance === undefined) return null
    const input = { cluster: instance.clusterName, containerInstances: [id] }
    return { act: act('ecs', 'DescribeContainerInstances', input), field: 'containerInstances' }
  },
  tasks: (id, scope) => tasksById(scope.world.liveByInstance.get(id) ?? [], scope),
  toldIn(id, scope) {
    const [task] = tasksById(scope.world.liveByInstance.get(id) ?? [], scope)
    if (task === undefined) return null
    return { serviceKey: `${task.clusterName}/${task.serviceName ?? ''}`, mentioning: id }
  },
}

function actsOf(instance: ContainerInstance, world: World): readonly ObjectAct[] {
  const start: ObjectAct = {
    id: 'startTask',
    label: 'Start a task here',
    run: ({ openForm }) => openForm('startTask', instance.id),
  }
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
  const deregister: ObjectAct = {
    id: 'deregister',
    label: 'Deregister',
    tone: 'trouble',
    run: ({ openForm }) => openForm('deregisterInstance', instance.id),
  }
  const terminate: ObjectAct = {
    id: 'terminate',
    label: 'Terminate',
    tone: 'trouble',
    run: ({ giveNow }) => giveNow(terminateAct(instance)),
  }
  // ECS does not know an instance whose agent has not registered yet.
  const ofCluster =
    instance.status === 'booting' ? [] : [drain, ...(instance.isStopped === true ? [] : [agent]), deregister]
  const canStart = instance.status === 'ACTIVE' && activeDefinitions(world).some(runsOnInstances)
  return [...ofCluster, ...(canStart ? [start] : []), terminate]
}

/** What is wrong with it, in a word; '' for nothing. */
function lossOf({ agentConnected, status, isStopped, refusal }: ContainerInstance): string {
  if (isStopped === true) return 'stopped'
  if (refusal !== undefined) return 'not registered'
  return agentConnected || status === 'booting' ? '' : 'agent lost'
}

function cardOf(instance: ContainerInstance, nowMs: number): Card {
  const { registered, remaining, status } = instance
  const loss = lossOf(instance)
  return {
    title: shortInstance(instance.ec2InstanceId),
    kind: instance.instanceType,
    state: loss !== '' ? loss : status === 'booting' ? bootText(instance, nowMs) : status,
    tone: loss !== '' ? 'trouble' : 'plain',
    facts: [
      { label: 'CPU free', value: `${grouped(remaining.cpuUnits)} of ${grouped(registered.cpuUnits)}` },
      { label: 'MiB free', value: `${grouped(remaining.memoryMib)} of ${grouped(registered.memoryMib)}` },
      { label: 'tasks', value: grouped(instance.tasksCount) },
      { label: 'zone', value: instance.availabilityZone },
    ],
  }
}

const STATE_WORDS = { ACTIVE: '', booting: 'booting', DRAINING: 'draining' } as const

function lineOf(instance: ContainerInstance, tasksCount: number, world: World): TreeLine {
  const { registered, remaining } = instance
  const loss = lossOf(instance)
  const state = loss !== '' ? loss : STATE_WORDS[instance.status]
  const name = shortInstance(instance.ec2InstanceId)
  const free = `${grouped(remaining.cpuUnits)} of ${grouped(registered.cpuUnits)} CPU free, ${grouped(remaining.memoryMib)} of ${grouped(registered.memoryMib)} MiB free`
  const refused = refusedWords(judgeNow(world)?.ofInstance(world, instance) ?? [])
  const words = [name, instance.instanceType, state, counted(tasksCount, 'task'), free, ...refused]
  return {
    name,
    detail: state === '' ? grouped(tasksCount) : `${state}, ${grouped(tasksCount)}`,
    tone: loss !== '' ? 'trouble' : 'plain',
    words: words.filter((part) => part !== '').join(', '),
  }
}
