import { cappedWants, otherWants } from '../monitoring/usage.ts'
import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'

interface OnInstance {
  readonly registered: number
  readonly wants: number
  readonly shares: number
}

/**
 * CPU units that tasks may use for requests in the period that ends (TRF-3), beside what else they do. On EC2 a task may
 * take what its neighbours left idle in the period before, and never less than its share; a task-level size is a limit.
 */
export class CpuOpen {
  private readonly world: World
  private readonly instances = new Map<string, OnInstance>()

  constructor(world: World) {
    this.world = world
  }

  of(task: Task): number {
    return Math.max(0, this.mostOf(task) - otherWants(this.world, task))
  }

  private mostOf(task: Task): number {
    if (task.instanceId === null) return task.cpuUnits
    const { registered, wants, shares } = this.on(task.instanceId)
    const fair = shares === 0 ? registered : Math.floor((registered * sharesOf(task)) / shares)
    const idle = registered - wants + cappedWants(this.world, task)
    const limit = this.world.taskDefinitions.get(task.definitionKey)?.cpuUnits ?? registered
    return Math.min(limit, Math.max(fair, idle))
  }

  private on(instanceId: string): OnInstance {
    const known = this.instances.get(instanceId)
    if (known !== undefined) return known
    const registered = this.world.instances.get(instanceId)?.registered.cpuUnits ?? 0
    let [wants, shares] = [0, 0]
    for (const id of this.world.liveByInstance.get(instanceId) ?? []) {
      const task = this.world.tasks.get(id)
      if (task?.step !== 'running') continue
      wants += cappedWants(this.world, task)
      shares += sharesOf(task)
    }
    const found = { registered, wants, shares }
    this.instances.set(instanceId, found)
    return found
  }
}

/** Docker counts no container for less than 2 (MET-3). */
function sharesOf({ cpuUnits }: Task): number {
  return Math.max(2, cpuUnits)
}
