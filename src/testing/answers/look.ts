import type { Door } from './door.ts'
import { idOf } from './plan.ts'
import type { ClusterJson, DefinitionJson, InstanceJson, ServiceJson, TaskJson } from './shapes.ts'

/** What all reads together answer at one moment. */
export interface Look {
  readonly nowMs: number
  readonly clusters: ReadonlyMap<string, ClusterLook>
  /** EC2 ids of all instances that were seen in a cluster, now or before. */
  readonly everRegistered: ReadonlySet<string>
}

export interface ClusterLook {
  readonly name: string
  readonly json: ClusterJson
  /** Of every service that ever was, in any state. */
  readonly services: readonly ServiceJson[]
  readonly listedServices: readonly string[]
  readonly instances: readonly InstanceJson[]
  /** By ARN, those that are remembered as STOPPED too. */
  readonly tasks: ReadonlyMap<string, TaskJson>
}

/** 2026-01-01, when every lab begins. */
const EPOCH_MS = Date.UTC(2026, 0, 1)

/** A time of an answer, in ms since the lab began. */
export function msOf(apiTime: number): number {
  return Math.round(apiTime * 1_000) - EPOCH_MS
}

/** Takes looks, and remembers what never changes: definitions, and tasks that are STOPPED. */
export class Looker {
  readonly #door: Door
  readonly #definitions = new Map<string, DefinitionJson>()
  readonly #stopped = new Map<string, TaskJson>()
  readonly #serviceNames = new Map<string, Set<string>>()
  readonly #lastStatus = new Map<string, string>()
  readonly #everRegistered = new Set<string>()

  constructor(door: Door) {
    this.#door = door
  }

  /** The same memory of names at another door. */
  at(door: Door): Looker {
    const other = new Looker(door)
    for (const [cluster, names] of this.#serviceNames) for (const name of names) other.learnService(cluster, name)
    for (const [key, status] of this.#lastStatus) other.#lastStatus.set(key, status)
    for (const id of this.#everRegistered) other.#everRegistered.add(id)
    return other
  }

  /** A service that was created can be described for ever, and is listed only while it is ACTIVE. */
  learnService(cluster: string, name: string): void {
    const names = this.#serviceNames.get(cluster) ?? new Set()
    this.#serviceNames.set(cluster, names.add(name))
  }

  definition(arn: string): DefinitionJson {
    const known = this.#definitions.get(arn)
    if (known !== undefined) return known
    const { taskDefinition } = this.#door.ask('ecs', 'DescribeTaskDefinition', { taskDefinition: arn })
    this.#definitions.set(arn, taskDefinition as DefinitionJson)
    return taskDefinition as DefinitionJson
  }

  look(nowMs: number): Look {
    const arns = this.#door.list('ListClusters', { name: 'clusterArns', input: {} })
    const clusters = new Map(arns.map((arn) => [idOf(arn), this.#lookAt(idOf(arn))]))
    for (const { instances } of clusters.values()) {
      for (const { ec2InstanceId } of instances) this.#everRegistered.add(ec2InstanceId)
    }
    return { nowMs, clusters, everRegistered: this.#everRegistered }
  }

  /** Forgets what is STOPPED, so that the next look asks anew. @returns what was remembered */
  forgetStopped(): ReadonlyMap<string, TaskJson> {
    const remembered = new Map(this.#stopped)
    this.#stopped.clear()
    return remembered
  }

  #lookAt(cluster: string): ClusterLook {
    const door = this.#door
    const { clusters } = door.ask('ecs', 'DescribeClusters', { clusters: [cluster] })
    const list = (operation: string, name: string) => door.list(operation, { name, input: { cluster } })
    const listedServices = door.list('ListServices', { name: 'serviceArns', input: { cluster, maxResults: 100 } })
    const serviceNames = [...new Set([...(this.#serviceNames.get(cluster) ?? []), ...listedServices.map(idOf)])]
    const instanceArns = list('ListContainerInstances', 'containerInstanceArns')
    return {
      name: cluster,
      json: (clusters as readonly ClusterJson[])[0] as ClusterJson,
      services: this.#servicesOf(cluster, serviceNames),
      listedServices,
      instances: door.describe<InstanceJson>('DescribeContainerInstances', {
        name: 'containerInstances',
        key: 'containerInstances',
        size: 100,
        cluster,
        ids: instanceArns,
      }),
      tasks: this.#tasksOf(cluster),
    }
  }

  /** A service that is INACTIVE may be forgotten; no other may. */
  #servicesOf(cluster: string, names: readonly string[]): readonly ServiceJson[] {
    const found: ServiceJson[] = []
    for (let i = 0; i < names.length; i += 10) {
      const services = names.slice(i, i + 10)
      const output = this.#door.ask('ecs', 'DescribeServices', { cluster, services })
      found.push(...(output.services as readonly ServiceJson[]))
    }
    for (const name of names) {
      const service = found.find((one) => one.serviceName === name)
      const key = `${cluster}/${name}`
      if (service === undefined && this.#lastStatus.get(key) !== 'INACTIVE')
        throw new Error(`SVC-8 ${key} cannot be described`)
      if (service !== undefined) this.#lastStatus.set(key, service.status)
      else this.#serviceNames.get(cluster)?.delete(name)
    }
    return found
  }

  #tasksOf(cluster: string): ReadonlyMap<string, TaskJson> {
    const list = (desiredStatus: string) =>
      this.#door.list('ListTasks', { name: 'taskArns', input: { cluster, desiredStatus } })
    const arns = [...list('RUNNING'), ...list('STOPPED')]
    const ids = arns.filter((arn) => !this.#stopped.has(arn))
    const fresh = this.#door.describe<TaskJson>('DescribeTasks', {
      name: 'tasks',
      key: 'tasks',
      size: 100,
      cluster,
      ids,
    })
    for (const task of fresh) if (task.lastStatus === 'STOPPED') this.#stopped.set(task.taskArn, task)
    const byArn = new Map(fresh.map((task) => [task.taskArn, task]))
    return new Map(
      arns.flatMap((arn) => {
        const task = byArn.get(arn) ?? this.#stopped.get(arn)
        return task === undefined ? [] : [[arn, task]]
      }),
    )
  }
}

/** All answers of a look as one text, without its time. */
export function textOf(look: Look): string {
  return JSON.stringify([...look.clusters.values()].map((one) => ({ ...one, tasks: [...one.tasks] })))
}
