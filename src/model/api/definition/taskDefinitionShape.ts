import { launchTypeWord } from '../placement/placementShape.ts'
import { TAGS_INPUT } from '../tags/tagShapes.ts'
import {
  checkedText,
  flag,
  kept,
  keptAll,
  keptAs,
  list,
  name,
  oneOf,
  opaque,
  optional,
  required,
  struct,
  text,
  textMap,
  whole,
  type InputOf,
  type StringShape,
} from '../shape.ts'

/** Container and task fields that AWS knows and the model does not act on yet: kept, shown, and said to have no effect. */
const CONTAINER_KEPT = {
  ...keptAll('list', [
    'command',
    'entryPoint',
    'environment',
    'environmentFiles',
    'secrets',
    'mountPoints',
    'volumesFrom',
  ]),
  linuxParameters: kept('structure'),
  ...keptAll('string', ['hostname', 'user', 'workingDirectory']),
  ...keptAll('boolean', ['disableNetworking', 'readonlyRootFilesystem']),
  ...keptAll('list', ['dnsServers', 'dnsSearchDomains', 'extraHosts', 'dockerSecurityOptions']),
  ...keptAll('boolean', ['interactive', 'pseudoTerminal']),
  dockerLabels: kept('map'),
  ...keptAll('list', ['ulimits', 'systemControls', 'resourceRequirements']),
  firelensConfiguration: kept('structure'),
  credentialSpecs: kept('list'),
  repositoryCredentials: kept('structure'),
  restartPolicy: kept('structure'),
  versionConsistency: kept('string'),
}

const TASK_KEPT = {
  taskRoleArn: kept('string'),
  executionRoleArn: kept('string'),
  volumes: kept('list'),
  pidMode: kept('string'),
  ipcMode: kept('string'),
  proxyConfiguration: kept('structure'),
  inferenceAccelerators: kept('list'),
  runtimePlatform: kept('structure'),
  enableFaultInjection: kept('boolean'),
}

const CPU_TEXT = /^([0-9]+)$|^([0-9]*\.?[0-9]+) ?vcpu$/i
const MEMORY_TEXT = /^([0-9]+)$|^([0-9]*\.?[0-9]+) ?gb$/i

const port = whole({ min: 0, max: 65_535 })
const seconds = (min: number, max: number) => whole({ min, max })

const portMapping = struct({
  containerPort: required(whole({ min: 1, max: 65_535 })),
  hostPort: optional(port),
  protocol: optional(oneOf(['tcp', 'udp'])),
  name: kept('string'),
  appProtocol: kept('string'),
  containerPortRange: kept('string'),
})

const healthCheck = struct({
  command: required(list(text({ max: 4_096 }), { min: 1, max: 100 })),
  interval: optional(seconds(5, 300)),
  timeout: optional(seconds(2, 60)),
  retries: optional(whole({ min: 1, max: 10 })),
  startPeriod: optional(seconds(0, 300)),
})

const logConfiguration = struct({
  logDriver: required(text({ max: 64 })),
  options: optional(textMap()),
  secretOptions: optional(opaque('list')),
})

/** Placement constraints of the definition itself: AWS has no others. */
const memberOf = struct({ type: required(oneOf(['memberOf'])), expression: optional(text({ min: 0, max: 2_000 })) })

const container = struct({
  name: required(name('a container name')),
  image: required(text({ max: 255 })),
  cpu: optional(whole({ min: 0, max: 196_608 })),
  memory: optional(whole({ min: 6, max: 1_048_576 })),
  memoryReservation: optional(whole({ min: 6, max: 1_048_576 })),
  essential: optional(flag()),
  portMappings: optional(list(portMapping, { max: 100 })),
  healthCheck: optional(healthCheck),
  stopTimeout: optional(seconds(0, 86_400)),
  dependsOn: optional(
    list(
      struct({
        containerName: required(name('a container name')),
        condition: required(oneOf(['START', 'COMPLETE', 'SUCCESS', 'HEALTHY'])),
      }),
      { max: 10 },
    ),
  ),
  startTimeout: keptAs(seconds(0, 86_400)),
  links: keptAs(list(text(), { max: 100 })),
  privileged: keptAs(flag()),
  logConfiguration: keptAs(logConfiguration),
  ...CONTAINER_KEPT,
})

/** RegisterTaskDefinition's input (api-shapes; DEF-4). */
export const taskDefinitionInput = struct({
  family: required(name('a family')),
  containerDefinitions: required(list(container, { min: 1, max: 10 })),
  networkMode: optional(oneOf(['bridge', 'host', 'awsvpc', 'none'])),
  requiresCompatibilities: optional(list(launchTypeWord, { max: 4 })),
  cpu: optional(sized('CPU units', CPU_TEXT)),
  memory: optional(sized('MiB', MEMORY_TEXT)),
  placementConstraints: keptAs(list(memberOf, { max: 10 })),
  ephemeralStorage: keptAs(struct({ sizeInGiB: required(whole({ min: 21, max: 200 })) })),
  ...TAGS_INPUT,
  ...TASK_KEPT,
})

/** The same with its sizes as numbers: CPU units and MiB. */
export type TaskDefinitionInput = Omit<InputOf<typeof taskDefinitionInput>, 'cpu' | 'memory'> & {
  readonly cpu?: number | undefined
  readonly memory?: number | undefined
}
export type ContainerInput = TaskDefinitionInput['containerDefinitions'][number]

export function withSizes(given: InputOf<typeof taskDefinitionInput>): TaskDefinitionInput {
  const { cpu, memory } = given
  return {
    ...given,
    cpu: cpu === undefined ? undefined : cpuUnitsOf(cpu),
    memory: memory === undefined ? undefined : memoryMibOf(memory),
  }
}

/** CPU units of `"256"` or `".25 vCPU"`; `undefined` for what is no size. */
export function cpuUnitsOf(given: string): number | undefined {
  return sizeOf(given, CPU_TEXT)
}

/** MiB of `"512"` or `"2 GB"`; `undefined` for what is no size. */
export function memoryMibOf(given: string): number | undefined {
  return sizeOf(given, MEMORY_TEXT)
}

/** Task-level size: text, in units (`"256"`) or with a word (`".25 vCPU"`, `"2 GB"`). 1,024 of one make one of the other. */
function sized(unit: string, pattern: RegExp): StringShape {
  return checkedText(20, (given) => {
    const amount = sizeOf(given, pattern)
    if (amount === undefined) return { reason: `takes ${unit} as text, such as "1024"` }
    if (!Number.isSafeInteger(amount) || amount < 1) return { reason: `takes a whole number of ${unit}` }
    return null
  })
}

function sizeOf(given: string, pattern: RegExp): number | undefined {
  const match = pattern.exec(given.trim())
  const units = match?.[1] ?? match?.[2]
  if (units === undefined) return undefined
  return match?.[1] === undefined ? Number(units) * 1_024 : Number(units)
}
