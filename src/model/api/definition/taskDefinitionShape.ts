import { launchTypeWord } from '../placement/placementShape.ts'
import {
  invalid,
  flag,
  kept,
  keptAs,
  list,
  name,
  oneOf,
  optional,
  required,
  struct,
  text,
  textMap,
  whole,
  type StructOf,
} from '../shape.ts'
import type { Field, Reader } from '../shape.ts'

/** Container and task fields that AWS knows and the model does not act on yet: kept, shown, and said to have no effect. */
const CONTAINER_KEPT = [
  'command',
  'entryPoint',
  'environment',
  'environmentFiles',
  'secrets',
  'mountPoints',
  'volumesFrom',
  'linuxParameters',
  'hostname',
  'user',
  'workingDirectory',
  'disableNetworking',
  'readonlyRootFilesystem',
  'dnsServers',
  'dnsSearchDomains',
  'extraHosts',
  'dockerSecurityOptions',
  'interactive',
  'pseudoTerminal',
  'dockerLabels',
  'ulimits',
  'systemControls',
  'resourceRequirements',
  'firelensConfiguration',
  'credentialSpecs',
  'repositoryCredentials',
  'restartPolicy',
  'versionConsistency',
] as const

const TASK_KEPT = [
  'taskRoleArn',
  'executionRoleArn',
  'volumes',
  'tags',
  'pidMode',
  'ipcMode',
  'proxyConfiguration',
  'inferenceAccelerators',
  'runtimePlatform',
  'enableFaultInjection',
] as const

function keptFields<const N extends string>(names: readonly N[]): Readonly<Record<N, Field<unknown>>> {
  return Object.fromEntries(names.map((one) => [one, kept()])) as Readonly<Record<N, Field<unknown>>>
}

const port = whole({ min: 0, max: 65_535 })
const seconds = (min: number, max: number) => whole({ min, max })

const portMapping = struct({
  containerPort: required(whole({ min: 1, max: 65_535 })),
  hostPort: optional(port),
  protocol: optional(oneOf(['tcp', 'udp'])),
  name: kept(),
  appProtocol: kept(),
  containerPortRange: kept(),
})

const healthCheck = struct({
  command: required(list(text({ max: 4_096 }), { min: 1, max: 100 })),
  interval: optional(seconds(5, 300)),
  timeout: optional(seconds(2, 60)),
  retries: optional(whole({ min: 1, max: 10 })),
  startPeriod: optional(seconds(0, 300)),
})

const anything = (value: unknown): unknown => value

const logConfiguration = struct({
  logDriver: required(text({ max: 64 })),
  options: optional(textMap()),
  secretOptions: optional(anything),
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
  ...keptFields(CONTAINER_KEPT),
})

const taskFields = {
  family: required(name('a family')),
  containerDefinitions: required(list(container, { min: 1, max: 10 })),
  networkMode: optional(oneOf(['bridge', 'host', 'awsvpc', 'none'])),
  requiresCompatibilities: optional(list(launchTypeWord, { max: 4 })),
  cpu: optional(sized('CPU units', /^([0-9]+)$|^([0-9]*\.?[0-9]+) ?vcpu$/i)),
  memory: optional(sized('MiB', /^([0-9]+)$|^([0-9]*\.?[0-9]+) ?gb$/i)),
  placementConstraints: keptAs(list(memberOf, { max: 10 })),
  ephemeralStorage: keptAs(struct({ sizeInGiB: required(whole({ min: 21, max: 200 })) })),
  ...keptFields(TASK_KEPT),
}

/** RegisterTaskDefinition's input (api-shapes; DEF-4). */
export const taskDefinitionInput = struct(taskFields)
export type TaskDefinitionInput = StructOf<typeof taskFields>
export type ContainerInput = TaskDefinitionInput['containerDefinitions'][number]

/** Task-level size: text, in units (`"256"`) or with a word (`".25 vCPU"`, `"2 GB"`). 1,024 of one make one of the other. */
function sized(unit: string, pattern: RegExp): Reader<number> {
  const readText = text({ max: 20 })
  return (value, at) => {
    const match = pattern.exec(readText(value, at).trim())
    const units = match?.[1] ?? match?.[2]
    if (units === undefined) throw invalid(at, `takes ${unit} as text, such as "1024"`)
    const amount = match?.[1] === undefined ? Number(units) * 1_024 : Number(units)
    if (!Number.isSafeInteger(amount) || amount < 1) throw invalid(at, `takes a whole number of ${unit}`)
    return amount
  }
}
