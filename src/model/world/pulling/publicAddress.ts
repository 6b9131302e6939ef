import { routeOf } from './routes.ts'
import { serviceKey } from '../service/service.ts'
import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'

/** FGT-2: whether a task on Fargate was given a public address, by its deployment or by RunTask. */
export function hasPublicAddress(world: World, task: Task): boolean {
  if (task.serviceName === null) return task.hasPublicIp === true
  const service = world.services.get(serviceKey(task.clusterName, task.serviceName))
  const deployment = service?.deployments.find(({ id }) => id === task.deploymentId)
  return (deployment?.network ?? service?.network)?.assignPublicIp === 'ENABLED'
}

/** From which address a registry hears of a task: its own or its instance's, or that of its zone's NAT gateway. */
export function sourceAddress(world: World, task: Task): string {
  if (routeOf(world, task.availabilityZone) !== 'internet') return `nat ${task.availabilityZone}`
  return task.instanceId === null ? `task ${task.id}` : `instance ${task.instanceId}`
}
