import type { JSONPath } from 'jsonc-parser'
import { FARGATE_TIMEOUT_SECONDS, isWindows, offFargate } from '../../../model/api/definition/fargateFindings.ts'
import { FARGATE_SIZES } from '../../../model/api/definition/fargateSizes.ts'
import type { DefinitionFinding } from '../../../model/api/definition/networkFindings.ts'
import type { TaskDefinitionInput } from '../../../model/api/definition/taskDefinitionShape.ts'
import { ACCOUNT, REGION } from '../../../model/world/world.ts'
import { readDocument } from './editor/documentState.ts'
import { stepsOf } from './editor/places.ts'
import { withEdits, type MemberEdit } from './editor/textEdits.ts'

/** What of a definition is changed so that Fargate has one thing less against it. */
export interface Mend {
  /** As an act: `Set networkMode to awsvpc`. */
  readonly label: string
  readonly edits: readonly MemberEdit[]
}

/** Of the name that ECS's guide gives the role by which a task is started (guide, task_execution_IAM_role). */
const EXECUTION_ROLE = `arn:aws:iam::${ACCOUNT}:role/ecsTaskExecutionRole`

interface Asked {
  readonly input: TaskDefinitionInput
  readonly steps: JSONPath
  /** The path as it is shown: `containerDefinitions[0].privileged`. */
  readonly path: string
}

/** By the last name of the path. What is not among them is left out where it stands. */
const MENDS: Readonly<Record<string, (asked: Asked) => Mend | null>> = {
  networkMode: () => set('networkMode', 'awsvpc', ['networkMode']),
  cpu: sizeMend,
  memory: sizeMend,
  add: capabilityMend,
  resourceRequirements: gpuMend,
  startTimeout: timeoutMend,
  stopTimeout: timeoutMend,
  logDriver: logMend,
  options: ({ steps }) => set('awslogs-stream-prefix', 'ecs', [...steps, 'awslogs-stream-prefix']),
  executionRoleArn: () => set('executionRoleArn', EXECUTION_ROLE, ['executionRoleArn']),
  // Of two that listen on one port one has to listen on another: that is the program's.
  containerPort: () => null,
  containerPortRange: () => null,
  // Which container is the proxy, and how, nobody else knows.
  containerName: () => null,
  properties: () => null,
}

/** What mends a finding; `null` where nobody but its author can. */
export function mendOf({ path }: DefinitionFinding, input: TaskDefinitionInput): Mend | null {
  const steps = stepsOf(path)
  const name = String(steps.at(-1))
  const mend = Object.hasOwn(MENDS, name) ? MENDS[name] : undefined
  return mend === undefined ? without(path, steps) : mend({ input, steps, path })
}

/** The text with all mended that can be, one after another as the form's own acts do it. */
export function mendedText(text: string): string {
  const { input } = readDocument(text)
  const [mend] = input === null ? [] : offFargate(input).flatMap((one) => mendOf(one, input) ?? [])
  if (mend === undefined) return text
  const next = withEdits(text, mend.edits)
  // A mend that changes nothing would be tried for ever.
  return next === text ? text : mendedText(next)
}

export function asksForFargate({ requiresCompatibilities = [] }: TaskDefinitionInput): boolean {
  return requiresCompatibilities.includes('FARGATE')
}

/** The edit by which a definition asks for Fargate. */
export function fargateAsked({ requiresCompatibilities = [] }: TaskDefinitionInput): Mend {
  return {
    label: 'Ask for FARGATE',
    edits: [{ path: ['requiresCompatibilities'], value: [...requiresCompatibilities, 'FARGATE'] }],
  }
}

function set(name: string, value: string | number, path: JSONPath): Mend {
  return { label: `Set ${name} to ${String(value)}`, edits: [{ path, value }] }
}

function without(path: string, steps: JSONPath): Mend {
  return {
    label: `Leave out ${path.replace(/^containerDefinitions\[\d+\]\./, '')}`,
    edits: [{ path: steps, value: undefined }],
  }
}

/** The smallest pair that has room for what is asked and for the containers together. */
function sizeMend({ input }: Asked): Mend | null {
  const { cpu = 0, memory = 0, containerDefinitions: containers, runtimePlatform } = input
  if (isWindows(input) && runtimePlatform?.cpuArchitecture === 'ARM64') {
    return without('runtimePlatform.cpuArchitecture', ['runtimePlatform', 'cpuArchitecture'])
  }
  const cpuUnits = Math.max(cpu, sumOf(containers.map((one) => one.cpu)), isWindows(input) ? 1_024 : 0)
  const reserved = sumOf(containers.map((one) => one.memoryReservation ?? one.memory))
  const memoryMib = Math.max(memory, reserved, ...containers.map((one) => one.memory ?? 0))
  const pairs = FARGATE_SIZES.flatMap((size) => size.memoryMib.map((mib) => ({ cpuUnits: size.cpuUnits, mib })))
  const pair = pairs.find((one) => one.cpuUnits >= cpuUnits && one.mib >= memoryMib)
  if (pair === undefined) return null
  return {
    label: `Set cpu to ${String(pair.cpuUnits)} and memory to ${String(pair.mib)}`,
    edits: [
      { path: ['cpu'], value: String(pair.cpuUnits) },
      { path: ['memory'], value: String(pair.mib) },
    ],
  }
}

function sumOf(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0)
}

function capabilityMend({ input, steps }: Asked): Mend {
  const { add = [] } = containerAt(input, steps)?.linuxParameters?.capabilities ?? {}
  const kept = add.filter((one) => one === 'SYS_PTRACE')
  const gone = add.filter((one) => one !== 'SYS_PTRACE')
  return {
    label: `Do without ${gone.join(', ')}`,
    edits: [{ path: steps, value: kept.length === 0 ? undefined : kept }],
  }
}

function gpuMend({ input, steps }: Asked): Mend {
  const kept = (containerAt(input, steps)?.resourceRequirements ?? []).filter(({ type }) => type !== 'GPU')
  return { label: 'Do without a GPU', edits: [{ path: steps, value: kept.length === 0 ? undefined : kept }] }
}

function timeoutMend({ input, steps }: Asked): Mend {
  const name = steps.at(-1) === 'startTimeout' ? 'startTimeout' : 'stopTimeout'
  const seconds = containerAt(input, steps)?.[name] ?? 0
  const { min, max } = FARGATE_TIMEOUT_SECONDS
  return set(name, seconds > max ? max : min, steps)
}

function logMend({ input, steps }: Asked): Mend {
  const options = {
    'awslogs-group': `/ecs/${input.family}`,
    'awslogs-region': REGION,
    'awslogs-stream-prefix': 'ecs',
  }
  const value = { logDriver: 'awslogs', options }
  return { label: `Log to ${options['awslogs-group']} by awslogs`, edits: [{ path: steps.slice(0, -1), value }] }
}

function containerAt({ containerDefinitions }: TaskDefinitionInput, [, index]: JSONPath) {
  return typeof index === 'number' ? containerDefinitions[index] : undefined
}
