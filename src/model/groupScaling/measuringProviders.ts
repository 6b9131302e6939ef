import { must } from '../../base/assert.ts'
import { needsOf } from '../placement/needs.ts'
import type { Context } from '../world/context.ts'
import { instancesOfGroup } from '../world/capacity/groupInstances.ts'
import { isInstanceType, resourcesOf } from '../world/capacity/instanceTypes.ts'
import { reservationOf, type Held, type Reservation, type WaitingGroup } from '../world/groupScaling/reservation.ts'
import type { CapacityProvider } from '../world/provider/capacityProvider.ts'
import { overridden } from '../world/task/overridden.ts'
import type { Task } from '../world/task/task.ts'
import type { World } from '../world/world.ts'

/** So many tasks are counted while one takes a step. */
const COUNTED_PER_UNIT = 16

/** What a capacity provider has and lacks now (CPR-6). */
export function measureProvider(context: Context, provider: CapacityProvider, clusterName: string): Reservation {
  const held = heldBy(context.world, provider, clusterName)
  context.spend((held.instances + held.waiting.length) / COUNTED_PER_UNIT)
  return reservationOf(held, provider.managedScaling)
}

function heldBy(world: World, { name, autoScalingGroupName }: CapacityProvider, clusterName: string): Held {
  const own = instancesOfGroup(world, autoScalingGroupName).filter((one) => one.isLeaving !== true)
  const groups = new Map<string, Task[]>()
  for (const id of world.waitingTasks.get(clusterName) ?? []) {
    const task = must(world.tasks.get(id), id)
    if (task.capacityProviderName !== name) continue
    const key = `${task.definitionKey} ${String(task.cpuUnits)} ${String(task.memoryMib)}`
    groups.set(key, [...(groups.get(key) ?? []), task])
  }
  const waiting = [...groups.values()].map((tasks) => groupOf(world, autoScalingGroupName, tasks))
  return { instances: own.length, busy: own.filter((one) => one.tasksCount > 0).length, waiting }
}

/** Binpacked onto empty instances: by CPU and memory, one an instance with a fixed host port or distinctInstance. */
function groupOf(world: World, groupName: string, tasks: readonly Task[]): WaitingGroup {
  const task = must(tasks[0], 'a task')
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  const needs = needsOf(overridden(definition, task.launch?.overrides ?? null))
  const constraints = [...(task.awaited?.constraints ?? []), ...definition.placementConstraints]
  const isAlone = needs.fixedPorts.length > 0 || constraints.some((one) => one.type === 'distinctInstance')
  const template = world.launchTemplates.get(world.autoScalingGroups.get(groupName)?.launchTemplateName ?? '')
  const type = template?.instanceType ?? ''
  const room = isInstanceType(type) ? resourcesOf(type) : { cpuUnits: 0, memoryMib: 0 }
  const fit = Math.min(
    needs.cpuUnits === 0 ? Infinity : Math.floor(room.cpuUnits / needs.cpuUnits),
    Math.floor(room.memoryMib / Math.max(1, needs.memoryMib)),
  )
  const isFitting = needs.gpus === 0 && fit > 0
  return {
    definitionKey: task.definitionKey,
    tasks: tasks.length,
    perInstance: isFitting ? (isAlone ? 1 : fit) : 0,
  }
}
