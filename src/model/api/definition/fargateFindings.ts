import { containerPath } from './containerPath.ts'
import { unknownDriver } from './definitionRefusals.ts'
import { fargateSizeProblem } from './fargateSizes.ts'
import { networkFindings, type DefinitionFinding } from './networkFindings.ts'
import { networkModeOf } from './networkMode.ts'
import type { ContainerInput, TaskDefinitionInput } from './taskDefinitionShape.ts'

/** One thing for which Fargate does not take a definition. */
export interface FargateFinding extends DefinitionFinding {
  readonly rule: 'FGT-1' | 'FGT-2'
}

const DRIVERS = ['awslogs', 'splunk', 'awsfirelens']

/** An image in Amazon ECR, which a task execution role pulls. */
export const ECR_IMAGE = /^[0-9]{12}\.dkr[.-]ecr[a-z-]*\.[a-z0-9-]+\.[a-z.]+\//

/**
 * FGT-1, FGT-2: all that Fargate does not take of a definition, in the order in which ECS comes to it; it says the
 * first. Also asked of definitions that do not ask for Fargate, to tell whether they could run there.
 */
export function fargateFindings(input: TaskDefinitionInput): readonly FargateFinding[] {
  return [
    ...modeFindings(input),
    ...sizeFindings(input),
    ...taskFindings(input),
    ...input.containerDefinitions.flatMap((one, index) => {
      const path = containerPath(index)
      return [
        ...partFindings(one, path),
        ...timeoutFindings(one, 'stopTimeout', path),
        ...timeoutFindings(one, 'startTimeout', path),
        ...logFindings(input, one, path),
        ...imageFindings(input, one),
      ]
    }),
  ]
}

/**
 * All that keeps a definition off Fargate: what Fargate itself does not take, and, as it takes `awsvpc` alone, what does
 * not go with that (DEF-4).
 */
export function offFargate(input: TaskDefinitionInput): readonly (DefinitionFinding & { readonly rule: string })[] {
  const underAwsvpc = [...networkFindings(input, 'awsvpc')].map((one) => ({ ...one, rule: 'DEF-4' }))
  const found = [...fargateFindings(input), ...underAwsvpc]
  // A role that several containers need is lacking once.
  return [...new Map(found.map((one) => [`${one.path} ${one.message}`, one])).values()]
}

export function isWindows({ runtimePlatform }: TaskDefinitionInput): boolean {
  return runtimePlatform?.operatingSystemFamily?.startsWith('WINDOWS') === true
}

function found(message: string, path: string): FargateFinding {
  return { path, message, rule: 'FGT-2' }
}

function unsupported(what: string, path: string): FargateFinding {
  return found(`Fargate compatible task definitions do not support ${what}`, path)
}

function modeFindings(input: TaskDefinitionInput): readonly FargateFinding[] {
  // The quotes are ECS's own.
  return networkModeOf(input) === 'awsvpc' ? [] : [found('Fargate only supports network mode ‘awsvpc’.', 'networkMode')]
}

/** Windows takes no less than 1 vCPU and no ARM (guide, fargate-tasks-services). */
function sizeFindings(input: TaskDefinitionInput): readonly FargateFinding[] {
  const { cpu, memory, runtimePlatform } = input
  if (cpu === undefined || memory === undefined) {
    return (['cpu', 'memory'] as const)
      .filter((field) => input[field] === undefined)
      .map((field) => found(`Fargate requires that '${field}' be defined at the task level.`, field))
  }
  const isLacking = isWindows(input) && (cpu < 1_024 || runtimePlatform?.cpuArchitecture === 'ARM64')
  const message = fargateSizeProblem(cpu, memory, isLacking)
  return message === undefined ? [] : [{ path: 'cpu', message, rule: 'FGT-1' }]
}

