import type { Service } from '../model/world/service/service.ts'
import type { Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'
import { wantedOfSet } from './rollingOracle.ts'
import type { Report } from './scan.ts'

/** What holds of the deployments of a service that another controller makes, at the end of an instant. */
export function checkTaskSets(world: World, service: Service, say: Report): void {
  const { deployments, controller } = service
  if (deployments.some(({ taskSet }) => taskSet === undefined)) say('TST-1 its deployments are task sets')
  if ((world.serviceDeployments.get(service.key) ?? []).length > 0) say('TST-1 it has no service deployments')
  const primaries = deployments.filter(({ status }) => status === 'PRIMARY')
  if (primaries.length > 1 || (primaries.length === 1 && deployments[0] !== primaries[0]))
    say('TST-4 one PRIMARY, first')
  if (controller === 'CODE_DEPLOY' && service.status === 'ACTIVE' && primaries.length !== 1) say('TST-1 one is PRIMARY')
  if (deployments.length > 5) say('TST-1 at most five task sets')
}

interface Resting {
  readonly service: Service
  readonly tasks: readonly Task[]
}

/** A service whose scheduler sleeps: each of its task sets has what it wants, or something is under way. */
export function checkTaskSetRest(world: World, { service, tasks }: Resting, say: Report): void {
  if (service.deployments.some((one) => one.desiredCount !== wantedOfSet(service, one))) say('TST-2 wants its part')
  const isUnderWay = tasks.some(
    (one) => one.desiredStatus === 'STOPPED' || !one.isHealthy || world.protections.has(one.id),
  )
  if (isUnderWay) return
  if (service.status === 'DRAINING') return say('SVC-8 a deleted service ends')
  const isDone = areTaskSetsDone(world, service, tasks)
  if (isDone && service.deployments.some(({ rolloutState }) => rolloutState !== 'COMPLETED'))
    say('TST-3 done, so stable')
  if (service.isSteady && !isDone) say('SVC-2 steady, so done')
}

/** As many healthy tasks in each task set as it wants, none on an instance that drains. */
export function areTaskSetsDone(world: World, service: Service, tasks: readonly Task[]): boolean {
  return service.deployments.every((set) => {
    const own = tasks.filter(({ deploymentId }) => deploymentId === set.id)
    const isGood = (task: Task) => task.isHealthy && world.instances.get(task.instanceId ?? '')?.status !== 'DRAINING'
    return set.taskSet?.isDraining !== true && own.length === wantedOfSet(service, set) && own.every(isGood)
  })
}
