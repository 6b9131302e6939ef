import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { Deployment, Service } from '../../model/world/service/service.ts'
import { FRESH_SETTINGS } from '../../model/world/service/settings.ts'
import type { TaskStep } from '../../model/world/task/taskSteps.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { ContainerDefinition, TaskDefinition } from '../../model/world/definition/taskDefinition.ts'
import { newWorld } from '../../model/world/world.ts'

/** What an EC2 instance type registers with ECS, as far as these worlds use it. */
const TYPES = {
  'm5.large': { cpuUnits: 2_048, memoryMib: 7_800 },
  'c5.xlarge': { cpuUnits: 4_096, memoryMib: 7_800 },
  'm5.4xlarge': { cpuUnits: 16_384, memoryMib: 63_000 },
} as const
export type TypeName = keyof typeof TYPES

export interface InstanceOptions {
  readonly id?: string
  readonly zone?: string
  readonly type?: TypeName
  readonly status?: ContainerInstance['status']
  readonly agentConnected?: boolean
}

export interface TaskOptions {
  readonly definitionKey: string
  /** Missing: on Fargate. */
  readonly instance?: ContainerInstance
  readonly zone?: string
  readonly step?: TaskStep
  readonly fields?: Partial<Task>
}

/**
 * Builds worlds by hand for tests: states that a run reaches only with patience. What it builds obeys
 * the model's bookkeeping (what remains on an instance, who lives where).
 */
export class YardBuilder {
  readonly world = newWorld(1)
  readonly clusterName: string
  private tasks = 0

  constructor(clusterName = 'yard-demo') {
    this.clusterName = clusterName
    this.world.clusters.set(clusterName, { name: clusterName, status: 'ACTIVE', createdAtMs: 0, deletedAtMs: null })
  }

  definition(
    family: string,
    revision: number,
    size: { readonly cpuUnits: number; readonly memoryMib: number },
  ): string {
    const key = `${family}:${String(revision)}`
    const alike = [...this.world.taskDefinitions.values()].filter((one) => one.family === family)
    const definition: TaskDefinition = {
      family,
      revision,
      status: 'ACTIVE',
      networkMode: 'bridge',
      requiresCompatibilities: [],
      compatibilities: ['EC2'],
      cpuUnits: null,
      memoryMib: null,
      containers: [containerOf(size)],
      placementConstraints: [],
      registeredAtMs: 0,
      deregisteredAtMs: null,
      deleteRequestedAtMs: null,
      source: {},
      fieldsWithoutEffect: [],
      ordinal: alike.length + 1,
    }
    this.world.taskDefinitions.set(key, definition)
    return key
  }

  /** Gives a definition so many containers, alike but for their names: c1 to cn. */
  split(key: string, count: number): void {
    const definition = this.world.taskDefinitions.get(key)
    const [first] = definition?.containers ?? []
    if (definition === undefined || first === undefined) return
    const containers = Array.from({ length: count }, (_, at) => ({ ...first, name: `c${String(at + 1)}` }))
    this.world.taskDefinitions.set(key, { ...definition, containers })
  }

  instance(options: InstanceOptions = {}): ContainerInstance {
    const { zone = 'us-east-1a', type = 'm5.large', status = 'ACTIVE', agentConnected = true } = options
    const ordinal = this.world.instances.size + 1
    const ec2InstanceId = (options.id ?? `i-${ordinal.toString(16).padStart(4, '0')}`).padEnd(19, '0')
    const instance: ContainerInstance = {
      id: ordinal.toString(16).padStart(32, '0'),
      ec2InstanceId,
      clusterName: this.clusterName,
      instanceType: type,
      availabilityZone: zone,
      status,
      agentConnected,
      autoScalingGroupName: null,
      launchedAtMs: 0,
      registeredAtMs: status === 'booting' ? null : 0,
      readyAtMs: status === 'booting' ? 90_000 : 0,
      registered: TYPES[type],
      remaining: TYPES[type],
      takenPorts: [],
      tasksCount: 0,
      customAttributes: [],
      ordinal,
    }
    this.world.instances.set(instance.id, instance)
    return instance
  }

