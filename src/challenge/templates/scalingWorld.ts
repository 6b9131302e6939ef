import type { Until } from '../../lessons/document/ask.ts'
import type { Look } from '../../lessons/document/look.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import { ALARM, BACKLOG, MINUTE_MS } from './alarmWorld.ts'
import { clusterNamed, countsLook, definition, instances } from './world.ts'

/** CPU units that a task of these worlds reserves: a percent of them is whole. */
const RESERVED = 500
/** Policies are there, and the service is steady. */
export const SCALING_ASKED_MS = 5 * MINUTE_MS

export interface Scalable {
  readonly cluster: string
  readonly service: string
  readonly desired: number
  readonly min?: number
  readonly max: number
}

type Named = Pick<Scalable, 'cluster' | 'service'>

/** How Application Auto Scaling names the desired count of a service. */
export function targetFields({ cluster, service }: Named) {
  return {
    ServiceNamespace: 'ecs',
    ResourceId: `service/${cluster}/${service}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  } as const
}

/** A service with room for many more tasks, registered as a scalable target. */
export function scalableActs({ cluster, service, desired, min = 1, max }: Scalable): readonly Act[] {
  return [
    clusterNamed(cluster),
    instances({ cluster, type: 'm5.xlarge', count: 6 }),
    definition({ family: service, cpu: RESERVED, memory: 256 }),
    act('ecs', 'CreateService', { cluster, serviceName: service, taskDefinition: service, desiredCount: desired }),
    act('application-autoscaling', 'RegisterScalableTarget', {
      ...targetFields({ cluster, service }),
      MinCapacity: min,
      MaxCapacity: max,
    }),
  ]
}

/** Keeps CPU at a target. */
export function trackCpuAct(named: Named, TargetValue: number): Act {
  return act('application-autoscaling', 'PutScalingPolicy', {
    ...targetFields(named),
    PolicyName: 'cpu',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
    },
  })
}

/** Keeps the backlog of a task at a target. */
export function trackBacklogAct(named: Named, TargetValue: number): Act {
  return act('application-autoscaling', 'PutScalingPolicy', {
    ...targetFields(named),
    PolicyName: 'backlog',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue,
      CustomizedMetricSpecification: { ...BACKLOG, Statistic: 'Average' },
    },
  })
}

/** Asks of a service so many percent of what so many of its tasks reserve. */
export function cpuLoadAct({ cluster, service }: Named, tasks: number, percent: number): Act {
  return act('lab', 'SetLoad', {
    cluster,
    service,
    shape: 'constant',
    peakCpuUnits: (tasks * RESERVED * percent) / 100,
  })
}

export interface Steps {
  readonly type: 'ChangeInCapacity' | 'PercentChangeInCapacity' | 'ExactCapacity'
  /** Where each begins above the threshold, and by how much it adjusts. */
  readonly steps: readonly (readonly [from: number, adjustment: number])[]
  readonly cooldown?: number
}

/** A step policy as its input has it: each step ends where the next begins. */
export function stepFields({ type, steps, cooldown }: Steps) {
  return {
    AdjustmentType: type,
    StepAdjustments: steps.map(([from, adjustment], at) => {
      const next = steps[at + 1]
      return {
        MetricIntervalLowerBound: from,
        ...(next !== undefined && { MetricIntervalUpperBound: next[0] }),
        ScalingAdjustment: adjustment,
      }
    }),
    ...(cooldown !== undefined && { Cooldown: cooldown }),
  }
}

export function stepPolicyAct(named: Named, steps: Steps): Act {
  return act('application-autoscaling', 'PutScalingPolicy', {
    ...targetFields(named),
    PolicyName: 'steps',
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: stepFields(steps),
  })
}

/** The alarm that calls the step policy: one minute of the backlog at its threshold or above. */
export function stepAlarm(
  named: Named,
  threshold: number,
): { readonly look: Look; readonly act: (read: unknown) => Act } {
  return {
    look: {
      service: 'application-autoscaling',
      operation: 'DescribeScalingPolicies',
      input: { ServiceNamespace: 'ecs', ResourceId: targetFields(named).ResourceId },
      query: 'ScalingPolicies[0].PolicyARN',
    },
    act: (arn) =>
      act('cloudwatch', 'PutMetricAlarm', {
        AlarmName: ALARM,
        ...BACKLOG,
        Statistic: 'Average',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: threshold,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        AlarmActions: [String(arn)],
      }),
  }
}

export function desiredLook({ cluster, service }: Named): Look {
  return countsLook(cluster, service, 'desired')
}

/** When more are desired than so many. */
export function scaledOutPast(named: Named, desired: number): Until {
  return { look: desiredLook(named), is: { atLeast: desired + 1 }, withinMs: 15 * MINUTE_MS }
}
