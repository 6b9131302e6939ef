import { hasMoreBytes } from '../../base/utf8.ts'
import { fargateSizeProblem } from './fargateSizes.ts'
import type { NetworkMode } from '../world/definition/taskDefinition.ts'
import { ApiError } from '../api/command.ts'
import type { ContainerInput, TaskDefinitionInput } from '../api/definition/taskDefinitionShape.ts'

/** 64 KB of JSON, in bytes of UTF-8 (AWS General Reference, ECS quotas). */
const SOURCE_MAX = 65_536
/** CPU units of a task on EC2 (api, RegisterTaskDefinition). */
const TASK_CPU_MIN = 128
const TASK_CPU_MAX = 196_608

/** DEF-4: what ECS refuses of a definition whose fields are each well-formed. @throws ApiError  ClientException */
export function refuseDefinition(input: TaskDefinitionInput, raw: unknown): void {
  if (hasMoreBytes(JSON.stringify(raw), SOURCE_MAX))
    throw client('Actual length of task definition is above the limit of 64 KB.')
  refuseNames(input.containerDefinitions)
  if (!input.containerDefinitions.some((one) => one.essential !== false)) {
    throw client('At least one container in the task definition must be marked as essential.')
  }
  refuseSizes(input)
  refusePorts(input)
  refuseDependencies(input.containerDefinitions)
  for (const one of input.containerDefinitions) {
    if (networkModeOf(input) === 'awsvpc' && (one.links ?? []).length > 0) {
      throw client('Links are not supported when networkMode=awsvpc')
    }
    refuseLogDriver(one, ['awslogs-region', 'awslogs-group'])
  }
  if (input.requiresCompatibilities?.includes('FARGATE') === true) refuseFargate(input)
  if (input.cpu !== undefined && (input.cpu < TASK_CPU_MIN || input.cpu > TASK_CPU_MAX)) {
    throw client(
      `Invalid 'cpu' setting for task. It takes ${String(TASK_CPU_MIN)} to ${String(TASK_CPU_MAX)} CPU units.`,
    )
  }
}

/** What AWS would refuse and the lab takes, in sentences (DEF-5). */
export function remarksOn(input: TaskDefinitionInput): readonly string[] {
  if (networkModeOf(input) !== 'awsvpc') return []
  return input.containerDefinitions.flatMap((container) =>
    (container.portMappings ?? [])
      .filter((one) => (one.hostPort ?? 0) !== 0 && one.hostPort !== one.containerPort)
      .map(
        (one) =>
          `AWS refuses this: when networkMode=awsvpc, the host ports and container ports in port mappings must match. The lab reads hostPort ${String(one.hostPort)} of ${container.name} as ${String(one.containerPort)}.`,
      ),
  )
}

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

export function networkModeOf(input: TaskDefinitionInput): NetworkMode {
  return input.networkMode ?? 'bridge'
}

function refuseNames(containers: readonly ContainerInput[]): void {
  const seen = new Set<string>()
  for (const { name } of containers) {
    if (seen.has(name)) throw client(`Container name '${name}' is used twice in the task definition.`)
    seen.add(name)
  }
}

