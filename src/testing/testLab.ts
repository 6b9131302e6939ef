import { must } from '../base/assert.ts'
import type { ContainerInstance } from '../model/world/capacity/containerInstance.ts'
import { Engine } from '../model/engine/engine.ts'
import type { Accepted, CommandService, ErrorShape, Output } from '../model/api/command.ts'
import type { Decision } from '../model/world/decision.ts'
import type { PlacementDecision } from '../model/world/placement/placementDecision.ts'
import type { RollingDecision } from '../model/world/deployment/rollingDecision.ts'
import { explanationOf, type Explanation } from '../model/world/explanation.ts'
import type { PlacementExplanation } from '../model/world/placement/placementExplanation.ts'
import { passName, serviceKey, type Service } from '../model/world/service/service.ts'
import { lastStatusOf } from '../model/world/task/lifecycle.ts'
import type { Task } from '../model/world/task/task.ts'
import type { WritableWorld, World } from '../model/world/world.ts'
import { decisionsOf } from '../model/world/toldBy.ts'

export type Input = Readonly<Record<string, unknown>>

/** The cluster that every helper means when it names none. */
export const CLUSTER = 'yard'

/** What a test asked of a lab did not come true: it fails as by an `expect`, which this code cannot import. */
export class UnmetExpectation extends Error {
  override readonly name = 'AssertionError'
}

/** An engine as tests use it: commands in AWS's names, what happened instant by instant, entities by name. */
export class TestLab {
  readonly engine: Engine
  /** Everything decided so far, oldest first. */
  readonly decisions: Decision[] = []
  /** On what they were made in full, by their ids. */
  readonly explanations = new Map<number, Explanation>()

  constructor(seed = 1) {
    this.engine = Engine.create(seed)
    this.engine.explainer = (id, explain) => this.explanations.set(id, explain())
    this.engine.listener = (change) => {
      this.decisions.push(...decisionsOf(change))
    }
  }

  get world(): World {
    return this.engine.world
  }

  /** The world for a test that puts something there as no command can. */
  get writable(): WritableWorld {
    return this.engine.world as WritableWorld
  }

  get nowMs(): number {
    return this.world.nowMs
  }

  /** Carries a command out now. @throws UnmetExpectation  when it is refused */
  act(service: CommandService, operation: string, input: Input): Output {
    return this.#accepted(service, operation, input).output
  }

  ecs(operation: string, input: Input): Output {
    return this.#ecs(operation, input).output
  }

  /** The fields of a command that have no effect, once it was carried out. @throws UnmetExpectation  when it is refused */
  withoutEffect(operation: string, input: Input): readonly string[] {
    return this.#ecs(operation, input).withoutEffect ?? []
  }

  /** The error of a command that is refused and leaves no trace, as AWS's clients see it. @throws UnmetExpectation  when it is not */
  refusal(service: CommandService, operation: string, input: Input): Pick<ErrorShape, 'name' | 'message'> {
    const { name, message } = this.refused(service, operation, input)
    return { name, message }
  }

  /** The same with the field that it is about. */
  refused(service: CommandService, operation: string, input: Input): ErrorShape {
    const before = JSON.stringify(traceOf(this.engine))
    const answer = this.engine.execute({ atMs: this.nowMs, service, operation, input })
    if (!('error' in answer)) throw new UnmetExpectation(`${operation} was not refused`)
    if (JSON.stringify(traceOf(this.engine)) !== before) {
      throw new UnmetExpectation(`DET-5: a refused ${operation} left a trace`)
    }
    return answer.error
  }

