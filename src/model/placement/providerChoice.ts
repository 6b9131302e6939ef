import type { Context } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf, type DecisionBase } from '../world/decisionBase.ts'
import { isFargateProvider } from '../world/provider/capacityProvider.ts'
import { nextProvider, type StrategyChoice, type StrategyItem } from '../world/provider/strategy.ts'
import type { Task } from '../world/task/task.ts'

interface Chosen extends Pick<DecisionBase, 'clusterName' | 'serviceName'> {
  readonly providers: readonly StrategyItem[]
  readonly deploymentId: string | null
}

/**
 * Gives tasks of one request their capacity providers, one after the other (CPR-3). A service's tasks of the same
 * deployment count, and those of one RunTask among themselves.
 */
export class ProviderChoice {
  readonly #context: Context
  readonly #of: Chosen
  readonly #counts = new Map<string, number>()

  constructor(context: Context, of: Chosen, live: Iterable<Task>) {
    this.#context = context
    this.#of = of
    for (const { capacityProviderName: name, deploymentId, desiredStatus } of live) {
      if (name === undefined || deploymentId !== of.deploymentId || desiredStatus === 'STOPPED') continue
      this.add(name)
    }
  }

  /** Whether each task is given one by a decision of its own. */
  get isDecided(): boolean {
    return this.#of.providers.length > 1
  }

  /** Whom the next task would get: nothing is decided. */
  foreseen(): string {
    return this.#choose().capacityProvider
  }

  next(taskId: string): string {
    const { providers } = this.#of
    const choice = this.#choose()
    if (!this.isDecided) return choice.capacityProvider
    const { clusterName, serviceName } = this.#of
    this.#context.decide({
      id: nextDecisionId(this.#context.world),
      atMs: this.#context.nowMs,
      kind: 'strategy',
      rule: 'CPR-3',
      about: [
        ...ownersOf({ clusterName, serviceName }),
        { kind: 'task', id: taskId },
        ...(isFargateProvider(choice.capacityProvider)
          ? []
          : [{ kind: 'capacityProvider' as const, id: choice.capacityProvider }]),
      ],
      clusterName,
      serviceName,
      strategy: providers,
      counts: providers.map((one) => this.#countOf(one.capacityProvider)),
      chosen: choice.capacityProvider,
      because: choice.because,
    })
    return choice.capacityProvider
  }

  #choose(): StrategyChoice {
    const [only] = this.#of.providers
    if (only !== undefined && this.#of.providers.length === 1) return { ...only, because: 'weight' }
    const choice = nextProvider(this.#of.providers, (name) => this.#countOf(name))
    if (choice === null) throw new Error('Broken: CPR-2: a strategy has a weight')
    return choice
  }

  /** Tasks were started by it. */
  add(name: string, count = 1): void {
    this.#counts.set(name, this.#countOf(name) + count)
  }

  #countOf(name: string): number {
    return this.#counts.get(name) ?? 0
  }
}
