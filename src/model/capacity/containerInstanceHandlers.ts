import { attributesJson } from '../attributes/attributeJson.ts'
import type { Context } from '../world/context.ts'
import type { ContainerInstance, Resources } from '../world/capacity/containerInstance.ts'
import { providerOfInstance } from '../world/provider/providerOfInstance.ts'
import type { World } from '../world/world.ts'
import { apiTime, instanceArn, nameInCluster } from '../api/arns.ts'
import { ApiError, type Output } from '../api/command.ts'
import { queryOf } from '../api/placement/placementShape.ts'
import { factsOf, isSelected } from '../world/placement/query/evaluate.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import type { containerInstanceOperations } from '../api/capacity/containerInstanceOperations.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import { deregisteringInstance } from './instances.ts'
import { VERSION_INFO } from '../world/capacity/agentVersion.ts'

/** How many instances can be drained or activated at once. */
const STATES_SET_MAX = 10

/** A resource tells a value of every type of number, which is 0 where it is of another. */
const NO_VALUE = { doubleValue: 0, longValue: 0, integerValue: 0 }

export const containerInstanceHandlers: Handlers<typeof containerInstanceOperations> = {
  ListContainerInstances(world, given) {
    const { cluster, status, filter } = given.input
    const isWanted = filter === undefined ? () => true : selecting(world, filter)
    const listed = registeredIn(world, clusterNamed(world, cluster).name).filter(
      (one) => (status === undefined || one.status === status) && isWanted(one),
    )
    return pageOf('containerInstanceArns', { arns: listed.map((one) => instanceArn(one.clusterName, one.id)), given })
  },
  DescribeContainerInstances(world, { input }) {
    const found = find(world, clusterNamed(world, input.cluster).name, input.containerInstances)
    const hasHealth = input.include?.includes('CONTAINER_INSTANCE_HEALTH') === true
    return {
      containerInstances: found.instances.map((one) => ({
        ...instanceJson(world, one),
        ...(hasHealth && { healthStatus: healthJson(one) }),
      })),
      failures: found.failures,
    }
  },
  UpdateContainerInstancesState(context, { input }) {
    const cluster = clusterNamed(context.world, input.cluster)
    if (input.containerInstances.length > STATES_SET_MAX) {
      const message = `instanceIds can have at most ${String(STATES_SET_MAX)} items.`
      throw new ApiError('InvalidParameterException', message, 'containerInstances')
    }
    const found = findRegistered(context.world, cluster.name, input.containerInstances)
    for (const one of found.instances) setStatus(context, one, input.status)
    const after = findRegistered(context.world, cluster.name, input.containerInstances)
    return {
      containerInstances: after.instances.map((one) => instanceJson(context.world, one)),
      failures: found.failures,
    }
  },
  *DeregisterContainerInstance(context, { input }) {
    const { world } = context
    const instance = instanceNamed(world, clusterNamed(world, input.cluster).name, input.containerInstance)
    const tasksCount = world.liveByInstance.get(instance.id)?.size ?? 0
    if (tasksCount > 0 && input.force !== true) {
      throw new ApiError('InvalidParameterException', 'Found running tasks on the instance.', 'force')
    }
    yield* deregisteringInstance(context, instance)
    const after = world.deregisteredInstances.get(instance.id) ?? instance
    return () => ({ containerInstance: instanceJson(world, after) })
  },
}

/** CQL-1. @throws ApiError  InvalidParameterException for an expression that cannot be read */
function selecting(world: World, filter: string): (instance: ContainerInstance) => boolean {
  const query = queryOf(filter, { field: 'filter' })
  return (instance) => isSelected(query, factsOf(world, instance))
}

/** INS-3: a draining instance gets nothing new, and its service tasks are replaced within the service's limits. */
function setStatus(context: Context, instance: ContainerInstance, status: 'ACTIVE' | 'DRAINING'): void {
  if (instance.status !== status) context.emit({ kind: 'instanceStatusSet', instanceId: instance.id, status })
}

interface Found {
  readonly instances: readonly ContainerInstance[]
  readonly failures: readonly Output[]
}

/** Those that ECS knows, what was deregistered included (INS-6). */
function find(world: World, clusterName: string, given: readonly string[]): Found {
  const instances: ContainerInstance[] = []
  const failures: Output[] = []
  for (const one of given) {
    const id = nameInCluster(one, 'container-instance', { cluster: clusterName, field: 'containerInstances' })
    const instance = known(world, clusterName, id)
    if (instance === undefined) failures.push({ arn: instanceArn(clusterName, id), reason: 'MISSING' })
    else instances.push(instance)
  }
  return { instances, failures }
}

