import { byteLength } from '../../base/utf8.ts'
import { fargateFindings } from '../api/definition/fargateFindings.ts'
import { client } from '../api/definition/definitionRefusals.ts'
import { networkFindings, type DefinitionFinding } from '../api/definition/networkFindings.ts'
import { networkModeOf } from '../api/definition/networkMode.ts'
import type { ContainerInput, TaskDefinitionInput } from '../api/definition/taskDefinitionShape.ts'
import { containerPath } from '../api/definition/containerPath.ts'
import { refuseDependencies, refuseLinks } from './containerOrder.ts'
import { refuseLogging, refuseSecrets } from './logRules.ts'
import { refuseVolumes } from './volumeRules.ts'

/** 64 KB of JSON, in bytes of UTF-8 (AWS General Reference, ECS quotas). */
const SOURCE_MAX = 65_536
/** CPU units of a task on EC2 (api, RegisterTaskDefinition). */
const TASK_CPU_MIN = 128
const TASK_CPU_MAX = 196_608

/**
 * DEF-4: what ECS refuses of a definition whose fields are each well-formed. Memory comes before what Fargate asks for,
 * as ECS has it; the rest of the order is the lab's.
 *
 * @throws ApiError  ClientException
 */
export function refuseDefinition(input: TaskDefinitionInput, raw: unknown): void {
  const bytes = byteLength(JSON.stringify(raw))
  if (bytes > SOURCE_MAX) {
    throw client(`Actual length: '${String(bytes)}'. Max allowed length is '${String(SOURCE_MAX)}' bytes.`)
  }
  const containers = input.containerDefinitions
  refuseNames(containers)
  if (!containers.some((one) => one.essential !== false)) {
    throw client("Task definition doesn't have any essential container.", 'containerDefinitions')
  }
  refuseSizes(input)
  refuseFirst(networkFindings(input, networkModeOf(input)))
  refuseLinks(containers)
  refuseDependencies(containers)
  refuseVolumes(input)
  refuseLogging(containers)
  refuseSecrets(input)
  refuseCompatibilities(input)
}

/** ECS says one thing at a time. */
function refuseFirst(findings: Iterable<DefinitionFinding>): void {
  for (const { message, path } of findings) throw client(message, path)
}

function refuseNames(containers: readonly ContainerInput[]): void {
  const seen = new Set<string>()
  for (const [index, { name }] of containers.entries()) {
    if (seen.has(name)) {
      throw client('Container names must be unique within a task definition', `${containerPath(index)}.name`)
    }
    seen.add(name)
  }
}

function refuseSizes(input: TaskDefinitionInput): void {
  for (const [index, one] of input.containerDefinitions.entries()) {
    const path = `${containerPath(index)}.memory`
    if (one.memory === undefined && one.memoryReservation === undefined && input.memory === undefined) {
      throw client(
        `Invalid setting for container '${one.name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
        path,
      )
    }
    if (one.memory !== undefined && one.memoryReservation !== undefined && one.memoryReservation > one.memory) {
      throw client(
        `Invalid setting for container '${one.name}'. 'memory' must be greater than or equal to 'memoryReservation'`,
        path,
      )
    }
    if (input.memory !== undefined && (one.memory ?? 0) > input.memory) {
      throw client(`The 'memory' setting for container '${one.name}' is greater than for the task.`, path)
    }
  }
  refuseSums(input)
}

function refuseSums({ containerDefinitions: containers, cpu: cpuMax, memory: memoryMax }: TaskDefinitionInput): void {
  const memory = containers.reduce((sum, one) => sum + (one.memoryReservation ?? one.memory ?? 0), 0)
  if (memoryMax !== undefined && memory > memoryMax) {
    throw client(
      "The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory'.",
      'memory',
    )
  }
  const cpu = containers.reduce((sum, one) => sum + (one.cpu ?? 0), 0)
  if (cpuMax !== undefined && cpu > cpuMax) {
    throw client("The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.", 'cpu')
  }
}

function refuseCompatibilities(input: TaskDefinitionInput): void {
  if ((input.inferenceAccelerators ?? []).length > 0) {
    throw client("Unsupported field 'inferenceAccelerators'", 'inferenceAccelerators')
  }
  const required = input.requiresCompatibilities ?? []
  if (required.includes('FARGATE')) {
    refuseFirst(fargateFindings(input))
  } else if (required.includes('EC2') && input.ephemeralStorage !== undefined) {
    throw client('Tasks using the EC2 launch type do not support EphemeralStorage.', 'ephemeralStorage')
  }
  if (input.cpu !== undefined && (input.cpu < TASK_CPU_MIN || input.cpu > TASK_CPU_MAX)) {
    throw client("Invalid 'cpu' setting for task.", 'cpu')
  }
}
