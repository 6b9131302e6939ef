import { behaviorOf } from '../model/world/container/behavior.ts'
import type { Decision } from '../model/world/decision.ts'
import type { RollingDecision } from '../model/world/deployment/rollingDecision.ts'
import type { Service } from '../model/world/service/service.ts'
import type { Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'
import { isDone } from './serviceInvariants.ts'
import { liveTasksOf } from './soakRest.ts'

/**
 * The bound: so long after the last fault and the last command a service is steady, or tells why it cannot be. Boot,
 * drain, a dozen rolling steps, and where starts failed the next try, which may be 27 minutes away (SVC-15).
 */
export const STEADY_WITHIN_MS = 35 * 60_000

/** So long a service may go on about what it has said once: the longest that SVC-15 holds a start, and a start. */
const SAID_LATELY_MS = 30 * 60_000

/** What of all that was decided tells of an obstacle, kept by its service: a world forgets its older decisions. */
export class SaidWhy {
  readonly looks = new Map<string, RollingDecision>()
  /** What kept a service from its steady state at a time: a task that ended, a start that failed, another target. */
  readonly setbacks = new Map<string, { readonly rule: string; readonly atMs: number }>()

  hear(decision: Decision): void {
    if (decision.serviceName === null) return
    const key = `${decision.clusterName}/${decision.serviceName}`
    if (decision.kind === 'rolling') this.looks.set(key, decision)
    if (isSetback(decision)) this.setbacks.set(key, decision)
  }
}

function isSetback(decision: Decision): boolean {
  if (decision.kind === 'stop') return decision.cause !== 'user'
  return decision.kind === 'failure' || decision.kind === 'scaling'
}

/** Each ACTIVE service that is not at rest: by which rules it says that it cannot be, and those that say nothing. */
export function whyUnsteady(
  world: World,
  said: SaidWhy,
): { readonly unsteady: readonly string[]; readonly problems: readonly string[] } {
  const unsteady: string[] = []
  const problems: string[] = []
  for (const service of world.services.values()) {
    if (service.status === 'INACTIVE' || service.deployments.length === 0) continue
    const tasks = liveTasksOf(world, service)
    // What is asked to stop may do so for as long as its agent is away (INS-5): no service waits for it.
    const wanted = tasks.filter((one) => one.desiredStatus === 'RUNNING')
    if (service.status === 'ACTIVE' && service.isSteady && isDone(world, service, wanted)) continue
    const rule = ruleOf(world, { service, tasks }, said)
    if (rule === null) problems.push(`DEP-6 ${service.key} is not steady and does not say why`)
    else unsteady.push(rule)
  }
  return { unsteady, problems }
}

interface Unsteady {
  readonly service: Service
  readonly tasks: readonly Task[]
}

/** The rule that keeps it, as it was said and as it is; `null` where nothing said holds. */
function ruleOf(world: World, of: Unsteady, { looks, setbacks }: SaidWhy): string | null {
  const { key } = of.service
  const look = looks.get(key)
  const setback = setbacks.get(key)
  if (look !== undefined && isSoStill(world, of, look)) return look.rule
  if (setback !== undefined && setback.atMs >= world.nowMs - SAID_LATELY_MS) return setback.rule
  // It is told by the tasks: they stay in PROVISIONING, or a container of theirs stays PENDING.
  if (of.tasks.some(({ awaited }) => awaited !== undefined)) return 'CPR-5'
  if (of.tasks.some((task) => isBehindEndless(world, task))) return 'CON-4'
  return of.service.isSteady && isGoingUnheard(world, of) ? 'INS-5' : null
}

/** TST-5: a task set that goes is there until its last task is heard of; the others may have all that they want. */
function isGoingUnheard({ instances }: World, { service, tasks }: Unsteady): boolean {
  const going = new Set(service.deployments.flatMap(({ id, taskSet }) => (taskSet?.isDraining === true ? [id] : [])))
  const left = tasks.filter(({ deploymentId }) => going.has(deploymentId ?? ''))
  return (
    left.length > 0 &&
    left.every(
      ({ instanceId, desiredStatus }) =>
        desiredStatus === 'STOPPED' && instances.get(instanceId ?? '')?.agentConnected === false,
    )
  )
}

/** CON-4: of a task that comes a container waits for the end of one that was told to run on and on. */
function isBehindEndless(world: World, { id, step, definitionKey }: Task): boolean {
  if (step !== 'activating') return false
  const { containers = [] } = world.taskDefinitions.get(definitionKey) ?? {}
  const lives = world.containers.get(id) ?? []
  const runsOn = (name: string): boolean => {
    const container = containers.find((one) => one.name === name)
    if (container === undefined || lives.find((one) => one.name === name)?.lastStatus !== 'RUNNING') return false
    return behaviorOf(world, { definitionKey, container })?.exitAfterMs === null
  }
  return containers.some(
    ({ name, dependsOn = [] }) =>
      lives.find((one) => one.name === name)?.lastStatus === 'PENDING' &&
      dependsOn.some((one) => ['COMPLETE', 'SUCCESS'].includes(one.condition) && runsOn(one.containerName)),
  )
}

/** Whether what the scheduler found at its last look is so by the world itself. */
function isSoStill(world: World, { service, tasks }: Unsteady, look: RollingDecision): boolean {
  switch (look.action) {
    case 'noRoom':
      return service.waiting !== null
    case 'failed':
      return service.deployments[0]?.rolloutState === 'FAILED'
    case 'blocked':
      return isStuck(service, tasks)
    case 'wait':
      return isAwaited(world, { service, tasks }, look)
    default:
      return false
  }
}

/** DEP-7: not one more may start, and not one healthy task may go. */
function isStuck({ desiredCount, deploymentConfiguration }: Service, tasks: readonly Task[]): boolean {
  const { minimumHealthyPercent, maximumPercent } = deploymentConfiguration
  const counted = tasks.filter((one) => one.desiredStatus === 'RUNNING').length
  const healthy = tasks.filter((one) => one.isHealthy).length
  const lower = Math.ceil((desiredCount * minimumHealthyPercent) / 100)
  return counted >= Math.floor((desiredCount * maximumPercent) / 100) && healthy <= lower
}

function isAwaited(world: World, { tasks }: Unsteady, { waitsFor, waitsUntilMs }: RollingDecision): boolean {
  switch (waitsFor) {
    case 'protection':
      return tasks.some(({ id }) => world.protections.has(id))
    case 'agent':
      return tasks.some(({ instanceId }) => world.instances.get(instanceId ?? '')?.agentConnected === false)
    case 'throttle':
    case 'alarms':
      return (waitsUntilMs ?? 0) > world.nowMs
    case 'healthy':
      return tasks.some((one) => one.step === 'running' && !one.isHealthy)
    default:
      return false
  }
}
