import type { Deployment, Service } from '../../model/world/service/service.ts'
import type { World } from '../../model/world/world.ts'
import { wantedOfSet } from '../rollingOracle.ts'
import { pattern, type Claim } from './claim.ts'

/** A task set, counted task by task. */
export interface SetCounts {
  readonly set: Deployment
  readonly wanted: number
  readonly running: number
  readonly healthy: number
  /** Meant to run, RUNNING or not. */
  readonly live: number
}

export function setCounts(service: Service, world: World): readonly SetCounts[] {
  if (service.controller === undefined) return []
  const tasks = [...world.tasks.values()].filter((one) => one.step !== 'stopped' && one.desiredStatus === 'RUNNING')
  return service.deployments.map((set) => {
    const own = tasks.filter((one) => one.deploymentId === set.id)
    return {
      set,
      wanted: wantedOfSet(service, set),
      running: own.filter((one) => one.step === 'running').length,
      healthy: own.filter((one) => one.isHealthy).length,
      live: own.length,
    }
  })
}

/** A service whose deployments another controller makes, by now. */
export interface TaskSetScene {
  readonly service: Service
  readonly sets: readonly SetCounts[]
}

/** Of a revision and of the deployment whose id begins so. */
const found = (name: string, { sets }: TaskSetScene): SetCounts | undefined =>
  sets.find(({ set }) => name === `${set.definitionKey} of ${set.id.slice(0, 12)}`)

export const TASK_SET_CLAIMS: readonly Claim<TaskSetScene>[] = [
  {
    name: 'a service has no task set',
    said: pattern('^([\\w-]+) has no task set\\. CreateTaskSet makes one; until then nothing runs'),
    isTrue: ({ name }, { service, sets }) => name(1) === service.name && sets.length === 0,
  },
  {
    name: 'each task set is steady',
    said: pattern('^Each task set is steady'),
    isTrue: (_, { sets }) => sets.length > 0 && sets.every(({ set }) => set.rolloutState === 'COMPLETED'),
  },
  {
    name: 'a task set is not steady',
    said: pattern('^%K is (STABILIZING|DRAINING)(?=\\.)'),
    isTrue: ({ name }, scene) => {
      const { set } = found(name(1), scene) ?? {}
      return set?.rolloutState === 'IN_PROGRESS' && (set.taskSet?.isDraining === true) === (name(2) === 'DRAINING')
    },
  },
  {
    name: 'an update of task sets was asked for',
    said: pattern('^The update has been asked for(?=\\. [\\w-]+:\\d+ of )'),
    isTrue: (_, { sets }) => sets.some(({ set, wanted }) => set.desiredCount !== wanted),
  },
  {
    name: 'counts of a task set',
    said: pattern('%K(, PRIMARY)?: %N of %N RUNNING, %N healthy'),
    isTrue: ({ name, figure }, scene) => {
      const one = found(name(1), scene)
      return (
        one !== undefined &&
        (name(2) !== '') === (one.set.status === 'PRIMARY') &&
        one.running === figure(3) &&
        one.wanted === figure(4) &&
        one.healthy === figure(5)
      )
    },
  },
]