/** The same, and what was deregistered is a failure. */
export function findRegistered(world: World, clusterName: string, given: readonly string[]): Found {
  const { instances, failures } = find(world, clusterName, given)
  const gone = instances.filter((one) => world.deregisteredInstances.has(one.id))
  return {
    instances: instances.filter((one) => !gone.includes(one)),
    failures: [...failures, ...gone.map((one) => ({ arn: instanceArn(clusterName, one.id), reason: 'INACTIVE' }))],
  }
}

/** By container instance id; the EC2 id works too, since that is what a learner sees (INS-7). */
function known(world: World, clusterName: string, id: string): ContainerInstance | undefined {
  const all = [...registeredIn(world, clusterName), ...world.deregisteredInstances.values()]
  return all.find((one) => one.clusterName === clusterName && (one.id === id || one.ec2InstanceId === id))
}

/** @throws ApiError  ClientException for what the cluster has not, or has no more */
function instanceNamed(world: World, clusterName: string, given: string): ContainerInstance {
  const field = 'containerInstance'
  const id = nameInCluster(given, 'container-instance', { cluster: clusterName, field })
  const instance = known(world, clusterName, id)
  if (instance === undefined) {
    throw new ApiError('ClientException', `Referenced container instance ${id} not found.`, field)
  }
  if (world.deregisteredInstances.has(instance.id)) {
    throw new ApiError('ClientException', `Container instance ${id} is inactive.`, field)
  }
  return instance
}

/** An instance that still boots has not registered: ECS does not know it yet. */
export function registeredIn(world: World, clusterName: string): readonly ContainerInstance[] {
  return [...world.instances.values()].filter((one) => one.clusterName === clusterName && one.status !== 'booting')
}

export function instanceJson(world: World, instance: ContainerInstance): Output {
  const provider = providerOfInstance(world, instance)
  const tasks = [...(world.liveByInstance.get(instance.id) ?? [])].map((id) => world.tasks.get(id))
  return {
    containerInstanceArn: instanceArn(instance.clusterName, instance.id),
    ec2InstanceId: instance.ec2InstanceId,
    version: world.instanceVersions.get(instance.id) ?? 0,
    ...(provider !== null && { capacityProviderName: provider }),
    versionInfo: VERSION_INFO,
    status: world.deregisteredInstances.has(instance.id) ? 'INACTIVE' : instance.status,
    agentConnected: instance.agentConnected,
    registeredResources: resourcesJson(instance.registered, instance.takenPorts.slice(0, 5)),
    remainingResources: resourcesJson(instance.remaining, instance.takenPorts),
    runningTasksCount: tasks.filter((one) => one?.step === 'running').length,
    pendingTasksCount: tasks.filter((one) => one?.startedAtMs === null && one.desiredStatus === 'RUNNING').length,
    attributes: attributesJson(instance),
    registeredAt: instance.registeredAtMs === null ? null : apiTime(instance.registeredAtMs),
    attachments: [],
  }
}

/** The model's agents find nothing wrong with the container runtime, and look at nothing else (INS-7). */
function healthJson({ registeredAtMs, launchedAtMs }: ContainerInstance): Output {
  const since = apiTime(registeredAtMs ?? launchedAtMs)
  return {
    overallStatus: 'OK',
    details: [{ type: 'CONTAINER_RUNTIME', status: 'OK', lastUpdated: since, lastStatusChange: since }],
  }
}

function resourcesJson(resources: Resources, ports: readonly string[]): readonly Output[] {
  const portsOf = (protocol: string) =>
    ports.filter((port) => port.startsWith(protocol)).map((port) => port.slice(protocol.length))
  return [
    { name: 'CPU', type: 'INTEGER', ...NO_VALUE, integerValue: resources.cpuUnits },
    { name: 'MEMORY', type: 'INTEGER', ...NO_VALUE, integerValue: resources.memoryMib },
    { name: 'PORTS', type: 'STRINGSET', ...NO_VALUE, stringSetValue: portsOf('tcp/') },
    { name: 'PORTS_UDP', type: 'STRINGSET', ...NO_VALUE, stringSetValue: portsOf('udp/') },
  ]
}
