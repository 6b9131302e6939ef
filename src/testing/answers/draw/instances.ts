import type { Dice } from '../dice.ts'
import type { Input } from '../plan.ts'
import { drawWords, lab, type Draw, type Temper } from './yard.ts'

const TYPES = ['t3.micro', 't3.small', 'm5.large', 'c5.large', 'm5.4xlarge'] as const
const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'] as const
const GROUPS = ['asg', 'gruppe-ü'] as const

export function drawAddInstances(dice: Dice, temper: Temper): Draw {
  return lab('AddContainerInstances', {
    cluster: dice.pick(temper.clusters),
    instanceType: dice.pick(TYPES),
    ...(dice.oneIn(2) && { count: dice.between(1, 5) }),
    ...(dice.oneIn(3) && { availabilityZones: [dice.pick(ZONES), dice.pick(ZONES)] }),
    ...(dice.oneIn(2) && { cpuUnits: dice.pick([128, 512, 1_024, 8_192]), memoryMib: dice.pick([128, 1_000, 4_000]) }),
  })
}

export function drawState(dice: Dice): Draw {
  const pick = String(dice.below(40))
  const one = dice.oneIn(3) ? `$ec2:${pick}` : `$instance:${pick}`
  return {
    service: 'ecs',
    operation: 'UpdateContainerInstancesState',
    input: {
      cluster: `$instanceCluster:${pick}`,
      containerInstances: dice.oneIn(4) ? [one, `$instanceId:${String(dice.below(40))}`] : [one],
      status: dice.oneIn(2) ? 'DRAINING' : 'ACTIVE',
    },
  }
}

export function drawAgent(dice: Dice): Draw {
  // Often the same few, so that they come back.
  const pick = String(dice.below(dice.pick([2, 40])))
  const containerInstance = dice.oneIn(2) ? `$instance:${pick}` : `$instanceId:${pick}`
  return lab('SetAgentConnected', { cluster: `$instanceCluster:${pick}`, containerInstance, connected: !dice.oneIn(3) })
}

export function drawDeregisterInstance(dice: Dice): Draw {
  const pick = String(dice.below(40))
  const containerInstance = dice.oneIn(2) ? `$instance:${pick}` : `$instanceId:${pick}`
  const force = dice.oneIn(3) ? {} : { force: dice.oneIn(2) }
  const input = { cluster: `$instanceCluster:${pick}`, containerInstance, ...force }
  return { service: 'ecs', operation: 'DeregisterContainerInstance', input }
}

export function drawTerminate(dice: Dice): Draw {
  const ids = [`$ec2:${String(dice.below(40))}`, `$ec2:${String(dice.below(40))}`]
  return { service: 'ec2', operation: 'TerminateInstances', input: { InstanceIds: dice.oneIn(3) ? ids : ids.slice(1) } }
}

export function drawRunInstances(dice: Dice, temper: Temper): Draw {
  const count = dice.between(1, 3)
  return {
    service: 'ec2',
    operation: 'RunInstances',
    input: {
      InstanceType: dice.pick(TYPES),
      MinCount: 1,
      MaxCount: count,
      UserData: `#!/bin/bash\necho ECS_CLUSTER=${dice.pick(temper.clusters)} >> /etc/ecs/ecs.config`,
      ...(dice.oneIn(2) && { Placement: { AvailabilityZone: dice.pick(ZONES) } }),
    },
  }
}

export function drawTemplate(dice: Dice, temper: Temper): Draw {
  const LaunchTemplateData = {
    InstanceType: dice.pick(TYPES),
    ...(!dice.oneIn(5) && { UserData: `ECS_CLUSTER="${dice.pick(temper.clusters)}"` }),
  }
  const LaunchTemplateName = dice.oneIn(4) ? drawWords(dice) : 'template'
  return { service: 'ec2', operation: 'CreateLaunchTemplate', input: { LaunchTemplateName, LaunchTemplateData } }
}

export function drawGroup(dice: Dice): Draw {
  const MinSize = dice.below(3)
  const input: Input = {
    AutoScalingGroupName: dice.pick(GROUPS),
    MinSize,
    MaxSize: MinSize + dice.below(5),
    LaunchTemplate: { LaunchTemplateName: 'template' },
    ...(dice.oneIn(2) && { DesiredCapacity: dice.between(0, 6) }),
    ...(dice.oneIn(3) && { AvailabilityZones: [dice.pick(ZONES), dice.pick(ZONES)] }),
  }
  return { service: 'autoscaling', operation: 'CreateAutoScalingGroup', input }
}

export function drawCapacity(dice: Dice): Draw {
  const input = { AutoScalingGroupName: dice.pick(['asg', ...GROUPS]), DesiredCapacity: dice.between(0, 6) }
  return { service: 'autoscaling', operation: 'SetDesiredCapacity', input }
}

/** A group to begin with. */
export function drawScaling(dice: Dice, temper: Temper): readonly Draw[] {
  const UserData = `ECS_CLUSTER=${dice.pick(temper.clusters)}`
  const LaunchTemplate = { LaunchTemplateName: 'template' }
  const group = {
    AutoScalingGroupName: 'asg',
    MinSize: 0,
    MaxSize: 6,
    DesiredCapacity: dice.between(2, 6),
    LaunchTemplate,
  }
  return [
    {
      service: 'ec2',
      operation: 'CreateLaunchTemplate',
      input: { LaunchTemplateName: 'template', LaunchTemplateData: { InstanceType: dice.pick(TYPES), UserData } },
    },
    { service: 'autoscaling', operation: 'CreateAutoScalingGroup', input: group },
  ]
}
