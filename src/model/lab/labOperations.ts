import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { InstanceType } from '../world/capacity/instanceTypes.ts'
import { resourcesOf } from '../world/capacity/instanceTypes.ts'
import { launchInstance } from '../capacity/instances.ts'
import { LOAD_SHAPES, type Load } from '../world/monitoring/load.ts'
import { reportHeldTasks } from '../task/progress.ts'
import { AVAILABILITY_ZONES } from '../world/world.ts'
import { ApiError } from '../api/command.ts'
import { instanceType, refuseTooMany } from '../capacity/ec2Operations.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { find, instanceJson } from '../capacity/containerInstanceOperations.ts'
import { activeServiceNamed } from '../api/service/serviceNamed.ts'
import { write, type Operations } from '../api/operation.ts'
import { flag, list, oneOf, optional, required, struct, text, whole } from '../api/shape.ts'

/** Ten thousand vCPUs. */
const DEMAND_MAX = 10_240_000
const WEEK_SECONDS = 604_800

/** What AWS has no operation for. */
export const labOperations: Operations = {
  /** Container instances that are there at once, for a demo (INS-1), of a type or of any size (INS-2). */
  AddContainerInstances: write(
    struct({
      cluster: optional(text()),
      instanceType: required(instanceType),
      count: optional(whole({ min: 1, max: 5_000 })),
      availabilityZones: optional(list(oneOf(AVAILABILITY_ZONES), { min: 1, max: 3 })),
      cpuUnits: optional(whole({ min: 128, max: 196_608 })),
      memoryMib: optional(whole({ min: 6, max: 1_048_576 })),
    }),
    function* (context, { input }) {
      const cluster = clusterNamed(context.world, input.cluster)
      const count = input.count ?? 1
      refuseTooMany(context.world.instances.size + count)
      const zones = input.availabilityZones ?? AVAILABILITY_ZONES
      const added: ContainerInstance[] = []
      for (let i = 0; i < count; i++) {
        const launched = launchInstance(context, {
          clusterName: cluster.name,
          instanceType: input.instanceType,
          availabilityZone: zones[i % zones.length] ?? AVAILABILITY_ZONES[0],
          autoScalingGroupName: null,
          registered: sized(input.instanceType, input),
          isAtOnce: true,
        })
        added.push(context.world.instances.get(launched.id) ?? launched)
        if (context.endsSlice()) yield
      }
      return () => ({ containerInstances: added.map((one) => instanceJson(context.world, one)) })
    },
  ),
  /** The demand on a service over time (MET-3). `shape` constant takes `peakCpuUnits` from now on. */
  SetLoad: write(
    struct({
      cluster: optional(text()),
      service: required(text()),
      shape: required(oneOf(LOAD_SHAPES)),
      baseCpuUnits: optional(whole({ min: 0, max: DEMAND_MAX })),
      peakCpuUnits: required(whole({ min: 0, max: DEMAND_MAX })),
      startSeconds: optional(whole({ min: 0, max: WEEK_SECONDS })),
      periodSeconds: optional(whole({ min: 2, max: WEEK_SECONDS })),
    }),
    (context, { input }) => {
      const service = activeServiceNamed(context.world, input.cluster, input.service)
      const load: Load = {
        shape: input.shape,
        baseCpuUnits: input.baseCpuUnits ?? 0,
        peakCpuUnits: input.peakCpuUnits,
        startMs: context.nowMs + (input.startSeconds ?? 0) * 1_000,
        periodMs: (input.periodSeconds ?? 600) * 1_000,
      }
      context.emit({ kind: 'loadSet', serviceKey: service.key, load })
      return { load: { ...load } }
    },
  ),
  /** The agent of an instance loses or finds its way to ECS: tasks go on, nothing is placed, nothing is reported (INS-5). */
  SetAgentConnected: write(
    struct({ cluster: optional(text()), containerInstance: required(text()), connected: required(flag()) }),
    (context, { input }) => {
      const cluster = clusterNamed(context.world, input.cluster)
      const instance = find(context.world, cluster.name, [input.containerInstance]).instances[0]
      if (instance === undefined) {
        throw new ApiError(
          'InvalidParameterException',
          `Invalid parameter containerInstance: the cluster has none of this id.`,
        )
      }
      if (instance.agentConnected !== input.connected) {
        const agentConnected = input.connected
        context.emit({ kind: 'agentConnectionSet', instanceId: instance.id, agentConnected })
        if (agentConnected) reportHeldTasks(context, instance.id)
      }
      return { containerInstance: instanceJson(context.world, context.world.instances.get(instance.id) ?? instance) }
    },
  ),
}

function sized(
  type: InstanceType,
  given: { readonly cpuUnits?: number | undefined; readonly memoryMib?: number | undefined },
): { readonly cpuUnits: number; readonly memoryMib: number } {
  const own = resourcesOf(type)
  return { cpuUnits: given.cpuUnits ?? own.cpuUnits, memoryMib: given.memoryMib ?? own.memoryMib }
}