function refuseSizes(input: TaskDefinitionInput): void {
  for (const one of input.containerDefinitions) {
    if (one.memory === undefined && one.memoryReservation === undefined && input.memory === undefined) {
      throw client(
        `Invalid setting for container '${one.name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
      )
    }
    if (one.memory !== undefined && one.memoryReservation !== undefined && one.memoryReservation > one.memory) {
      throw client(`Invalid setting for container '${one.name}'. 'memoryReservation' must not be above 'memory'.`)
    }
    if (input.memory !== undefined && (one.memory ?? 0) > input.memory) {
      throw client(`The 'memory' setting for container '${one.name}' is greater than for the task.`)
    }
  }
  const memory = input.containerDefinitions.reduce((sum, one) => sum + (one.memoryReservation ?? one.memory ?? 0), 0)
  if (input.memory !== undefined && memory > input.memory) {
    throw client(
      "The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory'.",
    )
  }
  const cpu = input.containerDefinitions.reduce((sum, one) => sum + (one.cpu ?? 0), 0)
  if (input.cpu !== undefined && cpu > input.cpu) {
    throw client("The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.")
  }
}

function refusePorts(input: TaskDefinitionInput): void {
  const mode = networkModeOf(input)
  const taken = new Set<string>()
  for (const container of input.containerDefinitions) {
    for (const { containerPort, hostPort = 0, protocol = 'tcp' } of container.portMappings ?? []) {
      if (mode === 'none') throw client("Port mappings are not supported when networkMode='none'.")
      if (mode === 'host' && hostPort !== 0 && hostPort !== containerPort) {
        throw client('When networkMode=host, the host ports and container ports in port mappings must match.')
      }
      const held = mode === 'bridge' ? hostPort : containerPort
      if (held !== 0 && taken.has(`${protocol}/${String(held)}`)) {
        throw client(
          `Port ${String(held)}/${protocol} of container '${container.name}' is used twice in the task definition.`,
        )
      }
      taken.add(`${protocol}/${String(held)}`)
    }
  }
}

function refuseDependencies(containers: readonly ContainerInput[]): void {
  const byName = new Map(containers.map((one) => [one.name, one]))
  for (const container of containers) {
    for (const { containerName, condition } of container.dependsOn ?? []) {
      const needed = byName.get(containerName)
      if (needed === undefined)
        throw client(
          `Container '${container.name}' depends on '${containerName}', which is not in the task definition.`,
        )
      if (containerName === container.name) throw client(`Container '${container.name}' depends on itself.`)
      if ((condition === 'COMPLETE' || condition === 'SUCCESS') && needed.essential !== false) {
        throw client('A dependency container with SUCCESS or COMPLETE condition cannot be an essential container')
      }
      if (condition === 'HEALTHY' && needed.healthCheck === undefined) {
        throw client(
          `Container '${container.name}' waits for '${containerName}' to be HEALTHY, which has no healthCheck.`,
        )
      }
    }
  }
  refuseCycle(byName)
}

/** Takes away what depends on nothing that is left, until nothing is left or everything left is in a cycle. */
function refuseCycle(byName: ReadonlyMap<string, ContainerInput>): void {
  const left = new Map(byName)
  for (;;) {
    const free = [...left.values()].filter((one) => !one.dependsOn?.some((need) => left.has(need.containerName)))
    if (free.length === 0) break
    for (const one of free) left.delete(one.name)
  }
  if (left.size > 0) throw client(`Containers depend on each other in a circle: ${[...left.keys()].join(', ')}.`)
}

/** FGT-1, FGT-2. Also asked of definitions that do not ask for Fargate, to tell whether they could run there. */
function refuseFargate(input: TaskDefinitionInput): void {
  if (networkModeOf(input) !== 'awsvpc') throw client("Fargate only supports network mode 'awsvpc'.")
  if (input.cpu === undefined) throw client("Fargate requires that 'cpu' be defined at the task level.")
  if (input.memory === undefined) throw client("Fargate requires that 'memory' be defined at the task level.")
  const problem = fargateSizeProblem(input.cpu, input.memory)
  if (problem !== undefined) throw client(problem)
  for (const one of input.containerDefinitions) {
    if (one.privileged === true) {
      throw client(
        `Tasks using the Fargate launch type do not support 'privileged', which container '${one.name}' sets.`,
      )
    }
    refuseTimeout(one, 'stop')
    refuseTimeout(one, 'start')
    refuseLogDriver(one, ['awslogs-region', 'awslogs-group', 'awslogs-stream-prefix'])
  }
}

function refuseTimeout(container: ContainerInput, which: 'start' | 'stop'): void {
  const seconds = which === 'start' ? container.startTimeout : container.stopTimeout
  if (seconds === undefined || (seconds >= 2 && seconds <= 120)) return
  if (which === 'stop' && seconds > 120) {
    throw client('Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.')
  }
  throw client(
    `Tasks using the Fargate launch type must have a container ${which} timeout of 2 to 120 seconds, container '${container.name}' has ${String(seconds)}.`,
  )
}

function refuseLogDriver({ logConfiguration }: ContainerInput, needed: readonly string[]): void {
  if (logConfiguration?.logDriver !== 'awslogs') return
  const options = logConfiguration.options ?? {}
  const missing = needed.filter((one) => !Object.hasOwn(options, one) || options[one] === '')
  if (missing.length > 0) throw client(`Log driver awslogs requires options: ${missing.join(', ')}`)
}

function client(message: string): ApiError {
  return new ApiError('ClientException', message)
}
