import { hashText, HASH_START, hashWith } from '../../base/hash.ts'
import { ApiError } from '../api/command.ts'
import type { CLUSTER_OPTIONS_INPUT } from '../api/cluster/clusterShapes.ts'
import type { InputOf, StructureShape } from '../api/shape.ts'
import { CONTAINER_INSIGHTS, type ClusterOptions } from '../world/cluster/clusterOptions.ts'
import { ACCOUNT, REGION } from '../world/world.ts'

type OptionsInput = InputOf<StructureShape<typeof CLUSTER_OPTIONS_INPUT>> & {
  readonly capacityProviders?: readonly string[] | undefined
}

/** The capacity providers that every account has (api, CreateCluster). The lab has no others. */
const CAPACITY_PROVIDERS = ['FARGATE', 'FARGATE_SPOT']

/**
 * What a cluster is told, of it alone what was given (CLU-2).
 *
 * @throws ApiError  InvalidParameterException in ECS's words
 */
export function optionsFrom(input: OptionsInput): Partial<ClusterOptions> {
  const containerInsights = insightsFrom(input.settings ?? [])
  const { configuration, serviceConnectDefaults, capacityProviders } = input
  refuseConfiguration(configuration)
  for (const [index, one] of (capacityProviders ?? []).entries()) {
    if (CAPACITY_PROVIDERS.includes(one)) continue
    const message = 'The specified capacity provider was not found. Specify a valid capacity provider and try again.'
    throw new ApiError('InvalidParameterException', message, `capacityProviders[${String(index)}]`)
  }
  return {
    ...(containerInsights !== null && { containerInsights }),
    ...(configuration !== undefined && { configuration }),
    ...(serviceConnectDefaults !== undefined && { namespaceArn: namespaceArnOf(serviceConnectDefaults.namespace) }),
    ...(capacityProviders !== undefined && { capacityProviders }),
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
