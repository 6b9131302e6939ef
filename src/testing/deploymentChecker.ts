import type { Change } from '../model/world/change.ts'
import type { World } from '../model/world/world.ts'
import type { Report } from './scan.ts'

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>

/** What became of the deployments of a service, told by the changes alone. */
interface Told {
  /** Those that are COMPLETED, oldest first. */
  completed: string[]
  /** Those that have failed, each once. */
  failed: Set<string>
  /** What its circuit breaker has counted. */
  count: number
}

/** Judges failures and rollbacks: a deployment is rolled back at most once, and to the last that is COMPLETED (DEP-18). */
export class DeploymentChecker {
  #world: World
  #report: Report
  #told = new Map<string, Told>()

  constructor(world: World, report: Report) {
    this.#world = world
    this.#report = report
  }

  before(change: Change): void {
    switch (change.kind) {
      case 'serviceCreated':
        this.#told.set(change.service.key, { completed: [], failed: new Set(), count: 0 })
        return
      case 'deploymentStarted':
        this.#of(change).count = 0
        return
      case 'deploymentRolloutSet':
        if (change.rolloutState === 'COMPLETED') this.#of(change).completed.push(change.deploymentId)
        return
      case 'failuresCounted':
        return this.#count(change)
      case 'deploymentFailed':
        return this.#fail(change)
      case 'rollbackStarted':
        return this.#rollBack(change)
      default:
        return
    }
  }

  #of({ serviceKey }: { readonly serviceKey: string }): Told {
    const told = this.#told.get(serviceKey) ?? { completed: [], failed: new Set(), count: 0 }
    this.#told.set(serviceKey, told)
    return told
  }

  #count(change: Of<'failuresCounted'>): void {
    const told = this.#of(change)
    const service = this.#world.services.get(change.serviceKey)
    if (change.count !== 0 && change.count !== told.count + 1)
      this.#report('DEP-16 failed tasks are counted one by one')
    if (service?.settings.deploymentCircuitBreaker.enable !== true)
      this.#report('DEP-16 counted, and the breaker is off')
    if (service?.deployments[0]?.rolloutState !== 'IN_PROGRESS')
      this.#report('DEP-16 counted, and nothing is rolled out')
    told.count = change.count
  }

  #fail(change: Of<'deploymentFailed'>): void {
    const told = this.#of(change)
    const id = this.#world.services.get(change.serviceKey)?.deployments[0]?.id ?? ''
    if (told.failed.has(id)) this.#report(`DEP-18 ${id} fails twice`)
    told.failed.add(id)
    const isTripped = told.count > 0
    if (change.cause === 'circuitBreaker' && !isTripped) this.#report(`DEP-15 ${id} fails, and nothing was counted`)
  }

  #rollBack(change: Of<'rollbackStarted'>): void {
    const told = this.#of(change)
    const [newest, ...older] = this.#world.serviceDeployments.get(change.serviceKey) ?? []
    const to = older.find((one) => one.id === change.toId)
    const last = told.completed.at(-1)
    if (newest?.rollback !== undefined) this.#report(`DEP-18 ${newest.id} is rolled back twice`)
    if (to === undefined || last !== `ecs-svc/${to.revisionId}`)
      this.#report(`DEP-18 not to the last COMPLETED, ${String(last)}`)
    // It is IN_PROGRESS from now on.
    told.completed = told.completed.filter((one) => one !== last)
  }
}
