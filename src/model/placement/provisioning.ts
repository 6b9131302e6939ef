import type { Work } from '../../base/work.ts'
import { must } from '../../base/assert.ts'
import { sendTask } from '../task/moving.ts'
import type { Context, DueRows, ModelEvent, Reactions, Waking } from '../world/context.ts'
import { overridden } from '../world/task/overridden.ts'
import type { Task } from '../world/task/task.ts'
import { bindPorts } from './bindPorts.ts'
import { needsOf } from './needs.ts'
import { Placer } from './place.ts'
import { TaskCounts } from './taskCounts.ts'

/** Tasks that ask for the same and stand for the same: one of them without a place is all without. */
interface Kind {
  readonly placer: Placer
  readonly counts: TaskCounts
  isFull: boolean
}

/** CPR-5: the tasks of a cluster that wait in PROVISIONING get what room there is, oldest first. */
function* placingWaiting(
  context: Context,
  { clusterName }: Extract<ModelEvent, { kind: 'provisioningDue' }>,
): Work<void> {
  const { world } = context
  const kinds = new Map<string, Kind>()
  for (const taskId of [...(world.waitingTasks.get(clusterName) ?? [])]) {
    const task = must(world.tasks.get(taskId), taskId)
    const key = kindOf(task)
    const kind = kinds.get(key) ?? newKind(context, task)
    kinds.set(key, kind)
    if (!kind.isFull) placeOne(context, task, kind)
    if (context.endsSlice()) yield
  }
}

function kindOf({ definitionKey, capacityProviderName, group, launch, awaited }: Task): string {
  return JSON.stringify([definitionKey, capacityProviderName, group, launch?.overrides, awaited])
}

function newKind(context: Context, task: Task): Kind {
  const { world } = context
  const { clusterName, serviceName, group, definitionKey, capacityProviderName = '' } = task
  const counts = new TaskCounts(world, { clusterName, serviceName, group })
  const placer = new Placer(context, {
    clusterName,
    serviceName,
    group,
    definitionKey,
    ...must(task.awaited, 'what it waits for'),
    needs: needsFor(context, task),
    counts,
    capacityProviderName,
  })
  return { placer, counts, isFull: false }
}

function needsFor({ world }: Context, { definitionKey, launch }: Task) {
  return needsOf(overridden(must(world.taskDefinitions.get(definitionKey), definitionKey), launch?.overrides ?? null))
}

function placeOne(context: Context, task: Task, kind: Kind): void {
  if (!kind.placer.hasRoom()) {
    kind.isFull = true
    return
  }
  const { instance } = kind.placer.place(task.id)
  const { id: instanceId, availabilityZone } = must(instance, 'an instance')
  const ports = bindPorts(must(context.world.instances.get(instanceId), instanceId), needsFor(context, task))
  context.emit({ kind: 'taskPlaced', taskId: task.id, instanceId, availabilityZone, ports })
  kind.counts.add({ instanceId, availabilityZone })
  const hasInterface = context.world.taskDefinitions.get(task.definitionKey)?.networkMode === 'awsvpc'
  sendTask(context, task.id, hasInterface ? 'attachNetwork' : 'pull')
}

export const provisioningDue: DueRows<'provisioningDue'> = {
  provisioningDue: {
    phase: 'scheduler',
    once: ({ clusterName }) => `provisioning ${clusterName}`,
    run: placingWaiting,
  },
}

/** Room was made: tasks that wait for it are looked after. */
export const provisioningReactions: Reactions = {
  tasksMoved: (waking, { taskIds, step }) => {
    if (step === 'stopped') for (const taskId of taskIds) wake(waking, waking.world.tasks.get(taskId)?.clusterName)
  },
  instanceRegistered: (waking, { instanceId }) => wakeAt(waking, instanceId),
  attributesSet: (waking, { instanceId }) => wakeAt(waking, instanceId),
  agentConnectionSet: (waking, { instanceId }) => wakeAt(waking, instanceId),
  instanceStatusSet: (waking, { instanceId }) => wakeAt(waking, instanceId),
}

function wakeAt(waking: Waking, instanceId: string): void {
  wake(waking, waking.world.instances.get(instanceId)?.clusterName)
}

function wake({ world, nowMs, schedule }: Waking, clusterName: string | undefined): void {
  if (clusterName === undefined || !world.waitingTasks.has(clusterName)) return
  schedule(nowMs, { kind: 'provisioningDue', clusterName })
}
