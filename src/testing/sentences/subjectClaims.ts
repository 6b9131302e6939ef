import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import { lastStatusOf } from '../../model/world/task/lifecycle.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import { isTime, pattern, type Claim } from './claim.ts'

/** A task as it is now. */
export interface TaskScene {
  readonly task: Task
  readonly world: World
}

function hasService({ task, world }: TaskScene): boolean {
  return task.serviceName !== null && world.services.has(`${task.clusterName}/${task.serviceName}`)
}

function isHeard({ task, world }: TaskScene): boolean {
  return world.instances.get(task.instanceId ?? '')?.agentConnected !== false
}

/** Whether any target says so that was registered for the task. */
function failsAt(task: Task, { targets }: World): boolean {
  return [...targets.values()].some(({ taskId, state }) => taskId === task.id && state === 'unhealthy')
}

function hasBadTarget(task: Task, world: World): boolean {
  return failsAt(task, world) || isUnusedAt(task, world)
}

/** No listener leads to the group of a target, or none of a load balancer in its zone. */
function isUnusedAt(task: Task, world: World): boolean {
  return [...world.targets.values()].some(
    ({ taskId, state, poolId, zone }) =>
      taskId === task.id && state !== 'draining' && zone !== null && !zonesTo(world, poolId).includes(zone),
  )
}

function zonesTo({ classicLoadBalancers, listenerRules, listeners, loadBalancers }: World, poolId: string) {
  const fronts = [...listenerRules.values()].flatMap(({ action, listenerArn }) => {
    const leads = action.type === 'forward' && action.groups.some(({ targetGroupArn }) => targetGroupArn === poolId)
    return leads ? [loadBalancers.get(listeners.get(listenerArn)?.loadBalancerArn ?? '')] : []
  })
  return [...fronts, classicLoadBalancers.get(poolId)].flatMap((one) => (one?.subnets ?? []).map(({ zone }) => zone))
}

/** For the head of the inspector, the tree's line and the card alike. */
export const TASK_CLAIMS: readonly Claim<TaskScene>[] = [
  {
    name: 'task: healthy in so long',
    said: pattern('healthy in %T'),
    isTrue: ({ name }, { task, world }) =>
      task.step === 'running' && !task.isHealthy && isTime(name(1), (task.healthyAtMs ?? 0) - world.nowMs),
  },
  {
    name: 'task: the next step in so long',
    said: pattern('next step (?:comes )?in %T'),
    isTrue: ({ name }, scene) =>
      isHeard(scene) && isTime(name(1), (scene.task.nextStepAtMs ?? Infinity) - scene.world.nowMs),
  },
  {
    name: 'task: not healthy yet',
    said: pattern('(?:RUNNING|Running), not healthy yet'),
    isTrue: (_, { task, world }) => task.step === 'running' && !task.isHealthy && !hasBadTarget(task, world),
  },
  {
    name: 'task: its target fails',
    said: pattern('(?:RUNNING|Running), target failing its check'),
    isTrue: (_, { task, world }) => task.step === 'running' && !task.isHealthy && failsAt(task, world),
  },
  {
    name: 'task: its target is in no use',
    said: pattern('(?:RUNNING|Running), target in no use'),
    isTrue: (_, { task, world }) => task.step === 'running' && !task.isHealthy && isUnusedAt(task, world),
  },
  {
    name: 'task: counts toward both',
    said: pattern('counts toward both limits'),
    isTrue: (_, scene) => hasService(scene) && scene.task.isHealthy && scene.task.desiredStatus === 'RUNNING',
  },
  {
    name: 'task: counts toward the upper',
    said: pattern('counts toward the upper limit'),
    isTrue: (_, scene) => hasService(scene) && !scene.task.isHealthy && scene.task.desiredStatus === 'RUNNING',
  },
  {
    name: 'task: counts toward none',
    said: pattern('counts toward no limit'),
    isTrue: (_, { task }) => task.desiredStatus === 'STOPPED',
  },
  {
    name: 'task: of no service',
    said: pattern('no service|No service'),
    isTrue: (_, { task }) => task.serviceName === null,
  },
  {
    name: 'task: lastStatus',
    said: pattern(
      'lastStatus ([A-Z]+)|^(RUNNING|STOPPING|DEPROVISIONING|DEACTIVATING|PENDING|PROVISIONING|ACTIVATING)(?=[,:])',
    ),
    isTrue: ({ name }, { task }) => (name(1) === '' ? name(2) : name(1)) === lastStatusOf(task.step),
  },
  {
    name: 'task: stopCode',
    said: pattern('stopCode (\\w+)'),
    isTrue: ({ name }, { task }) => name(1) === task.stopCode,
  },
  {
    name: 'task: its agent is away',
    said: pattern('the agent of (i-[0-9a-f]{4}) is disconnected'),
    isTrue: ({ name }, { task, world }) => {
      const instance = world.instances.get(task.instanceId ?? '')
      return instance?.agentConnected === false && instance.ec2InstanceId.startsWith(name(1))
    },
  },
]

/** A container instance as it is now, and what stands on it by the tasks themselves. */
export interface InstanceScene {
  readonly instance: ContainerInstance
  readonly nowMs: number
  readonly tasks: readonly Task[]
}

export function instanceScene(instance: ContainerInstance, { tasks, nowMs }: World): InstanceScene {
  return {
    instance,
    nowMs,
    tasks: [...tasks.values()].filter((one) => one.instanceId === instance.id && one.step !== 'stopped'),
  }
}

/** What the instance has left, counted task by task. */
export function freeOf({ instance, tasks }: InstanceScene): { readonly cpuUnits: number; readonly memoryMib: number } {
  const { registered } = instance
  return {
    cpuUnits: tasks.reduce((left, one) => left - one.cpuUnits, registered.cpuUnits),
    memoryMib: tasks.reduce((left, one) => left - one.memoryMib, registered.memoryMib),
  }
}

export const INSTANCE_CLAIMS: readonly Claim<InstanceScene>[] = [
  {
    name: 'instance: tasks on it',
    said: pattern('%N tasks? (?:on|left)'),
    isTrue: ({ figure }, { tasks }) => figure(1) === tasks.length,
  },
  {
    name: 'instance: CPU and memory',
    said: pattern('%N of %N CPU(?: units| free)(?: and|,) %N of %N MiB'),
    isTrue: ({ figure }, scene) => {
      const free = freeOf(scene)
      const { registered } = scene.instance
      return (
        figure(1) === free.cpuUnits &&
        figure(2) === registered.cpuUnits &&
        figure(3) === free.memoryMib &&
        figure(4) === registered.memoryMib
      )
    },
  },
  {
    name: 'instance: registers in so long',
    said: pattern('Registers in %T'),
    isTrue: ({ name }, { instance, nowMs }) =>
      instance.status === 'booting' && isTime(name(1), instance.readyAtMs - nowMs),
  },
  {
    name: 'instance: DRAINING',
    said: pattern('^DRAINING'),
    isTrue: (_, { instance }) => instance.status === 'DRAINING',
  },
  {
    name: 'instance: stopped with its zone',
    said: pattern('^Stopped(?=\\.)'),
    isTrue: (_, { instance }) => instance.isStopped === true,
  },
  {
    name: 'instance: its agent is away',
    said: pattern('Agent disconnected'),
    isTrue: (_, { instance }) => !instance.agentConnected,
  },
]