  #ecs(operation: string, input: Input): Accepted {
    const cluster = CLUSTERLESS.has(operation) ? {} : { cluster: CLUSTER }
    return this.#accepted('ecs', operation, { ...cluster, ...input })
  }

  #accepted(service: CommandService, operation: string, input: Input): Accepted {
    const answer = this.engine.execute({ atMs: this.nowMs, service, operation, input })
    if ('error' in answer) throw new UnmetExpectation(`${operation}: ${answer.error.name}: ${answer.error.message}`)
    return answer
  }

  /** Goes to a time, stopping at every instant at which something is due. */
  to(atMs: number, onInstant?: () => void): void {
    for (;;) {
      const next = this.engine.nextAtMs
      if (next === undefined || next > atMs) break
      this.engine.runUntil(next)
      onInstant?.()
    }
    this.engine.runUntil(atMs)
  }

  forward(ms: number, onInstant?: () => void): void {
    this.to(this.nowMs + ms, onInstant)
  }

  service(name = 'web'): Service {
    return must(this.world.services.get(serviceKey(CLUSTER, name)), name)
  }

  /** When the scheduler looks at the service next; `undefined` when nothing asked it to. */
  nextPassAtMs(name = 'web'): number | undefined {
    const { key, createdAtMs } = this.service(name)
    return this.engine.wakes.get(passName({ serviceKey: key, createdAtMs }))
  }

  /** Tasks of a service that are not STOPPED, oldest first. */
  tasks(name = 'web'): readonly Task[] {
    return [...this.world.tasks.values()].filter((one) => one.serviceName === name && one.step !== 'stopped')
  }

  task(id: string): Task {
    return must(this.world.tasks.get(id), id)
  }

  get instances(): readonly ContainerInstance[] {
    return [...this.world.instances.values()]
  }

  /** The n-th instance in order of launch, from 0. */
  instance(index: number): ContainerInstance {
    return must(this.instances[index], `instance ${String(index)}`)
  }

  /** A service's events, oldest first, its name left out and ids replaced by `…`. */
  messages(name = 'web'): readonly string[] {
    return this.service(name)
      .events.map((one) => one.message.replace(`(service ${name}) `, '').replace(/\(task [0-9a-f]{32}\)/g, '(task …)'))
      .reverse()
  }

  /** The n-th placement, from 0: what was decided and on what. */
  placement(index: number): {
    readonly decision: PlacementDecision
    readonly explanation: PlacementExplanation | undefined
  } {
    const all = this.decisions.flatMap((one) => (one.kind === 'placement' ? [one] : []))
    const decision = must(all[index], `placement ${String(index)}`)
    return { decision, explanation: explanationOf('placement', this.explanations.get(decision.id)) ?? undefined }
  }

  /** Rolling decisions of a service since `sinceMs`, oldest first. */
  rolling(sinceMs = 0, name = 'web'): readonly RollingDecision[] {
    return this.decisions.flatMap((one) =>
      one.kind === 'rolling' && one.serviceName === name && one.atMs >= sinceMs ? [one] : [],
    )
  }
}

/** Operations of ECS that take no `cluster`. */
const CLUSTERLESS = new Set([
  'CreateCluster',
  'DescribeClusters',
  'ListClusters',
  'PutAccountSetting',
  'PutAccountSettingDefault',
  'RegisterTaskDefinition',
  'DeregisterTaskDefinition',
  'DescribeTaskDefinition',
  'ListTaskDefinitions',
  'DescribeServiceDeployments',
  'DescribeServiceRevisions',
  'StopServiceDeployment',
  'ContinueServiceDeployment',
  'ListTaskDefinitionFamilies',
  'DeleteTaskDefinitions',
  'CreateCapacityProvider',
  'UpdateCapacityProvider',
  'DeleteCapacityProvider',
  'DescribeCapacityProviders',
])

function traceOf(engine: Engine): unknown {
  const { queue, random, hash } = engine.checkpoint()
  return { queue, random, hash, counters: engine.world.counters }
}

/** The status that the API reports of a task. */
export function statusOf(task: Task): string {
  return lastStatusOf(task.step)
}

/** The ids of tasks, for comparing. */
export function idsOf(tasks: readonly { readonly id: string }[]): readonly string[] {
  return tasks.map((one) => one.id)
}
