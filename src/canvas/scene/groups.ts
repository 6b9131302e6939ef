import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { Service } from '../../model/world/service/service.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'

/** How long a stopped task stands on the shelf. */
const STOPPED_SHOWN_MS = 600_000

/** The world as the stage divides it: each live task is in exactly one of these groups (APP-2). */
export interface Groups {
  readonly zones: readonly ZoneGroup[]
  /** Live tasks by instance id. */
  readonly byInstance: ReadonlyMap<string, readonly Task[]>
  /** Tasks that have no place yet. */
  readonly waiting: readonly Task[]
  /** Services that want tasks for which there is no task yet; one that is deleted wants none. */
  readonly wanting: readonly Service[]
  /** Stopped in the last ten minutes, oldest first. */
  readonly stopped: readonly Task[]
  /** By zone, in order of creation. */
  readonly fargate: ReadonlyMap<string, readonly Task[]>
  readonly hasFargate: boolean
}

export interface ZoneGroup {
  readonly availabilityZone: string
  readonly instances: readonly ContainerInstance[]
  /** Live tasks on its instances; those on Fargate are counted in their band. */
  readonly liveCount: number
}

export function groupWorld(world: World, nowMs: number, zones: readonly string[]): Groups {
  const byInstance = new Map<string, Task[]>()
  const fargate = new Map<string, Task[]>()
  const waiting: Task[] = []
  const stopped: Task[] = []
  for (const task of world.tasks.values()) {
    if (task.step === 'stopped') {
      if (task.stoppedAtMs !== null && task.stoppedAtMs > nowMs - STOPPED_SHOWN_MS) stopped.push(task)
    } else if (task.step === 'waitingForCapacity') {
      waiting.push(task)
    } else if (task.launchType === 'FARGATE') {
      pushTo(fargate, task.availabilityZone, task)
    } else if (task.instanceId !== null && world.instances.has(task.instanceId)) {
      pushTo(byInstance, task.instanceId, task)
    } else {
      waiting.push(task)
    }
  }
  stopped.sort((a, b) => (a.stoppedAtMs ?? 0) - (b.stoppedAtMs ?? 0))
  const services = [...world.services.values()]
  return {
    zones: groupZones(world, zones, { byInstance, fargate }),
    byInstance,
    waiting,
    wanting: services.filter(({ status, waiting }) => status === 'ACTIVE' && (waiting?.count ?? 0) > 0),
    stopped,
    fargate,
    hasFargate: fargate.size > 0 || services.some(isOnFargate),
  }
}

/** A Fargate service has its band even before its first task. */
function isOnFargate(service: Service): boolean {
  return service.launchType === 'FARGATE' && service.status !== 'INACTIVE'
}

function groupZones(
  world: World,
  zones: readonly string[],
  tasks: { byInstance: ReadonlyMap<string, readonly Task[]>; fargate: ReadonlyMap<string, readonly Task[]> },
): ZoneGroup[] {
  const instances = new Map<string, ContainerInstance[]>(zones.map((zone) => [zone, []]))
  for (const zone of tasks.fargate.keys()) if (!instances.has(zone)) instances.set(zone, [])
  for (const instance of world.instances.values()) pushTo(instances, instance.availabilityZone, instance)
  return [...instances].map(([availabilityZone, list]) => {
    const liveCount = list.reduce((sum, one) => sum + (tasks.byInstance.get(one.id)?.length ?? 0), 0)
    return { availabilityZone, instances: list, liveCount }
  })
}

function pushTo<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}
