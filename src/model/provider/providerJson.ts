import { autoScalingGroupArn, capacityProviderArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import type { CapacityProvider } from '../world/provider/capacityProvider.ts'
import type { World } from '../world/world.ts'

/** A capacity provider as ECS answers it. @param of  one of a group, or the name of one of Fargate's */
export function providerJson(world: World, of: CapacityProvider | string, updateStatus?: string): Output {
  if (typeof of === 'string') {
    return { capacityProviderArn: capacityProviderArn(of), name: of, status: 'ACTIVE', tags: [], type: of }
  }
  const { managedScaling: scaling } = of
  return {
    capacityProviderArn: capacityProviderArn(of.name),
    name: of.name,
    status: 'ACTIVE',
    autoScalingGroupProvider: {
      autoScalingGroupArn: autoScalingGroupArn(of.autoScalingGroupName),
      managedScaling: {
        status: onOff(scaling.isEnabled),
        targetCapacity: scaling.targetCapacity,
        minimumScalingStepSize: scaling.minimumScalingStepSize,
        maximumScalingStepSize: scaling.maximumScalingStepSize,
        instanceWarmupPeriod: scaling.instanceWarmupPeriodSeconds,
      },
      managedTerminationProtection: onOff(of.hasManagedTerminationProtection),
      managedDraining: onOff(of.hasManagedDraining),
    },
    updateStatus: updateStatus ?? (of.isUpdated ? 'UPDATE_COMPLETE' : 'CREATE_COMPLETE'),
    tags: [],
    type: 'EC2_AUTOSCALING',
  }
}

function onOff(isOn: boolean): string {
  return isOn ? 'ENABLED' : 'DISABLED'
}
