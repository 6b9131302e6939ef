import type { NetworkMode } from '../../world/definition/taskDefinition.ts'
import { containerPath } from './containerPath.ts'
import type { ContainerInput, TaskDefinitionInput } from './taskDefinitionShape.ts'

/** One thing that ECS refuses of a definition. */
export interface DefinitionFinding {
  /** Of the member to change, by AWS's path. */
  readonly path: string
  /** What ECS says of it. */
  readonly message: string
}

type Findings = Generator<DefinitionFinding>

type Mapping = NonNullable<ContainerInput['portMappings']>[number]

/** One port mapping as its refusals name it. */
interface Placed {
  readonly mapping: Mapping
  readonly container: string
  readonly path: string
}

/**
 * DEF-4: all of ports, and of what goes with one network mode alone, that ECS refuses under a mode, in the order in
 * which the lab comes to it. Of a definition that has another mode it tells what would keep it from that one.
 */
export function* networkFindings(input: TaskDefinitionInput, mode: NetworkMode): Findings {
  yield* portFindings(input, mode)
  yield* modeFindings(input, mode)
  yield* proxyFindings(input, mode)
}

function* portFindings(input: TaskDefinitionInput, mode: NetworkMode): Findings {
  const all = input.containerDefinitions.flatMap(({ name, portMappings = [] }, at) =>
    portMappings.map((mapping, index): Placed => {
      return { mapping, container: name, path: `${containerPath(at)}.portMappings[${String(index)}]` }
    }),
  )
  const taken = new Set<string>()
  const names = new Set<string>()
  for (const placed of all) {
    if (mode === 'none') yield found("Port mappings are not supported when networkMode='none'.", placed.path)
    yield* formFindings(placed)
    yield* unequalFindings(placed, mode)
    yield* takenFindings(placed, mode, taken)
    yield* nameFindings(placed, mode, names)
  }
}

function found(message: string, path: string): DefinitionFinding {
  return { path, message }
}

function* formFindings({ mapping, container, path }: Placed): Findings {
  const { containerPort, hostPort, containerPortRange: range } = mapping
  if (range === undefined) {
    if (containerPort !== undefined) return
    yield found(`Invalid 'containerPort' setting for container '${container}'.`, `${path}.containerPort`)
    return
  }
  if (containerPort !== undefined || hostPort !== undefined) {
    yield found(
      `Invalid port mapping for container '${container}', cannot specify both single port and port range.`,
      `${path}.containerPortRange`,
    )
  }
  if (!isRange(range)) {
    yield found(`Invalid 'containerPortRange' setting for container '${container}'.`, `${path}.containerPortRange`)
  }
}

/** `5000-5100`, from the lower to the higher. */
function isRange(given: string): boolean {
  const match = /^([0-9]{1,5})-([0-9]{1,5})$/.exec(given)
  const [first, last] = [Number(match?.[1]), Number(match?.[2])]
  return first >= 1 && first < last && last <= 65_535
}

function* unequalFindings({ mapping: { containerPort, hostPort }, path }: Placed, mode: NetworkMode): Findings {
  if (mode !== 'awsvpc' && mode !== 'host') return
  if (hostPort === undefined || hostPort === containerPort) return
  yield found(
    `When networkMode=${mode}, the host ports and container ports in port mappings must match.`,
    `${path}.hostPort`,
  )
}

function* takenFindings({ mapping, path }: Placed, mode: NetworkMode, taken: Set<string>): Findings {
  const { containerPort, hostPort = 0, protocol = 'tcp' } = mapping
  const port = mode === 'bridge' ? hostPort : containerPort
  if (port === undefined || port === 0) return
  const key = `${protocol}/${String(port)}`
  if (taken.has(key)) {
    const kind = protocol.toUpperCase()
    yield mode === 'awsvpc'
      ? found(
          `${kind} container port '${String(port)}' is used multiple times in task when networkMode=awsvpc.`,
          `${path}.containerPort`,
        )
      : found(`${kind} host port '${String(port)}' is mapped multiple times in task.`, `${path}.hostPort`)
  }
  taken.add(key)
}

function* nameFindings({ mapping: { name }, path }: Placed, mode: NetworkMode, names: Set<string>): Findings {
  if (name === undefined || mode !== 'awsvpc') return
  if (names.has(name)) yield found('When networkMode=awsvpc, port mapping name is already used', `${path}.name`)
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

function* modeFindings(input: TaskDefinitionInput, mode: NetworkMode): Findings {
  for (const [index, one] of input.containerDefinitions.entries()) {
    const path = containerPath(index)
    if (mode !== 'bridge' && (one.links ?? []).length > 0) {
      yield found(`Links are not supported when networkMode=${mode}`, `${path}.links`)
    }
    for (const { field, what } of mode === 'awsvpc' ? NOT_WITH_AWSVPC.filter(({ isSet }) => isSet(one)) : []) {
      yield found(`${what} not supported on container when networkMode=awsvpc.`, `${path}.${field}`)
    }
  }
}

/** What an App Mesh proxy must say, each with what ECS calls it where that is known. */
const PROXY_PROPERTIES = [
  ['ProxyIngressPort', 'Ingress port'],
  ['ProxyEgressPort', 'Egress port'],
  ['AppPorts', 'App ports'],
  ['EgressIgnoredIPs', 'Egress ignored IPs'],
] as const

function* proxyFindings(input: TaskDefinitionInput, mode: NetworkMode): Findings {
  const proxy = input.proxyConfiguration
  if (proxy === undefined) return
  if (mode !== 'awsvpc') {
    yield found('APPMESH proxy configuration is only supported in networkMode=awsvpc', 'networkMode')
  }
  if (!input.containerDefinitions.some(({ name }) => name === proxy.containerName)) {
    yield found(`Proxy container [${proxy.containerName}] does not exist`, 'proxyConfiguration.containerName')
  }
  const given = new Set((proxy.properties ?? []).map(({ name }) => name))
  const missing = PROXY_PROPERTIES.find(([name]) => !given.has(name))
  if (missing !== undefined) yield found(`${missing[1]} not found`, 'proxyConfiguration.properties')
}
