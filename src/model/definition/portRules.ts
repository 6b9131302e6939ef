import { client } from '../api/definition/definitionRefusals.ts'
import type { ContainerInput, TaskDefinitionInput } from '../api/definition/taskDefinitionShape.ts'
import type { NetworkMode } from '../world/definition/taskDefinition.ts'
import { networkModeOf } from '../api/definition/networkMode.ts'
import { containerPath } from '../api/definition/containerPath.ts'

type Mapping = NonNullable<ContainerInput['portMappings']>[number]

/** One port mapping as its refusals name it. */
interface Placed {
  readonly mapping: Mapping
  readonly container: string
  readonly path: string
}

/** DEF-4: ports. @throws ApiError  ClientException */
export function refusePorts(input: TaskDefinitionInput): void {
  const mode = networkModeOf(input)
  const all = input.containerDefinitions.flatMap(({ name, portMappings = [] }, at) =>
    portMappings.map((mapping, index): Placed => {
      return { mapping, container: name, path: `${containerPath(at)}.portMappings[${String(index)}]` }
    }),
  )
  const taken = new Set<string>()
  const names = new Set<string>()
  for (const placed of all) {
    if (mode === 'none') throw client("Port mappings are not supported when networkMode='none'.", placed.path)
    refuseForm(placed)
    refuseUnequal(placed, mode)
    refuseTaken(placed, mode, taken)
    refuseName(placed, mode, names)
  }
}

function refuseForm({ mapping, container, path }: Placed): void {
  const { containerPort, hostPort, containerPortRange: range } = mapping
  if (range === undefined) {
    if (containerPort !== undefined) return
    throw client(`Invalid 'containerPort' setting for container '${container}'.`, `${path}.containerPort`)
  }
  if (containerPort !== undefined || hostPort !== undefined) {
    throw client(
      `Invalid port mapping for container '${container}', cannot specify both single port and port range.`,
      `${path}.containerPortRange`,
    )
  }
  if (!isRange(range)) {
    throw client(`Invalid 'containerPortRange' setting for container '${container}'.`, `${path}.containerPortRange`)
  }
}

/** `5000-5100`, from the lower to the higher. */
function isRange(given: string): boolean {
  const match = /^([0-9]{1,5})-([0-9]{1,5})$/.exec(given)
  const [first, last] = [Number(match?.[1]), Number(match?.[2])]
  return first >= 1 && first < last && last <= 65_535
}

function refuseUnequal({ mapping: { containerPort, hostPort }, path }: Placed, mode: NetworkMode): void {
  if (mode !== 'awsvpc' && mode !== 'host') return
  if (hostPort === undefined || hostPort === containerPort) return
  throw client(
    `When networkMode=${mode}, the host ports and container ports in port mappings must match.`,
    `${path}.hostPort`,
  )
}

function refuseTaken({ mapping, path }: Placed, mode: NetworkMode, taken: Set<string>): void {
  const { containerPort, hostPort = 0, protocol = 'tcp' } = mapping
  const port = mode === 'bridge' ? hostPort : containerPort
  if (port === undefined || port === 0) return
  const key = `${protocol}/${String(port)}`
  if (taken.has(key)) {
    const kind = protocol.toUpperCase()
    throw mode === 'awsvpc'
      ? client(
          `${kind} container port '${String(port)}' is used multiple times in task when networkMode=awsvpc.`,
          `${path}.containerPort`,
        )
      : client(`${kind} host port '${String(port)}' is mapped multiple times in task.`, `${path}.hostPort`)
  }
  taken.add(key)
}

function refuseName({ mapping: { name }, path }: Placed, mode: NetworkMode, names: Set<string>): void {
  if (name === undefined || mode !== 'awsvpc') return
  if (names.has(name)) throw client('When networkMode=awsvpc, port mapping name is already used', `${path}.name`)
  names.add(name)
}

/** What of a container goes with one network mode alone. */
const NOT_WITH_AWSVPC = [
  { field: 'hostname', what: 'hostname is', isSet: (one: ContainerInput) => (one.hostname ?? '') !== '' },
  { field: 'extraHosts', what: 'Extra hosts are', isSet: (one: ContainerInput) => (one.extraHosts ?? []).length > 0 },
  { field: 'dnsServers', what: 'DNS servers are', isSet: (one: ContainerInput) => (one.dnsServers ?? []).length > 0 },
  {
    field: 'disableNetworking',
    what: 'Disable Networking is',
    isSet: (one: ContainerInput) => one.disableNetworking === true,
  },
] as const

/** DEF-4: what a network mode does not go with. @throws ApiError  ClientException */
export function refuseNetworkMode(input: TaskDefinitionInput): void {
  const mode = networkModeOf(input)
  for (const [index, one] of input.containerDefinitions.entries()) {
    const path = containerPath(index)
    if (mode !== 'bridge' && (one.links ?? []).length > 0) {
      throw client(`Links are not supported when networkMode=${mode}`, `${path}.links`)
    }
    const found = mode === 'awsvpc' ? NOT_WITH_AWSVPC.find(({ isSet }) => isSet(one)) : undefined
    if (found !== undefined) {
      throw client(`${found.what} not supported on container when networkMode=awsvpc.`, `${path}.${found.field}`)
    }
  }
  refuseProxy(input)
}

/** What an App Mesh proxy must say, each with what ECS calls it where that is known. */
const PROXY_PROPERTIES = [
  ['ProxyIngressPort', 'Ingress port'],
  ['ProxyEgressPort', 'Egress port'],
  ['AppPorts', 'App ports'],
  ['EgressIgnoredIPs', 'Egress ignored IPs'],
] as const

function refuseProxy(input: TaskDefinitionInput): void {
  const proxy = input.proxyConfiguration
  if (proxy === undefined) return
  if (networkModeOf(input) !== 'awsvpc') {
    throw client('APPMESH proxy configuration is only supported in networkMode=awsvpc', 'networkMode')
  }
  if (!input.containerDefinitions.some(({ name }) => name === proxy.containerName)) {
    throw client(`Proxy container [${proxy.containerName}] does not exist`, 'proxyConfiguration.containerName')
  }
  const given = new Set((proxy.properties ?? []).map(({ name }) => name))
  const missing = PROXY_PROPERTIES.find(([name]) => !given.has(name))
  if (missing !== undefined) throw client(`${missing[1]} not found`, 'proxyConfiguration.properties')
}
