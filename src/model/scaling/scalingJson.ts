import { ACCOUNT } from '../world/world.ts'
import { apiTime } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import { alarmArn } from '../api/monitoring/cloudwatchNames.ts'
import { resourceIdOf } from '../api/scaling/scalingNames.ts'
import { metricJson } from '../monitoring/alarmJson.ts'
import type { MetricQuery } from '../world/monitoring/metric.ts'
import type {
  NotScaledReason,
  ScalableTarget,
  ScalingActivity,
  ScheduledAction,
} from '../world/scaling/scalableTarget.ts'
import type { ScalingPolicy, StepScaling, TargetTracking } from '../world/scaling/scalingPolicy.ts'

/** The role that Application Auto Scaling makes for itself. */
const ROLE = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`

function ownerJson(serviceKey: string): Output {
  return {
    ServiceNamespace: 'ecs',
    ResourceId: resourceIdOf(serviceKey),
    ScalableDimension: 'ecs:service:DesiredCount',
  }
}

export function targetJson({ serviceKey, arn, min, max, suspended, createdAtMs }: ScalableTarget): Output {
  return {
    ...ownerJson(serviceKey),
    MinCapacity: min,
    MaxCapacity: max,
    RoleARN: ROLE,
    CreationTime: apiTime(createdAtMs),
    SuspendedState: {
      DynamicScalingInSuspended: suspended.in,
      DynamicScalingOutSuspended: suspended.out,
      ScheduledScalingSuspended: suspended.scheduled,
    },
    ScalableTargetARN: arn,
  }
}

export interface ListedActivity {
  readonly serviceKey: string
  readonly activity: ScalingActivity
}

/** What it did has ended when it is told: the desired count is set at once. */
export function activityJson({ serviceKey, activity }: ListedActivity): Output {
  const { id, atMs, description, cause, statusCode, statusMessage, notScaled } = activity
  return {
    ActivityId: id,
    ...ownerJson(serviceKey),
    Description: description,
    Cause: cause,
    StartTime: apiTime(atMs),
    EndTime: apiTime(atMs),
    StatusCode: statusCode,
    StatusMessage: statusMessage,
    ...(notScaled !== null && { NotScaledReasons: [reasonJson(notScaled)] }),
  }
}

function reasonJson({ code, limit, current }: NotScaledReason): Output {
  return {
    Code: code,
    ...(code === 'AlreadyAtMaxCapacity' && { MaxCapacity: limit }),
    ...(code === 'AlreadyAtMinCapacity' && { MinCapacity: limit }),
    CurrentCapacity: current,
  }
}

export function alarmsJson(names: readonly string[]): readonly Output[] {
  return names.map((name) => ({ AlarmName: name, AlarmARN: alarmArn(name) }))
}

/** @param alarms  those that call it, its own or others' */
export function policyJson(
  { arn, serviceKey, name, config, createdAtMs }: ScalingPolicy,
  alarms: readonly string[],
): Output {
  return {
    PolicyARN: arn,
    PolicyName: name,
    ...ownerJson(serviceKey),
    PolicyType: config.type,
    ...(config.type === 'StepScaling'
      ? { StepScalingPolicyConfiguration: stepJson(config) }
      : { TargetTrackingScalingPolicyConfiguration: trackingJson(config) }),
    Alarms: alarmsJson(alarms),
    CreationTime: apiTime(createdAtMs),
  }
}

function stepJson({ adjustmentType, steps, minAdjustmentMagnitude, cooldown }: StepScaling): Output {
  return {
    AdjustmentType: adjustmentType,
    StepAdjustments: stepsJson(steps),
    ...(minAdjustmentMagnitude !== null && { MinAdjustmentMagnitude: minAdjustmentMagnitude }),
    ...(cooldown !== null && { Cooldown: cooldown }),
  }
}

export function stepsJson(steps: StepScaling['steps']): readonly Output[] {
  return steps.map(({ lowerBound, upperBound, adjustment }) => ({
    ...(lowerBound !== null && { MetricIntervalLowerBound: lowerBound }),
    ...(upperBound !== null && { MetricIntervalUpperBound: upperBound }),
    ScalingAdjustment: adjustment,
  }))
}

function trackingJson(config: TargetTracking): Output {
  const { targetValue, predefined, queries, scaleOutCooldown, scaleInCooldown, disableScaleIn } = config
  return {
    TargetValue: targetValue,
    ...(predefined === null
      ? { CustomizedMetricSpecification: customizedJson(queries) }
      : {
          PredefinedMetricSpecification: {
            PredefinedMetricType: predefined.metric,
            ...(predefined.resourceLabel !== null && { ResourceLabel: predefined.resourceLabel }),
          },
        }),
    ...(scaleOutCooldown !== null && { ScaleOutCooldown: scaleOutCooldown }),
    ...(scaleInCooldown !== null && { ScaleInCooldown: scaleInCooldown }),
    DisableScaleIn: disableScaleIn,
  }
}

export function customizedJson(queries: readonly MetricQuery[]): Output {
  const [only] = queries
  if (queries.length === 1 && only?.stat !== null && only !== undefined) {
    return { ...metricJson(only.stat.metric), Statistic: only.stat.stat }
  }
  return { Metrics: queries.map(rowJson) }
}

function rowJson({ id, stat, expression, label, returnData }: MetricQuery): Output {
  return {
    Id: id,
    ...(stat !== null && { MetricStat: { Metric: metricJson(stat.metric), Stat: stat.stat } }),
    ...(expression !== null && { Expression: expression }),
    ...(label !== null && { Label: label }),
    ReturnData: returnData,
  }
}

export function actionJson(action: ScheduledAction): Output {
  const { name, arn, serviceKey, schedule, timezone, startAtMs, endAtMs, min, max, createdAtMs } = action
  return {
    ScheduledActionName: name,
    ScheduledActionARN: arn,
    ...ownerJson(serviceKey),
    Schedule: schedule,
    ...(timezone !== null && { Timezone: timezone }),
    ...(startAtMs !== null && { StartTime: apiTime(startAtMs) }),
    ...(endAtMs !== null && { EndTime: apiTime(endAtMs) }),
    ScalableTargetAction: { ...(min !== null && { MinCapacity: min }), ...(max !== null && { MaxCapacity: max }) },
    CreationTime: apiTime(createdAtMs),
  }
}
