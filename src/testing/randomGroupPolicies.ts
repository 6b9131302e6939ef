import type { Act } from '../model/api/command.ts'
import { LAB_EPOCH_SECONDS, type World } from '../model/world/world.ts'
import type { Draws } from './randomDefinition.ts'

type Input = Record<string, unknown>

const NAMES = ['one', 'two'] as const

/** Something about what scales the groups `first` and `second` by themselves, and what holds their instances. */
export function randomGroupPolicyAct(draws: Draws, world: World): Act {
  const AutoScalingGroupName = draws.pick(['first', 'second'])
  const name = draws.pick(NAMES)
  const act = (operation: string, input: Input = {}): Act => ({
    service: 'autoscaling',
    operation,
    input: { AutoScalingGroupName, ...input },
  })
  if (draws.chance(35)) return act('PutScalingPolicy', { PolicyName: name, ...randomPolicy(draws) })
  if (draws.chance(30)) return act('PutLifecycleHook', { LifecycleHookName: name, ...randomHook(draws) })
  if (draws.chance(35)) return act('CompleteLifecycleAction', randomAnswer(draws, world))
  if (draws.chance(30))
    return act('PutScheduledUpdateGroupAction', { ScheduledActionName: name, ...randomSchedule(draws, world) })
  return draws.pick([
    act('UpdateAutoScalingGroup', {
      MinSize: draws.random.between(0, 2),
      MaxSize: draws.random.between(2, 5),
      DefaultInstanceWarmup: draws.pick([0, 60, 300]),
    }),
    act('ExecutePolicy', { PolicyName: name, HonorCooldown: draws.chance(30) }),
    act('ExecutePolicy', { PolicyName: name, MetricValue: draws.random.between(0, 90), BreachThreshold: 40 }),
    act('DeletePolicy', { PolicyName: name }),
    act('DeleteLifecycleHook', { LifecycleHookName: name }),
    act('DeleteScheduledAction', { ScheduledActionName: name }),
    act('DescribePolicies'),
  ])
}

function randomPolicy(draws: Draws): Input {
  const AdjustmentType = draws.pick(['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'])
  const Enabled = draws.chance(90)
  return draws.pick<Input>([
    {
      PolicyType: 'SimpleScaling',
      AdjustmentType,
      ScalingAdjustment: draws.random.between(0, 3),
      Cooldown: draws.pick([0, 60, 300]),
      Enabled,
    },
    {
      PolicyType: 'StepScaling',
      AdjustmentType,
      StepAdjustments: [
        { MetricIntervalUpperBound: 0, ScalingAdjustment: draws.random.between(-2, 2) },
        { MetricIntervalLowerBound: 0, ScalingAdjustment: draws.random.between(0, 3) },
      ],
      EstimatedInstanceWarmup: draws.pick([0, 60, 300]),
      Enabled,
    },
    {
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration: {
        TargetValue: draws.random.between(1, 60),
        PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
        DisableScaleIn: draws.chance(20),
      },
      Enabled,
    },
  ])
}

function randomHook(draws: Draws): Input {
  return {
    LifecycleTransition: draws.pick(['autoscaling:EC2_INSTANCE_LAUNCHING', 'autoscaling:EC2_INSTANCE_TERMINATING']),
    HeartbeatTimeout: draws.pick([30, 300, 3_600]),
    DefaultResult: draws.pick(['CONTINUE', 'CONTINUE', 'ABANDON']),
  }
}

function randomAnswer(draws: Draws, { lifecycleWaits, instances }: World): Input {
  const [id = '', wait] = draws.pick([...lifecycleWaits.entries(), []])
  return {
    ...(wait !== undefined && { AutoScalingGroupName: wait.groupName }),
    LifecycleHookName: wait?.hooks[0]?.name ?? 'one',
    LifecycleActionResult: draws.pick(['CONTINUE', 'ABANDON']),
    InstanceId: instances.get(id)?.ec2InstanceId ?? 'i-none',
  }
}

function randomSchedule(draws: Draws, { nowMs }: World): Input {
  const sizes = draws.pick<Input>([{ DesiredCapacity: 2 }, { MinSize: 1 }, { MaxSize: 3 }])
  if (draws.chance(50)) return { ...sizes, Recurrence: draws.pick(['*/7 * * * *', '0,30 * 1 * 4']) }
  return { ...sizes, StartTime: LAB_EPOCH_SECONDS + Math.ceil(nowMs / 1_000) + draws.random.between(1, 900) }
}
