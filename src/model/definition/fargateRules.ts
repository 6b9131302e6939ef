import { ApiError } from '../api/command.ts'
import { client } from '../api/definition/definitionRefusals.ts'
import type { ContainerInput, TaskDefinitionInput } from '../api/definition/taskDefinitionShape.ts'
import { containerPath } from './containerPath.ts'
import { fargateSizeProblem } from './fargateSizes.ts'
import { unknownDriver } from './logRules.ts'
import { networkModeOf } from './portRules.ts'

const DRIVERS = ['awslogs', 'splunk', 'awsfirelens']

/** An image in Amazon ECR, which a task execution role pulls. */
export const ECR_IMAGE = /^[0-9]{12}\.dkr[.-]ecr[a-z-]*\.[a-z0-9-]+\.[a-z.]+\//

/** Whether Fargate would take it, though it does not ask for that. */
export function fitsFargate(input: TaskDefinitionInput): boolean {
  try {
    refuseFargate(input)
    return true
  } catch (error) {
    if (error instanceof ApiError) return false
    throw error
  }
}

/** FGT-1, FGT-2. Also asked of definitions that do not ask for Fargate, to tell whether they could run there. */
export function refuseFargate(input: TaskDefinitionInput): void {
  // The quotes are ECS's own.
  if (networkModeOf(input) !== 'awsvpc') throw client('Fargate only supports network mode ‘awsvpc’.', 'networkMode')
  refuseSize(input)
  refuseTaskParts(input)
  for (const [index, one] of input.containerDefinitions.entries()) {
    refuseParts(one, containerPath(index))
    refuseTimeout(one, 'stopTimeout', containerPath(index))
    refuseTimeout(one, 'startTimeout', containerPath(index))
    refuseLogging(input, one, containerPath(index))
    if (input.executionRoleArn === undefined && ECR_IMAGE.test(one.image)) {
      throw client(
        'Fargate requires task definition to have execution role ARN to support ECR images.',
        'executionRoleArn',
      )
    }
  }
}

export function isWindows({ runtimePlatform }: TaskDefinitionInput): boolean {
  return runtimePlatform?.operatingSystemFamily?.startsWith('WINDOWS') === true
}

/** Windows takes no less than 1 vCPU and no ARM (guide, fargate-tasks-services). */
function refuseSize(input: TaskDefinitionInput): void {
  const { cpu, memory, runtimePlatform } = input
  if (cpu === undefined) throw client("Fargate requires that 'cpu' be defined at the task level.", 'cpu')
  if (memory === undefined) throw client("Fargate requires that 'memory' be defined at the task level.", 'memory')
  const isLacking = isWindows(input) && (cpu < 1_024 || runtimePlatform?.cpuArchitecture === 'ARM64')
  const problem = fargateSizeProblem(cpu, memory, isLacking)
  if (problem !== undefined) throw client(problem, 'cpu')
}

function unsupported(what: string, path: string): ApiError {
  return client(`Fargate compatible task definitions do not support ${what}`, path)
}

function refuseTaskParts(input: TaskDefinitionInput): void {
  if (input.ipcMode !== undefined) throw unsupported('ipcMode', 'ipcMode')
  if (input.pidMode === 'host') {
    throw client(
      "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
      'pidMode',
    )
  }
  if ((input.placementConstraints ?? []).length > 0) throw unsupported('constraints', 'placementConstraints')
  for (const [index, volume] of (input.volumes ?? []).entries()) {
    const path = `volumes[${String(index)}]`
    if (volume.host?.sourcePath !== undefined) throw unsupported('sourcePath', `${path}.host.sourcePath`)
    if (volume.dockerVolumeConfiguration !== undefined) {
      throw unsupported('dockerVolumeConfiguration', `${path}.dockerVolumeConfiguration`)
    }
  }
}

function refuseParts(one: ContainerInput, path: string): void {
  if (one.privileged === true) {
    throw client('Fargate requires that ‘privileged’ setting be ‘false’ at the container level.', `${path}.privileged`)
  }
  const linux = one.linuxParameters ?? {}
  if ((linux.devices ?? []).length > 0) throw unsupported('devices', `${path}.linuxParameters.devices`)
  for (const field of ['sharedMemorySize', 'maxSwap', 'swappiness'] as const) {
    if (linux[field] !== undefined) throw unsupported(field, `${path}.linuxParameters.${field}`)
  }
  const other = linux.capabilities?.add?.find((name) => name !== 'SYS_PTRACE')
  if (other !== undefined)
    throw client(`${other} is not allowed on Fargate.`, `${path}.linuxParameters.capabilities.add`)
  if ((one.dockerSecurityOptions ?? []).length > 0) {
    throw unsupported('dockerSecurityOptions', `${path}.dockerSecurityOptions`)
  }
  if (one.resourceRequirements?.some(({ type }) => type === 'GPU') === true) {
    throw client(
      'Tasks using the Fargate launch type do not support GPU resource requirements.',
      `${path}.resourceRequirements`,
    )
  }
}

function refuseTimeout(container: ContainerInput, field: 'startTimeout' | 'stopTimeout', path: string): void {
  const seconds = container[field]
  if (seconds === undefined || (seconds >= 2 && seconds <= 120)) return
  const which = field === 'startTimeout' ? 'start' : 'stop'
  const message =
    seconds > 120
      ? `Tasks using the Fargate launch type must have a container ${which} timeout of less than 120 seconds.`
      : `Granular ${which} timeout on container '${container.name}' must be at least 2 seconds.`
  throw client(message, `${path}.${field}`)
}

function refuseLogging(input: TaskDefinitionInput, { logConfiguration }: ContainerInput, path: string): void {
  if (logConfiguration === undefined) return
  const { logDriver, options = {} } = logConfiguration
  if (!DRIVERS.includes(logDriver)) throw unknownDriver(logDriver, DRIVERS, `${path}.logConfiguration`)
  if (logDriver !== 'awslogs') return
  if (!Object.hasOwn(options, 'awslogs-stream-prefix') || options['awslogs-stream-prefix'] === '') {
    throw client(
      'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.',
      `${path}.logConfiguration.options`,
    )
  }
  if (input.executionRoleArn === undefined) {
    throw client(
      'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
      'executionRoleArn',
    )
  }
}