  task(options: TaskOptions): Task {
    const { definitionKey, instance, step = 'running' } = options
    const definition = this.world.taskDefinitions.get(definitionKey)
    const container = definition?.containers[0]
    this.tasks += 1
    const family = definition?.family ?? ''
    const isService = this.world.services.has(`${this.clusterName}/${family}`)
    const task: Task = {
      id: `${(this.tasks * 2_654_435_761).toString(16).slice(0, 8)}${this.tasks.toString(16).padStart(24, '0')}`,
      clusterName: this.clusterName,
      definitionKey,
      group: isService ? `service:${family}` : `family:${family}`,
      startedBy: null,
      launchType: instance === undefined ? 'FARGATE' : 'EC2',
      serviceName: isService ? family : null,
      deploymentId: null,
      instanceId: instance?.id ?? null,
      availabilityZone: instance?.availabilityZone ?? options.zone ?? 'us-east-1a',
      privateIp: null,
      step,
      stepAtMs: 0,
      nextStepAtMs: null,
      desiredStatus: step === 'stopping' || step === 'stopped' ? 'STOPPED' : 'RUNNING',
      healthStatus: 'UNKNOWN',
      isHealthy: step === 'running',
      healthyAtMs: null,
      cpuUnits: container?.cpuUnits ?? 0,
      memoryMib: container?.memoryMib ?? 0,
      ports: [],
      launch: null,
      createdAtMs: 0,
      pullStartedAtMs: null,
      pullStoppedAtMs: null,
      startedAtMs: step === 'running' ? 0 : null,
      stoppingAtMs: null,
      executionStoppedAtMs: null,
      stoppedAtMs: step === 'stopped' ? 0 : null,
      stopCode: null,
      stoppedReason: null,
      ...options.fields,
    }
    this.world.tasks.set(task.id, task)
    if (instance !== undefined && task.step !== 'stopped') this.reserve(instance.id, task)
    return task
  }

  service(name: string, options: { readonly definitionKey: string } & Partial<Service>): Service {
    const { definitionKey, ...fields } = options
    const key = `${this.clusterName}/${name}`
    const service: Service = {
      key,
      clusterName: this.clusterName,
      name,
      status: 'ACTIVE',
      launchType: 'EC2',
      desiredCount: 4,
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 },
      placementStrategy: [],
      placementConstraints: [],
      network: null,
      settings: FRESH_SETTINGS,
      deployments: [deploymentOf(definitionKey)],
      events: [],
      createdAtMs: 0,
      isSteady: false,
      waiting: null,
      load: null,
      fieldsWithoutEffect: [],
      ...fields,
    }
    this.world.services.set(key, service)
    return service
  }

  private reserve(instanceId: string, task: Task): void {
    const instance = this.world.instances.get(instanceId)
    if (instance === undefined) return
    const { remaining } = instance
    this.world.instances.set(instanceId, {
      ...instance,
      tasksCount: instance.tasksCount + 1,
      remaining: { cpuUnits: remaining.cpuUnits - task.cpuUnits, memoryMib: remaining.memoryMib - task.memoryMib },
    })
  }
}

function containerOf(size: { readonly cpuUnits: number; readonly memoryMib: number }): ContainerDefinition {
  return {
    name: 'main',
    image: 'app',
    ...size,
    memoryReservationMib: null,
    gpus: 0,
    essential: true,
    portMappings: [],
    healthCheck: null,
    stopTimeoutMs: 30_000,
  }
}

function deploymentOf(definitionKey: string): Deployment {
  return {
    id: 'ecs-svc/1',
    status: 'PRIMARY',
    definitionKey,
    network: null,
    settings: FRESH_SETTINGS,
    desiredCount: 4,
    runningCount: 0,
    pendingCount: 0,
    healthyCount: 0,
    leavingCount: 0,
    failedTasks: 0,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: '',
    createdAtMs: 0,
    updatedAtMs: 0,
  }
}
