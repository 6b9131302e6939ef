import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { Service } from '../../../model/world/service/service.ts'

/** What each kind of load balancer does for a service of ECS, and what it cannot and why. */
export const KIND_WORDS = {
  application:
    'Reads requests: rules by path and host, codes in health checks, dynamic host ports. One can stand before many services. HTTP alone.',
  network:
    'Passes connections on: no rules by path or host, since it reads no request, so a listener leads to one service. Dynamic host ports.',
  classic:
    'Knows instances and one port of each: no awsvpc, so no Fargate; no dynamic host ports, so one task an instance; no rules; no container health checks.',
} as const

/** Why a Classic Load Balancer cannot stand in front of a service; `null` when it can (ALB-15). */
export function classicProblem(
  service: Pick<Service, 'launchType' | 'name'>,
  definition: TaskDefinition,
  hostPort: number,
): string | null {
  if (service.launchType === 'FARGATE')
    return 'Fargate has no instances, and a Classic Load Balancer knows no other target'
  if (definition.networkMode === 'awsvpc')
    return 'With awsvpc a task has its own address, and a Classic Load Balancer knows instances alone'
  if (hostPort === 0) return 'Its host port is dynamic, and a Classic Load Balancer sends to one port of all instances'
  if (definition.containers.some(({ healthCheck }) => healthCheck !== null)) {
    return 'Its container has a health check, which ECS does not take with a Classic Load Balancer'
  }
  return null
}
