import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { InstanceType } from '../world/capacity/instanceTypes.ts'
import { resourcesOf } from '../world/capacity/instanceTypes.ts'
import type { Load } from '../world/monitoring/load.ts'
import { launchInstance, setAgentConnected } from '../capacity/instances.ts'
import { zonesUp } from '../world/fault/broken.ts'
import { AVAILABILITY_ZONES } from '../world/world.ts'
import { ApiError } from '../api/command.ts'
import { refuseTooMany, refuseZoneOut } from '../capacity/ec2Handlers.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { findRegistered, instanceJson } from '../capacity/containerInstanceHandlers.ts'
import { activeServiceNamed } from '../api/service/serviceNamed.ts'
import type { labOperations } from '../api/lab/labOperations.ts'
import { setAgentConfig } from './agentConfig.ts'
import { describeAppCalls } from './appCalls.ts'
import { describeEnvironment } from './containerEnvironment.ts'
import { setContainerBehavior } from './containerBehavior.ts'
import { setHookAnswer } from './hookAnswers.ts'
import type { Handlers } from '../api/operation.ts'

export const labHandlers: Handlers<typeof labOperations> = {
  *AddContainerInstances(context, { input }) {
    const cluster = clusterNamed(context.world, input.cluster)
    const count = input.count ?? 1
    refuseTooMany(context.world, count)
    const up = zonesUp(context.world, AVAILABILITY_ZONES)
    const zones = input.availabilityZones ?? (up.length === 0 ? AVAILABILITY_ZONES : up)
    for (const zone of zones) refuseZoneOut(context.world, zone, input.instanceType)
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
  SetLoad(context, { input }) {
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
  SetAgentConnected(context, { input }) {
    const cluster = clusterNamed(context.world, input.cluster)
    const instance = findRegistered(context.world, cluster.name, [input.containerInstance]).instances[0]
    if (instance === undefined) {
      throw new ApiError(
        'InvalidParameterException',
        `Invalid parameter containerInstance: the cluster has none of this id.`,
        'containerInstance',
      )
    }
    if (instance.isStopped === true) {
      const message = `Invalid parameter containerInstance: its EC2 instance is stopped, since ${instance.availabilityZone} is out.`
      throw new ApiError('InvalidParameterException', message, 'containerInstance')
    }
    setAgentConnected(context, instance, input.connected)
    return { containerInstance: instanceJson(context.world, context.world.instances.get(instance.id) ?? instance) }
  },
  SetContainerBehavior: (context, { input }) => setContainerBehavior(context, input),
  DescribeAppCalls: (world, { input }) => describeAppCalls(world, input),
  SetAgentConfig: (context, { input }) => setAgentConfig(context, input),
  DescribeContainerEnvironment: (world, { input }) => describeEnvironment(world, input),
  SetLifecycleHookAnswer: (context, { input }) => setHookAnswer(context, input),
}

function sized(
  type: InstanceType,
  given: { readonly cpuUnits?: number | undefined; readonly memoryMib?: number | undefined },
): { readonly cpuUnits: number; readonly memoryMib: number } {
  const own = resourcesOf(type)
  return { cpuUnits: given.cpuUnits ?? own.cpuUnits, memoryMib: given.memoryMib ?? own.memoryMib }
}
