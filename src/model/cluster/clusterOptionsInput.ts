import { hashText, HASH_START, hashWith } from '../../base/hash.ts'
import { ApiError } from '../api/command.ts'
import type { CLUSTER_OPTIONS_INPUT } from '../api/cluster/clusterShapes.ts'
import { strategyOf, type capacityProviderStrategy } from '../api/provider/providerShapes.ts'
import type { InputOf, StructureShape } from '../api/shape.ts'
import { CONTAINER_INSIGHTS, type ClusterOptions } from '../world/cluster/clusterOptions.ts'
import { isFargateProvider } from '../world/provider/capacityProvider.ts'
import { ACCOUNT, REGION, type World } from '../world/world.ts'

type OptionsInput = InputOf<StructureShape<typeof CLUSTER_OPTIONS_INPUT>> & {
  readonly capacityProviders?: readonly string[] | undefined
  readonly defaultCapacityProviderStrategy?: InputOf<typeof capacityProviderStrategy> | undefined
}

/**
 * What a cluster is told, of it alone what was given (CLU-2).
 *
 * @throws ApiError  InvalidParameterException in ECS's words
 */
export function optionsFrom(
  input: OptionsInput,
  { world, clusterName }: { readonly world: World; readonly clusterName: string },
): Partial<ClusterOptions> {
  const containerInsights = insightsFrom(input.settings ?? [])
  const { configuration, serviceConnectDefaults, capacityProviders } = input
  refuseConfiguration(configuration)
  for (const [index, one] of (capacityProviders ?? []).entries()) {
    if (isFargateProvider(one) || world.capacityProviders.has(one)) continue
    const message = 'The specified capacity provider was not found. Specify a valid capacity provider and try again.'
    throw new ApiError('InvalidParameterException', message, `capacityProviders[${String(index)}]`)
  }
  const defaultStrategy = strategyOf(input.defaultCapacityProviderStrategy ?? [], {
    world,
    clusterName,
    field: 'defaultCapacityProviderStrategy',
    providers: capacityProviders ?? [],
  })
  return {
    ...(containerInsights !== null && { containerInsights }),
    ...(configuration !== undefined && { configuration }),
    ...(serviceConnectDefaults !== undefined && { namespaceArn: namespaceArnOf(serviceConnectDefaults.namespace) }),
    ...(capacityProviders !== undefined && { capacityProviders }),
    ...(defaultStrategy.length > 0 && { defaultStrategy }),
  }
}

/** The last that is given counts; `null` when none is. */
function insightsFrom(settings: NonNullable<OptionsInput['settings']>): string | null {
  for (const [index, { name, value = '' }] of settings.entries()) {
    const at = `settings[${String(index)}]`
    if (name !== 'containerInsights') {
      throw new ApiError('InvalidParameterException', "Invalid setting 'name'", `${at}.name`)
    }
    if (!CONTAINER_INSIGHTS.some((one) => one === value)) {
      throw new ApiError('InvalidParameterException', "Invalid setting 'value'", `${at}.value`)
    }
  }
  return settings.at(-1)?.value ?? null
}

function refuseConfiguration(configuration: OptionsInput['configuration']): void {
  const { logging, logConfiguration } = configuration?.executeCommandConfiguration ?? {}
  if (logging !== 'OVERRIDE' || logConfiguration !== undefined) return
  const field = 'configuration.executeCommandConfiguration.logConfiguration'
  throw new ApiError('InvalidParameterException', `Invalid parameter ${field}: logging OVERRIDE needs it.`, field)
}

/** ECS answers the ARN of the namespace, which it makes where there is none of that name; the lab has no Cloud Map. */
function namespaceArnOf(namespace: string): string | null {
  if (namespace === '' || namespace.startsWith('arn:')) return namespace === '' ? null : namespace
  const id = hashText(hashWith(HASH_START, [namespace]))
  return `arn:aws:servicediscovery:${REGION}:${ACCOUNT}:namespace/ns-${id}`
}
