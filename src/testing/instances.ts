import { RESERVED_PORTS, type ContainerInstance } from '../model/world/capacity/containerInstance.ts'
import type { Facts } from '../model/world/placement/query/evaluate.ts'
import { fixedPortsOf, type Needs, type PortNeed } from '../model/placement/needs.ts'

/** An ACTIVE instance with room, for tests of one function. */
export function instanceOf(fields: Partial<ContainerInstance> & { readonly id: string }): ContainerInstance {
  return {
    ec2InstanceId: `i-${fields.id}`,
    clusterName: 'yard',
    instanceType: 'm5.large',
    availabilityZone: 'us-east-1a',
    status: 'ACTIVE',
    agentConnected: true,
    autoScalingGroupName: null,
    launchedAtMs: 0,
    registeredAtMs: 0,
    readyAtMs: 0,
    registered: { cpuUnits: 2_048, memoryMib: 7_800 },
    remaining: { cpuUnits: 2_048, memoryMib: 7_800 },
    takenPorts: RESERVED_PORTS,
    tasksCount: 0,
    customAttributes: [],
    ordinal: 1,
    ...fields,
  }
}

export function needsOf({ ports = [], ...fields }: Partial<Omit<Needs, 'fixedPorts'>> = {}): Needs {
  return { cpuUnits: 256, memoryMib: 512, gpus: 0, ports, fixedPorts: fixedPortsOf(ports), ...fields }
}

export function portNeed(hostPort: number, protocol: 'tcp' | 'udp' = 'tcp'): PortNeed {
  return { containerName: 'main', containerPort: 80, hostPort, protocol }
}

/** What a query asks an instance that has these tasks; none when they are left out. */
export function factsOf(
  instance: ContainerInstance,
  {
    groups = [],
    runningTasksCount = 0,
  }: { readonly groups?: readonly string[]; readonly runningTasksCount?: number } = {},
): Facts {
  return { instance, agentVersion: '1.98.0', groups: () => groups, runningTasksCount: () => runningTasksCount }
}
