import { copyTask } from '../copies.ts'
import type { EntityRef } from '../ref.ts'
import type { PlacementDecision } from '../placement/placementDecision.ts'
import type { Task } from './task.ts'

/**
 * Tasks of one request that got their places on Fargate at once: each by a decision of its own (PLC-7), and each exists
 * from now on. They differ in nothing but what is told of each; the first of them is told whole.
 */
export interface TasksStarted {
  readonly kind: 'tasksStarted'
  readonly taskIds: readonly string[]
  /** Where each is. */
  readonly zones: readonly string[]
  readonly firstTask: Task
  /** About its task it tells last. Those that follow have the ids after its own. */
  readonly firstPlacement: PlacementDecision
}

interface Start {
  readonly task: Task
  readonly placement: PlacementDecision
}

/** The world, its history and who hears of the change have the same objects. */
const known = new WeakMap<TasksStarted, readonly Start[]>()

/** What is told of several, one after the other: each is decided, then it exists. */
export function startsOf(change: TasksStarted): readonly Start[] {
  const before = known.get(change)
  if (before !== undefined) return before
  const owners = change.firstPlacement.about.slice(0, -1)
  const starts = change.taskIds.map((id, i) => startAt(change, owners, { id, zone: change.zones[i] ?? '', i }))
  known.set(change, starts)
  return starts
}

interface Own {
  readonly id: string
  readonly zone: string
  readonly i: number
}

function startAt({ firstTask, firstPlacement }: TasksStarted, owners: readonly EntityRef[], own: Own): Start {
  const task = copyTask(firstTask)
  task.id = own.id
  task.availabilityZone = own.zone
  return { task, placement: placementAt(firstPlacement, owners, own) }
}

/** Field by field, as tasks are copied. */
function placementAt(first: PlacementDecision, owners: readonly EntityRef[], { id, zone, i }: Own): PlacementDecision {
  return {
    id: first.id + i,
    atMs: first.atMs,
    kind: first.kind,
    rule: first.rule,
    about: [...owners, { kind: 'task', id }],
    clusterName: first.clusterName,
    serviceName: first.serviceName,
    definitionKey: first.definitionKey,
    group: first.group,
    needs: first.needs,
    strategies: first.strategies,
    taskId: id,
    chosenInstanceId: first.chosenInstanceId,
    chosenEc2InstanceId: first.chosenEc2InstanceId,
    availabilityZone: zone,
    candidatesCount: first.candidatesCount,
    droppedBy: first.droppedBy,
    closest: first.closest,
    apartCpuUnits: first.apartCpuUnits,
  }
}
