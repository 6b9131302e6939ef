import { apiTime, groupScheduleArn } from '../api/arns.ts'
import type { Output } from '../api/command.ts'
import { alarmsJson, customizedJson, stepsJson } from '../scaling/scalingJson.ts'
import type { GroupPolicy, GroupSchedule, GroupTracking } from '../world/groupPolicies/groupPolicy.ts'

/** @param alarms  those that call it, its own or others' */
export function groupPolicyJson(policy: GroupPolicy, alarms: readonly string[]): Output {
  const { arn, groupName, name, config, warmupSeconds, isEnabled } = policy
  return {
    AutoScalingGroupName: groupName,
    PolicyName: name,
    PolicyARN: arn,
    PolicyType: config.type,
    ...configJson(config),
    ...(warmupSeconds !== null && { EstimatedInstanceWarmup: warmupSeconds }),
    Alarms: alarmsJson(alarms),
    Enabled: isEnabled,
  }
}

function configJson(config: GroupPolicy['config']): Output {
  if (config.type === 'TargetTrackingScaling') return { TargetTrackingConfiguration: trackingJson(config) }
  const { adjustmentType, minAdjustmentMagnitude } = config
  return {
    AdjustmentType: adjustmentType,
    ...(minAdjustmentMagnitude !== null && { MinAdjustmentMagnitude: minAdjustmentMagnitude }),
    ...(config.type === 'StepScaling'
      ? { StepAdjustments: stepsJson(config.steps) }
      : { ScalingAdjustment: config.adjustment, ...(config.cooldown !== null && { Cooldown: config.cooldown }) }),
  }
}

function trackingJson({ targetValue, predefined, queries, disableScaleIn }: GroupTracking): Output {
  return {
    ...(predefined === null
      ? { CustomizedMetricSpecification: customizedJson(queries) }
      : { PredefinedMetricSpecification: { PredefinedMetricType: predefined } }),
    TargetValue: targetValue,
    DisableScaleIn: disableScaleIn,
  }
}

export function groupScheduleJson(schedule: GroupSchedule): Output {
  const { groupName, name, recurrence, timezone, startAtMs, endAtMs, min, max, desired, nextAtMs } = schedule
  const time = apiTime(startAtMs ?? nextAtMs)
  return {
    AutoScalingGroupName: groupName,
    ScheduledActionName: name,
    ScheduledActionARN: groupScheduleArn(groupName, name),
    Time: time,
    StartTime: time,
    ...(endAtMs !== null && { EndTime: apiTime(endAtMs) }),
    ...(recurrence !== null && { Recurrence: recurrence }),
    ...(timezone !== null && { TimeZone: timezone }),
    ...(min !== null && { MinSize: min }),
    ...(max !== null && { MaxSize: max }),
    ...(desired !== null && { DesiredCapacity: desired }),
  }
}
