import { isFargateProvider } from '../../world/provider/capacityProvider.ts'
import type { StrategyItem } from '../../world/provider/strategy.ts'
import type { World } from '../../world/world.ts'
import { ApiError } from '../command.ts'
import { list, optional, required, struct, text, whole, type InputOf } from '../shape.ts'

/** What a strategy may name, and a cluster may have (api, CapacityProviderStrategyItem). */
const STRATEGY_MAX = 20
/** So many are read at all: of more than 20 ECS says so in its own words. */
const READ_MAX = 100

export const capacityProviderStrategy = list(
  struct({
    capacityProvider: required(text()),
    weight: optional(whole({ min: 0, max: 1_000 })),
    base: optional(whole({ min: 0, max: 100_000 })),
  }),
  { max: READ_MAX },
)

export interface StrategyWhere {
  readonly world: World
  readonly clusterName: string
  readonly field: string
  /** Those that the cluster has, or will have. */
  readonly providers?: readonly string[]
}

/**
 * A strategy as it counts, weights and bases written out (CPR-2).
 *
 * @throws ApiError  InvalidParameterException for one that ECS refuses
 */
export function strategyOf(
  given: InputOf<typeof capacityProviderStrategy>,
  { world, clusterName, field, providers = providersOf(world, clusterName) }: StrategyWhere,
): readonly StrategyItem[] {
  const strategy = given.map(({ capacityProvider, weight = 0, base = 0 }) => ({ capacityProvider, weight, base }))
  const refuse = (message: string) => new ApiError('InvalidParameterException', message, field)
  if (strategy.length > STRATEGY_MAX) {
    throw refuse(`A capacity provider strategy can contain a maximum of ${String(STRATEGY_MAX)} capacity providers.`)
  }
  for (const [index, { capacityProvider }] of strategy.entries()) {
    if (providers.includes(capacityProvider)) continue
    throw new ApiError('InvalidParameterException', NOT_OF_CLUSTER, `${field}[${String(index)}].capacityProvider`)
  }
  const names = strategy.map((one) => one.capacityProvider)
  if (new Set(names).size < names.length) throw refuse('A capacity provider strategy names each provider once.')
  if (new Set(names.map(isFargateProvider)).size > 1) throw refuse(MIXED)
  if (strategy.filter(({ base }) => base > 0).length > 1) {
    throw refuse('Only one capacity provider in a capacity provider strategy can have a base defined.')
  }
  if (strategy.length > 0 && strategy.every(({ weight }) => weight === 0)) {
    throw refuse('At least one capacity provider in the strategy must have a weight greater than 0.')
  }
  return strategy
}

const NOT_OF_CLUSTER =
  'The specified capacity provider strategy contained a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.'
const MIXED =
  'A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers. Specify one or the other and try again.'

function providersOf(world: World, clusterName: string): readonly string[] {
  return world.clusterOptions.get(clusterName)?.capacityProviders ?? []
}

/**
 * What tasks are started by: a strategy, which is that of their cluster where neither it nor a launch type is given.
 *
 * @throws ApiError  where both are given
 */
export function strategyFor(
  input: {
    readonly launchType?: string | undefined
    readonly capacityProviderStrategy?: InputOf<typeof capacityProviderStrategy> | undefined
  },
  { world, clusterName }: { readonly world: World; readonly clusterName: string },
): readonly StrategyItem[] {
  const { launchType, capacityProviderStrategy: given = [] } = input
  if (given.length > 0 && launchType !== undefined) throw new ApiError('InvalidParameterException', BOTH, 'launchType')
  if (given.length > 0) return strategyOf(given, { world, clusterName, field: 'capacityProviderStrategy' })
  if (launchType !== undefined) return []
  return world.clusterOptions.get(clusterName)?.defaultStrategy ?? []
}

const BOTH = 'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.'
