import { copyDeployment } from '../copies.ts'
import { changeDeployment } from '../service/serviceChanges.ts'
import { serviceKey, type Deployment } from '../service/service.ts'
import type { WritableWorld } from '../world.ts'
import { rowOf } from './lifecycle.ts'
import type { Task } from './task.ts'
import type { TaskStep } from './taskSteps.ts'

type Bucket = 'pendingCount' | 'runningCount' | 'leavingCount'

/** In which count of its deployment a task stands, by its step; in none once stopped. */
function bucketOf(step: TaskStep): Bucket | null {
  if (step === 'stopped') return null
  const { phase } = rowOf(step)
  if (phase === 'PENDING' || phase === 'PROVISIONING') return 'pendingCount'
  return step === 'running' ? 'runningCount' : 'leavingCount'
}

type Deltas = Record<Bucket | 'healthyCount', number>

/** Keeps the counts of deployments while tasks change: of tasks of one deployment in a row it is changed once. */
export class DeploymentCounts {
  readonly #world: WritableWorld
  /** One of those that are counted now. */
  #of: Task | null = null
  #deltas: Deltas = noDeltas()
  #isAnyHealthy = false

  constructor(world: WritableWorld) {
    this.#world = world
  }

  /** @param before  `null` for a task that is new */
  add(before: Task | null, after: Task): void {
    if (after.serviceName === null || after.deploymentId === null) return
    if (this.#of === null || !isOfSame(this.#of, after)) this.finish()
    this.#of = after
    const from = before === null ? null : bucketOf(before.step)
    const to = bucketOf(after.step)
    if (from !== null) this.#deltas[from] -= 1
    if (to !== null) this.#deltas[to] += 1
    const healthy = Number(after.isHealthy) - Number(before?.isHealthy ?? false)
    this.#deltas.healthyCount += healthy
    if (healthy > 0) this.#isAnyHealthy = true
  }

  /** Writes what was added. */
  finish(): void {
    const of = this.#of
    const deltas = this.#deltas
    const isAnyHealthy = this.#isAnyHealthy
    if (of === null) return
    this.#of = null
    this.#deltas = noDeltas()
    this.#isAnyHealthy = false
    if (!isAnyHealthy && isNothing(deltas)) return
    const where = { serviceKey: serviceKey(of.clusterName, of.serviceName ?? ''), deploymentId: of.deploymentId ?? '' }
    changeDeployment(this.#world, where, (deployment) => counted(deployment, deltas, isAnyHealthy))
  }
}

function counted(deployment: Deployment, deltas: Deltas, isAnyHealthy: boolean): Deployment {
  const after = copyDeployment(deployment)
  after.pendingCount += deltas.pendingCount
  after.runningCount += deltas.runningCount
  after.leavingCount += deltas.leavingCount
  after.healthyCount += deltas.healthyCount
  // They are counted in a row.
  if (isAnyHealthy) after.failedTasks = 0
  return after
}

function noDeltas(): Deltas {
  return { pendingCount: 0, runningCount: 0, leavingCount: 0, healthyCount: 0 }
}

function isNothing({ pendingCount, runningCount, leavingCount, healthyCount }: Deltas): boolean {
  return pendingCount === 0 && runningCount === 0 && leavingCount === 0 && healthyCount === 0
}

function isOfSame(one: Task, other: Task): boolean {
  return (
    one.deploymentId === other.deploymentId &&
    one.serviceName === other.serviceName &&
    one.clusterName === other.clusterName
  )
}
