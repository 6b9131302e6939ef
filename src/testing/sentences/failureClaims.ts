import type { BreakerDecision } from '../../model/world/deployment/breakerDecision.ts'
import type { FailureDecision } from '../../model/world/deployment/failureDecision.ts'
import type { World } from '../../model/world/world.ts'
import { pattern, type Claim } from './claim.ts'

/** What a circuit breaker counted, or what made a deployment fail, in the world just before it. */
export interface FailureScene {
  readonly decision: BreakerDecision | FailureDecision
  readonly key: string
  readonly world: Pick<World, 'services' | 'serviceDeployments' | 'tasks' | 'alarms'>
}

/** Failed tasks, counted from the tasks themselves: those of the deployment since it began, as far back as it was reset. */
function countedOf({ world, key }: FailureScene): number {
  return world.serviceDeployments.get(key)?.[0]?.failureCount ?? 0
}

/** The threshold without the model's own sum. */
function threshold({ world, key }: FailureScene): number {
  const service = world.services.get(key)
  const given = service?.settings.deploymentCircuitBreaker.thresholdConfiguration
  const { type, value } = given ?? { type: 'BOUNDED_PERCENT', value: 50 }
  if (type === 'COUNT') return value
  let tasks = 0
  while (tasks * 100 < (service?.desiredCount ?? 0) * value) tasks += 1
  if (type === 'UNBOUNDED_PERCENT') return tasks
  return tasks < 3 ? 3 : tasks > 200 ? 200 : tasks
}

/** Tasks of the PRIMARY that are RUNNING. */
function running({ world, key }: FailureScene): number {
  const id = world.services.get(key)?.deployments[0]?.id
  return [...world.tasks.values()].filter((one) => one.deploymentId === id && one.step === 'running').length
}

const isTask = (key: string, id: string, { decision, world }: FailureScene): boolean => {
  const task = decision.kind === 'breaker' ? world.tasks.get(decision.taskId) : undefined
  return task?.definitionKey === key && task.id.startsWith(id)
}
const taskOf = ({ decision, world }: FailureScene) =>
  decision.kind === 'breaker' ? world.tasks.get(decision.taskId) : undefined
const primaryOf = ({ world, key }: FailureScene) => world.services.get(key)?.deployments[0]

/** The last deployment that is COMPLETED: none of those that are gone back to. */
const completed = ({ world, key }: FailureScene) =>
  (world.serviceDeployments.get(key) ?? []).find((one, i) => i > 0 && one.status === 'SUCCESSFUL' && !one.isReturnedTo)

export const FAILURE_CLAIMS: readonly Claim<FailureScene>[] = [
  {
    name: 'failed task N of N',
    said: pattern('^Failed task %N of %N'),
    isTrue: ({ figure }, scene) => figure(1) === countedOf(scene) + 1 && figure(2) === threshold(scene),
  },
  {
    name: 'a failed start is passed over',
    said: pattern('^A failed start is passed over, %N of %N counted'),
    isTrue: ({ figure }, scene) =>
      figure(1) === countedOf(scene) && figure(2) === threshold(scene) && running(scene) > 0,
  },
  {
    name: 'failed tasks back to 0',
    said: pattern('^Failed tasks back to 0 of %N'),
    isTrue: ({ figure }, scene) => figure(1) === threshold(scene) && countedOf(scene) > 0,
  },
  {
    name: 'never came to RUNNING',
    said: pattern('([\\w-]+:\\d+) ([0-9a-f]{4}) never came to RUNNING'),
    isTrue: ({ name }, scene) => isTask(name(1), name(2), scene) && taskOf(scene)?.startedAtMs === null,
  },
  {
    name: 'is replaced for its health checks',
    said: pattern('([\\w-]+:\\d+) ([0-9a-f]{4}) is replaced for its health checks'),
    isTrue: ({ name }, scene) => isTask(name(1), name(2), scene) && taskOf(scene)?.startedAtMs !== null,
  },
  {
    name: 'N of a revision are RUNNING',
    said: pattern('and %N tasks? of %K (?:is|are) RUNNING. From the first on health checks alone count'),
    isTrue: ({ figure, name }, scene) => figure(1) === running(scene) && name(2) === primaryOf(scene)?.definitionKey,
  },
  {
    name: 'a healthy task clears the count',
    said: pattern('([\\w-]+:\\d+) ([0-9a-f]{4}) is healthy, which clears the %N that (?:was|were) counted'),
    isTrue: ({ name, figure }, scene) =>
      isTask(name(1), name(2), scene) && taskOf(scene)?.isHealthy === true && figure(3) === countedOf(scene),
  },
  {
    name: 'N more and it fails',
    said: pattern('%N more and the deployment fails'),
    isTrue: ({ figure }, scene) => figure(1) === threshold(scene) - countedOf(scene) - 1 && figure(1) > 0,
  },
  {
    name: 'it fails at the next look',
    said: pattern('The deployment fails at the next look of ECS'),
    isTrue: (_, scene) => countedOf(scene) + 1 >= threshold(scene),
  },
  {
    name: 'a deployment fails',
    said: pattern('^The deployment of %K fails(?=\\.|:)'),
    isTrue: ({ name }, scene) =>
      name(1) === primaryOf(scene)?.definitionKey && primaryOf(scene)?.rolloutState === 'IN_PROGRESS',
  },
  {
    name: 'back to a revision',
    said: pattern(': back to %K(?=\\.)'),
    isTrue: ({ name }, scene) => name(1) === completed(scene)?.revision.definitionKey,
  },
  {
    name: 'failed tasks and the threshold',
    said: pattern('%N failed tasks?, and the threshold is %N'),
    isTrue: ({ figure }, scene) =>
      figure(1) === countedOf(scene) && figure(2) === threshold(scene) && figure(1) >= figure(2),
  },
  {
    name: 'somebody asked for it',
    said: pattern('StopServiceDeployment asked for it'),
    isTrue: (_, { world, key }) => world.serviceDeployments.get(key)?.[0]?.status === 'ROLLBACK_REQUESTED',
  },
  {
    name: 'an alarm is in ALARM',
    said: pattern('([\\w-]+) is in ALARM(?=\\.)'),
    isTrue: ({ name }, { world }) => world.alarms.get(name(1))?.state === 'ALARM',
  },
  {
    name: 'the last that was COMPLETED',
    said: pattern('%K is the last deployment that was COMPLETED, and the PRIMARY again'),
    isTrue: ({ name }, scene) => name(1) === completed(scene)?.revision.definitionKey,
  },
  {
    name: 'none to go back to',
    said: pattern('No deployment of the service was COMPLETED before, so there is none to go back to'),
    isTrue: (_, scene) => completed(scene) === undefined,
  },
  {
    name: 'rollback is off',
    said: pattern('Rollback is off: what runs stays, and nothing is started'),
    isTrue: (_, { world, key, decision }) => {
      const { deploymentCircuitBreaker, alarms } = world.services.get(key)?.settings ?? {}
      const by = decision.kind === 'failure' && decision.cause === 'alarms' ? alarms : deploymentCircuitBreaker
      return by?.rollback === false
    },
  },
]
