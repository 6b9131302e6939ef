import type { Context } from '../world/context.ts'
import type { ContainerInstance, Resources } from '../world/capacity/containerInstance.ts'
import type { World } from '../world/world.ts'
import { apiTime, instanceArn, nameInCluster } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import type { containerInstanceOperations } from '../api/capacity/containerInstanceOperations.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'

export const containerInstanceHandlers: Handlers<typeof containerInstanceOperations> = {
  ListContainerInstances(world, given) {
    const { cluster, status } = given.input
    const listed = registeredIn(world, clusterNamed(world, cluster).name).filter(
      (one) => status === undefined || one.status === status,
    )
    return pageOf('containerInstanceArns', { arns: listed.map((one) => instanceArn(one.clusterName, one.id)), given })
  },
  DescribeContainerInstances(world, { input }) {
    const found = find(world, clusterNamed(world, input.cluster).name, input.containerInstances)
    return { containerInstances: found.instances.map((one) => instanceJson(world, one)), failures: found.failures }
  },
  UpdateContainerInstancesState(context, { input }) {
    const cluster = clusterNamed(context.world, input.cluster)
    const found = find(context.world, cluster.name, input.containerInstances)
    for (const one of found.instances) setStatus(context, one, input.status)
    const after = find(context.world, cluster.name, input.containerInstances)
    return {
      containerInstances: after.instances.map((one) => instanceJson(context.world, one)),
      failures: found.failures,
    }
  },
}

/** INS-3: a draining instance gets nothing new, and its service tasks are replaced within the service's limits. */
function setStatus(context: Context, instance: ContainerInstance, status: 'ACTIVE' | 'DRAINING'): void {
  if (instance.status !== status) context.emit({ kind: 'instanceStatusSet', instanceId: instance.id, status })
}

/** By container instance id or ARN; the EC2 id works too, since that is what a learner sees. */
export function find(
  world: World,
  clusterName: string,
  given: readonly string[],
): { readonly instances: readonly ContainerInstance[]; readonly failures: readonly Output[] } {
  const registered = registeredIn(world, clusterName)
  const instances: ContainerInstance[] = []
  const failures: Output[] = []
  for (const one of given) {
    const id = nameInCluster(one, 'container-instance', { cluster: clusterName, field: 'containerInstances' })
    const instance = registered.find((candidate) => candidate.id === id || candidate.ec2InstanceId === id)
    if (instance === undefined) failures.push({ arn: instanceArn(clusterName, id), reason: 'MISSING' })
    else instances.push(instance)
  }
  return { instances, failures }
}

/** An instance that still boots has not registered: ECS does not know it yet. */
export function registeredIn(world: World, clusterName: string): readonly ContainerInstance[] {
  return [...world.instances.values()].filter((one) => one.clusterName === clusterName && one.status !== 'booting')
}

export function instanceJson(world: World, instance: ContainerInstance): Output {
  const tasks = [...(world.liveByInstance.get(instance.id) ?? [])].map((id) => world.tasks.get(id))
  return {
    containerInstanceArn: instanceArn(instance.clusterName, instance.id),
    ec2InstanceId: instance.ec2InstanceId,
    status: instance.status,
    agentConnected: instance.agentConnected,
    registeredResources: resourcesJson(instance.registered, instance.takenPorts.slice(0, 5)),
    remainingResources: resourcesJson(instance.remaining, instance.takenPorts),
    runningTasksCount: tasks.filter((one) => one?.step === 'running').length,
    pendingTasksCount: tasks.filter((one) => one?.startedAtMs === null && one.desiredStatus === 'RUNNING').length,
    attributes: [
      { name: 'ecs.availability-zone', value: instance.availabilityZone },
      { name: 'ecs.instance-type', value: instance.instanceType },
      { name: 'ecs.os-type', value: 'linux' },
    ],
    registeredAt: instance.registeredAtMs === null ? null : apiTime(instance.registeredAtMs),
  }
}

function resourcesJson(resources: Resources, ports: readonly string[]): readonly Output[] {
  const portsOf = (protocol: string) =>
    ports.filter((port) => port.startsWith(protocol)).map((port) => port.slice(protocol.length))
  return [
    { name: 'CPU', type: 'INTEGER', integerValue: resources.cpuUnits },
    { name: 'MEMORY', type: 'INTEGER', integerValue: resources.memoryMib },
    { name: 'PORTS', type: 'STRINGSET', stringSetValue: portsOf('tcp/') },
    { name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: portsOf('udp/') },
  ]
}