function* taskFindings(input: TaskDefinitionInput): Generator<FargateFinding> {
  if (input.ipcMode !== undefined) yield unsupported('ipcMode', 'ipcMode')
  if (input.pidMode === 'host') {
    yield found(
      "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
      'pidMode',
    )
  }
  if ((input.placementConstraints ?? []).length > 0) yield unsupported('constraints', 'placementConstraints')
  for (const [index, volume] of (input.volumes ?? []).entries()) {
    const path = `volumes[${String(index)}]`
    if (volume.host?.sourcePath !== undefined) yield unsupported('sourcePath', `${path}.host.sourcePath`)
    if (volume.dockerVolumeConfiguration !== undefined) {
      yield unsupported('dockerVolumeConfiguration', `${path}.dockerVolumeConfiguration`)
    }
  }
}

function* partFindings(one: ContainerInput, path: string): Generator<FargateFinding> {
  if (one.privileged === true) {
    yield found('Fargate requires that ‘privileged’ setting be ‘false’ at the container level.', `${path}.privileged`)
  }
  const linux = one.linuxParameters ?? {}
  if ((linux.devices ?? []).length > 0) yield unsupported('devices', `${path}.linuxParameters.devices`)
  for (const field of ['sharedMemorySize', 'maxSwap', 'swappiness'] as const) {
    if (linux[field] !== undefined) yield unsupported(field, `${path}.linuxParameters.${field}`)
  }
  const other = linux.capabilities?.add?.find((name) => name !== 'SYS_PTRACE')
  if (other !== undefined)
    yield found(`${other} is not allowed on Fargate.`, `${path}.linuxParameters.capabilities.add`)
  if ((one.dockerSecurityOptions ?? []).length > 0) {
    yield unsupported('dockerSecurityOptions', `${path}.dockerSecurityOptions`)
  }
  if (one.resourceRequirements?.some(({ type }) => type === 'GPU') === true) {
    yield found(
      'Tasks using the Fargate launch type do not support GPU resource requirements.',
      `${path}.resourceRequirements`,
    )
  }
}

/** Of a container, until it is taken for not started or is killed. */
export const FARGATE_TIMEOUT_SECONDS = { min: 2, max: 120 } as const

function timeoutFindings(
  container: ContainerInput,
  field: 'startTimeout' | 'stopTimeout',
  path: string,
): readonly FargateFinding[] {
  const seconds = container[field]
  const { min, max } = FARGATE_TIMEOUT_SECONDS
  if (seconds === undefined || (seconds >= min && seconds <= max)) return []
  const which = field === 'startTimeout' ? 'start' : 'stop'
  const message =
    seconds > max
      ? `Tasks using the Fargate launch type must have a container ${which} timeout of less than 120 seconds.`
      : `Granular ${which} timeout on container '${container.name}' must be at least 2 seconds.`
  return [found(message, `${path}.${field}`)]
}

function* logFindings(
  input: TaskDefinitionInput,
  { logConfiguration }: ContainerInput,
  path: string,
): Generator<FargateFinding> {
  if (logConfiguration === undefined) return
  const { logDriver, options = {} } = logConfiguration
  if (!DRIVERS.includes(logDriver)) {
    yield found(unknownDriver(logDriver, DRIVERS), `${path}.logConfiguration.logDriver`)
  }
  if (logDriver !== 'awslogs') return
  if (!Object.hasOwn(options, 'awslogs-stream-prefix') || options['awslogs-stream-prefix'] === '') {
    yield found(
      'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.',
      `${path}.logConfiguration.options`,
    )
  }
  if (input.executionRoleArn === undefined) {
    yield found(
      'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
      'executionRoleArn',
    )
  }
}

function imageFindings(input: TaskDefinitionInput, { image }: ContainerInput): readonly FargateFinding[] {
  if (input.executionRoleArn !== undefined || !ECR_IMAGE.test(image)) return []
  const message = 'Fargate requires task definition to have execution role ARN to support ECR images.'
  return [found(message, 'executionRoleArn')]
}
