import { headOf } from '../../../base/foreignText.ts'
import { launchTypeWord } from '../placement/placementShape.ts'
import { TAGS_INPUT } from '../tags/tagShapes.ts'
import {
  checkedText,
  flag,
  keptAs,
  list,
  needed,
  oneOf,
  optional,
  required,
  saying,
  struct,
  text,
  whole,
  type InputOf,
  type StringShape,
} from '../shape.ts'
import { nameAndValue } from './containerParts.ts'
import { container } from './containerShape.ts'
import { ANY_MANY, ecsName, said } from './definitionRefusals.ts'
import { volume } from './volumeShape.ts'

const CPU_TEXT = /^([0-9]+)$|^([0-9]*\.?[0-9]+) ?vcpu$/i
const MEMORY_TEXT = /^([0-9]+)$|^([0-9]*\.?[0-9]+) ?gb$/i

/** A role's name, or its ARN, in whatever account: the lab's is no one's own. */
const ROLE = /^(arn:aws[a-z-]*:iam::[0-9]{12}:role\/)?[A-Za-z0-9+=,.@_/-]+$/

const role = checkedText(2_048, (given) =>
  ROLE.test(given) ? null : { reason: 'Role is not valid', as: 'ClientException' },
)

/** Placement constraints of the definition itself: AWS has no others. */
const memberOf = struct({
  type: needed(
    saying(oneOf(['memberOf']), {
      malformed: said(({ given }) => `constraint.type '${headOf(String(given), 255)}' is not supported.`),
    }),
    said('constraint.type should not be null or empty.'),
  ),
  expression: optional(text({ min: 0, max: 2_000 })),
})

const ephemeralStorage = struct({
  sizeInGiB: required(
    saying(whole({ min: 21, max: 200 }), {
      short: said('EphemeralStorage size should be at least 21'),
      long: said('EphemeralStorage size should be at most 200'),
    }),
  ),
})

const proxyConfiguration = struct({
  containerName: required(text()),
  type: optional(oneOf(['APPMESH'])),
  properties: optional(list(nameAndValue, ANY_MANY)),
})

const runtimePlatform = struct({
  cpuArchitecture: optional(oneOf(['X86_64', 'ARM64'])),
  operatingSystemFamily: optional(
    oneOf([
      'LINUX',
      'WINDOWS_SERVER_2004_CORE',
      'WINDOWS_SERVER_2016_FULL',
      'WINDOWS_SERVER_2019_CORE',
      'WINDOWS_SERVER_2019_FULL',
      'WINDOWS_SERVER_2022_CORE',
      'WINDOWS_SERVER_2022_FULL',
      'WINDOWS_SERVER_2025_CORE',
      'WINDOWS_SERVER_2025_FULL',
      'WINDOWS_SERVER_20H2_CORE',
    ]),
  ),
})

const containers = saying(list(container, { min: 1, max: 10 }), {
  short: said('Container list cannot be empty.'),
  long: said('Too many containers.'),
})

/** RegisterTaskDefinition's input (api-shapes; DEF-4). */
export const taskDefinitionInput = struct({
  family: required(ecsName('Family')),
  containerDefinitions: required(containers),
  networkMode: optional(oneOf(['bridge', 'host', 'awsvpc', 'none'])),
  requiresCompatibilities: optional(list(launchTypeWord, { max: 4 })),
  cpu: optional(sized('cpu', CPU_TEXT)),
  memory: optional(sized('memory', MEMORY_TEXT)),
  placementConstraints: optional(list(memberOf, { max: 10 })),
  ephemeralStorage: optional(ephemeralStorage),
  ...TAGS_INPUT,
  taskRoleArn: optional(role),
  executionRoleArn: optional(role),
  volumes: keptAs(list(volume, ANY_MANY)),
  pidMode: keptAs(oneOf(['host', 'task'])),
  ipcMode: keptAs(oneOf(['host', 'task', 'none'])),
  proxyConfiguration: keptAs(proxyConfiguration),
  inferenceAccelerators: keptAs(list(struct({ deviceName: required(text()), deviceType: required(text()) }), ANY_MANY)),
  runtimePlatform: optional(runtimePlatform),
  enableFaultInjection: keptAs(flag()),
})

/** The same with its sizes as numbers: CPU units and MiB. */
export type TaskDefinitionInput = Omit<InputOf<typeof taskDefinitionInput>, 'cpu' | 'memory'> & {
  readonly cpu?: number | undefined
  readonly memory?: number | undefined
}
export type ContainerInput = TaskDefinitionInput['containerDefinitions'][number]
export type VolumeInput = NonNullable<TaskDefinitionInput['volumes']>[number]

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
function sized(field: 'cpu' | 'memory', pattern: RegExp): StringShape {
  return checkedText(20, (given) => {
    const amount = sizeOf(given, pattern)
    if (amount !== undefined && Number.isSafeInteger(amount) && amount >= 1) return null
    return { reason: `Invalid '${field}' setting for task.`, as: 'ClientException' }
  })
}

function sizeOf(given: string, pattern: RegExp): number | undefined {
  const match = pattern.exec(given.trim())
  const units = match?.[1] ?? match?.[2]
  if (units === undefined) return undefined
  return match?.[1] === undefined ? Number(units) * 1_024 : Number(units)
}
