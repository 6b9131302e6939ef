import { shortInstance, shortTask } from '../../look/names.ts'
import { counted, grouped, listed } from '../../look/numbers.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import type { Candidate, PickQuestion } from '../../lessons/questions/pick.ts'
import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import { stateWords } from '../words/task/stateWords.ts'

/** Something that may be picked or placed on, told apart by what it is and what is on it. */
export interface CandidateWords {
  readonly id: string
  readonly name: string
  /** The zone of an instance, the revision of a task. */
  readonly aside: string
  readonly details: readonly string[]
}

/** As the stage names it: `i-0c3f`, `web:7 3f2a`. Known without a world. */
export function candidateName({ id, label }: Candidate): string {
  return label === id ? shortTask(id) : shortInstance(label)
}

export function candidateNames(candidates: readonly Candidate[], ids: readonly string[]): string {
  const chosen = candidates.filter(({ id }) => ids.includes(id))
  return chosen.length === 0 ? 'none' : listed(chosen.map(candidateName))
}

/** What a candidate is at this moment; of what is gone its name alone. */
export function candidateWords(candidate: Candidate, world: World): CandidateWords {
  const { id } = candidate
  const instance = world.instances.get(id)
  if (instance !== undefined) return instanceWords(candidate, instance, world)
  const task = world.tasks.get(id)
  if (task !== undefined) return taskWords(candidate, task, world)
  return { id, name: candidateName(candidate), aside: '', details: [] }
}

function instanceWords(candidate: Candidate, instance: ContainerInstance, world: World): CandidateWords {
  const { cpuUnits, memoryMib } = instance.remaining
  return {
    id: candidate.id,
    name: candidateName(candidate),
    aside: instance.availabilityZone,
    details: [`${grouped(cpuUnits)} CPU, ${grouped(memoryMib)} MiB free`, tasksText(instance, world)],
  }
}

function taskWords(candidate: Candidate, task: Task, world: World): CandidateWords {
  const instance = world.instances.get(task.instanceId ?? '')
  const on = instance === undefined ? '' : `on ${shortInstance(instance.ec2InstanceId)}, ${instance.availabilityZone}`
  return {
    id: candidate.id,
    name: candidateName(candidate),
    aside: task.definitionKey,
    details: [stateWords(task, world), on].filter((part) => part !== ''),
  }
}

/** `2 web:7, 1 api:3`. */
function tasksText({ id }: ContainerInstance, { liveByInstance, tasks }: World): string {
  const counts = new Map<string, number>()
  for (const taskId of liveByInstance.get(id) ?? []) {
    const key = tasks.get(taskId)?.definitionKey
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  if (counts.size === 0) return 'no task'
  return [...counts].map(([key, count]) => `${grouped(count)} ${key}`).join(', ')
}

/** `2 instances`. */
export function whatText({ what }: Pick<PickQuestion, 'what'>, count: number): string {
  return counted(count, what === 'task' ? 'task' : 'instance')
}

/** What a press on the stage means: a tile stands for its instance where instances are asked for. */
export function pressedId(target: SubjectRef, what: PickQuestion['what'], world: World): string | null {
  if (target.kind === what) return target.id
  if (target.kind !== 'task' || what !== 'containerInstance') return null
  return world.tasks.get(target.id)?.instanceId ?? null
}
