import { act } from '../../../model/api/act.ts'
import { visibleText } from '../../../base/foreignText.ts'
import { shortInstance, shortTask } from '../../../look/names.ts'
import { grouped } from '../../../look/numbers.ts'
import { orderIn } from '../../../look/revisions.ts'
import { refusedWords } from '../../../look/roleKeys.ts'
import { marksOf } from '../../../look/taskMarks.ts'
import { hasFailed, visualOf } from '../../../look/taskLook.ts'
import { badTargetOf } from '../../../model/world/balancing/taskTargets.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { nextWords, shortStateWords, stateWords, statusFacts, statusWords } from '../../words/task/stateWords.ts'
import { taskWords } from '../../words/task/taskWords.ts'
import { ContainersTab } from '../container/ContainersTab.tsx'
import { tasksById, type Card, type Scope, type SubjectView, type TreeLine } from '../subjectView.ts'
import { judgeNow } from '../roles/useRoleJudge.ts'
import { stopTaskAct } from './taskActs.ts'
import { WhyTask } from './WhyTask.tsx'

/** A task, by its id. */
export const taskView: SubjectView = {
  Why: WhyTask,
  Containers: ContainersTab,
  head(id, { world, originMs }) {
    const task = world.tasks.get(id)
    if (task === undefined) return null
    const object = `task ${shortTask(task.id)}, ${task.definitionKey}`
    return { object, atMs: world.nowMs, ...taskWords(task, { ...world, originMs }) }
  },
  acts(id, world) {
    const task = world.tasks.get(id)
    if (task === undefined) return null
    // What others know to do with it can be done with one that ends, too.
    if (task.desiredStatus === 'STOPPED') return { heading: `Task ${shortTask(id)}`, acts: [] }
    const run = stopTaskAct(task)
    return {
      heading: `Task ${shortTask(id)}`,
      acts: [{ id: 'stopTask', label: 'Stop task', tone: 'trouble', run: ({ giveNow }) => giveNow(run) }],
    }
  },
  card(id, world, nowMs) {
    const task = world.tasks.get(id)
    return task === undefined ? null : cardOf(task, world, nowMs)
  },
  line(id, world, { nowMs }) {
    const task = world.tasks.get(id)
    return task === undefined ? null : lineOf(task, world, nowMs)
  },
  describe(id, world) {
    const task = world.tasks.get(id)
    if (task === undefined) return null
    return { act: act('ecs', 'DescribeTasks', { cluster: task.clusterName, tasks: [id] }), field: 'tasks' }
  },
  kept(id, world) {
    const key = world.tasks.get(id)?.definitionKey
    const definition = world.taskDefinitions.get(key ?? '')
    return key === undefined || definition === undefined ? null : { ...definition, of: key }
  },
  tasks: (id, scope) => tasksById([id], scope),
  serviceKey: keyOf,
  toldIn(id, scope) {
    const serviceKey = keyOf(id, scope)
    return serviceKey === null ? null : { serviceKey, mentioning: id }
  },
}

function keyOf(id: string, { world }: Scope): string | null {
  const task = world.tasks.get(id)
  return task === undefined ? null : `${task.clusterName}/${task.serviceName ?? ''}`
}

function isInTrouble(task: Task, world: World): boolean {
  if (task.step === 'running' && badTargetOf(world, task.id) !== null) return true
  return task.healthStatus === 'UNHEALTHY' || (task.step === 'stopped' && hasFailed(task))
}

function cardOf(task: Task, world: World, nowMs: number): Card {
  const ports = task.ports.map((port) => `${String(port.hostPort)} to ${String(port.containerPort)}`)
  const facts = [
    ...statusFacts(task),
    { label: 'next', value: nextWords(task, world, nowMs) },
    { label: 'reserves', value: `${grouped(task.cpuUnits)} CPU, ${grouped(task.memoryMib)} MiB` },
    { label: 'on', value: placeWords(task, world) },
    { label: 'host ports', value: ports.join(', ') },
    { label: 'private IP', value: task.privateIp ?? '' },
    { label: 'reason', value: visibleText(task.stoppedReason ?? '') },
  ]
  return {
    title: task.definitionKey,
    kind: shortTask(task.id),
    state: stateWords(task, world),
    tone: isInTrouble(task, world) ? 'trouble' : 'plain',
    facts: facts.filter(({ value }) => value !== ''),
  }
}

function placeWords(
  { instanceId, launchType, availabilityZone, awaited, capacityProviderName = '' }: Task,
  { instances }: World,
): string {
  const instance = instances.get(instanceId ?? '')
  if (instance !== undefined) return shortInstance(instance.ec2InstanceId)
  if (awaited !== undefined) return `waits for capacity of provider ${capacityProviderName}`
  return launchType === 'FARGATE'
    ? `${capacityProviderName === 'FARGATE_SPOT' ? 'Fargate Spot' : 'Fargate'}, ${availabilityZone}`
    : 'no instance'
}

function lineOf(task: Task, world: World, nowMs: number): TreeLine {
  const worn = marksOf(world, task.id)
  const refused = refusedWords(judgeNow(world)?.ofTask(world, task) ?? [])
  const words = [task.definitionKey, `task ${shortTask(task.id)}`, stateWords(task, world), statusWords(task)]
  return {
    name: task.definitionKey,
    aside: shortTask(task.id),
    detail: shortStateWords(task, world),
    tone: isInTrouble(task, world) ? 'trouble' : 'plain',
    mark: { look: visualOf(task, world), order: orderIn(world)(task.definitionKey) },
    worn,
    words: [...words, nextWords(task, world, nowMs), ...worn.map(({ label }) => label), ...refused]
      .filter((part) => part !== '')
      .join(', '),
  }
}
