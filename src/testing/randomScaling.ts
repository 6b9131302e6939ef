import type { Act } from '../model/api/command.ts'
import type { Draws } from './randomDefinition.ts'

type Input = Record<string, unknown>

const NAMES = ['one', 'two'] as const

/** Something about the scaling of one of three services. */
export function randomScalingAct(draws: Draws): Act {
  const target = {
    ServiceNamespace: 'ecs',
    ResourceId: `service/yard/${draws.pick(['web', 'web', 'api'])}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  }
  const act = (operation: string, input: Input = {}): Act => ({
    service: 'application-autoscaling',
    operation,
    input: { ...target, ...input },
  })
  if (draws.chance(35)) return act('RegisterScalableTarget', randomLimits(draws))
  if (draws.chance(50)) return act('PutScalingPolicy', { PolicyName: draws.pick(NAMES), ...randomPolicy(draws) })
  if (draws.chance(30)) return act('DeleteScalingPolicy', { PolicyName: draws.pick(NAMES) })
  if (draws.chance(50)) return act('PutScheduledAction', randomAction(draws))
  return draws.chance(30) ? act('DeregisterScalableTarget') : act('DescribeScalingActivities')
}

function randomLimits(draws: Draws): Input {
  const MinCapacity = draws.random.between(0, 4)
  return {
    MinCapacity,
    MaxCapacity: MinCapacity + draws.random.between(0, 6),
    ...(draws.chance(20) && { SuspendedState: { DynamicScalingOutSuspended: draws.chance(50) } }),
  }
}

function randomPolicy(draws: Draws): Input {
  const cooldown = draws.pick([0, 60, 300])
  if (draws.chance(40)) {
    return {
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: {
        AdjustmentType: draws.pick(['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity']),
        StepAdjustments: [
          { MetricIntervalUpperBound: 0, ScalingAdjustment: draws.random.between(-3, 3) },
          { MetricIntervalLowerBound: 0, ScalingAdjustment: draws.random.between(0, 60) },
        ],
        Cooldown: cooldown,
      },
    }
  }
  const PredefinedMetricType = draws.pick(['ECSServiceAverageCPUUtilization', 'ECSServiceAverageMemoryUtilization'])
  return {
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: draws.random.between(1, 90),
      PredefinedMetricSpecification: { PredefinedMetricType },
      ScaleOutCooldown: cooldown,
      ScaleInCooldown: cooldown,
      DisableScaleIn: draws.chance(30),
    },
  }
}

function randomAction(draws: Draws): Input {
  return {
    ScheduledActionName: draws.pick(NAMES),
    Schedule: draws.pick(['rate(7 minutes)', 'cron(0/10 * * * ? *)', 'at(2026-01-01T00:40:00)']),
    ScalableTargetAction: draws.pick([{ MinCapacity: 2 }, { MaxCapacity: 3 }]),
  }
}
