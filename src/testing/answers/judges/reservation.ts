import type { Binding, DefinitionJson, InstanceJson, OverridesJson, TaskJson } from '../shapes.ts'

/** What a task takes of its instance, as its definition and its overrides say (PLC-1, NET-2, TSK-10). */
export interface Reservation {
  readonly cpu: number
  readonly memory: number
  /** A host port of 0 is any dynamic one. */
  readonly ports: readonly Binding[]
}

export function reservationOf(definition: DefinitionJson, overrides?: OverridesJson): Reservation {
  const { containerDefinitions: containers, networkMode = 'bridge' } = definition
  const hasPorts = networkMode === 'bridge' || networkMode === 'host'
  let cpu = 0
  let memory = 0
  for (const one of containers) {
    const own = overrides?.containerOverrides.find(({ name }) => name === one.name)
    cpu += own?.cpu ?? one.cpu ?? 0
    memory += own?.memoryReservation ?? one.memoryReservation ?? own?.memory ?? one.memory ?? 0
  }
  const size = { cpu: overrides?.cpu ?? definition.cpu, memory: overrides?.memory ?? definition.memory }
  return {
    cpu: size.cpu === undefined ? cpu : unitsOf(size.cpu),
    memory: size.memory === undefined ? memory : unitsOf(size.memory),
    ports: containers.flatMap((one) =>
      (hasPorts ? (one.portMappings ?? []) : []).map(({ containerPort, hostPort = 0, protocol = 'tcp' }) => ({
        containerPort,
        hostPort: networkMode === 'host' ? containerPort : hostPort,
        protocol,
      })),
    ),
  }
}

/** `"512"`, `".5 vCPU"`, `"1 GB"` in units or MiB. */
export function unitsOf(size: string): number {
  const amount = Number.parseFloat(size)
  return /[a-z]/i.test(size) ? amount * 1_024 : amount
}

export function bindingsOf(task: TaskJson): readonly Binding[] {
  return task.containers.flatMap((one) => one.networkBindings ?? [])
}

export function resourcesOf(instance: InstanceJson, which: 'registeredResources' | 'remainingResources') {
  const find = (name: string) => instance[which].find((one) => one.name === name)
  return {
    cpu: find('CPU')?.integerValue ?? NaN,
    memory: find('MEMORY')?.integerValue ?? NaN,
    /** Those that are taken, for the API tells them so. */
    tcp: find('PORTS')?.stringSetValue ?? [],
    udp: find('PORTS_UDP')?.stringSetValue ?? [],
  }
}

export function zoneOf(instance: InstanceJson): string {
  return instance.attributes.find((one) => one.name === 'ecs.availability-zone')?.value ?? ''
}
