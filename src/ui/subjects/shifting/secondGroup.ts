import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { TargetGroup } from '../../../model/world/balancing/loadBalancer.ts'

/** AWS takes names of 32 characters at most. */
const STEM_MAX = 26

export function secondName({ name }: Pick<TargetGroup, 'name'>): string {
  return `${name.slice(0, STEM_MAX)}-green`
}

/** A second target group like the first, for the revision that traffic is shifted to. */
export function secondGroupAct(first: TargetGroup): Act {
  const { protocol, port, targetType, healthCheck } = first
  return act('elbv2', 'CreateTargetGroup', {
    Name: secondName(first),
    Protocol: protocol,
    Port: port,
    TargetType: targetType,
    HealthCheckIntervalSeconds: healthCheck.intervalMs / 1_000,
    HealthCheckTimeoutSeconds: healthCheck.timeoutMs / 1_000,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
  })
}
