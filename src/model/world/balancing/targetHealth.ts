import type { World } from '../world.ts'
import { poolOf, zonesServed, type BalancingWorld } from './pools.ts'
import type { ProbeOutcome, Target } from './target.ts'

/** A target's health as DescribeTargetHealth tells it, in AWS's words. */
export interface TargetHealth {
  readonly state: 'initial' | 'healthy' | 'unhealthy' | 'unused' | 'draining'
  /** `null` for a healthy one. */
  readonly reason: string | null
  readonly description: string | null
}

const NO_GROUP = 'Target group is not configured to receive traffic from the load balancer'
const NO_ZONE = 'Target is in an Availability Zone that is not enabled for the load balancer'
const NO_INSTANCE = 'Target is in the stopped or terminated state'

/** ALB-3: what state a registered target is in, and why. */
export function healthOf(
  world: BalancingWorld & Pick<World, 'instances' | 'deregisteredInstances'>,
  target: Target,
): TargetHealth {
  if (target.state === 'draining') {
    return told('draining', 'Target.DeregistrationInProgress', 'Target deregistration is in progress')
  }
  const pool = poolOf(world, target.poolId)
  if (pool === undefined) return told('unused', 'Target.NotRegistered', 'Target is not registered to the target group')
  if (pool.classic === null && pool.balancer === undefined) return told('unused', 'Target.NotInUse', NO_GROUP)
  if (target.zone !== null && !zonesServed(pool).includes(target.zone))
    return told('unused', 'Target.NotInUse', NO_ZONE)
  if (isGone(world, target)) return told('unused', 'Target.InvalidState', NO_INSTANCE)
  if (target.state === 'healthy') return { state: 'healthy', reason: null, description: null }
  if (target.state === 'unhealthy' && target.failure !== null)
    return { state: 'unhealthy', ...failureWords(target.failure) }
  if (target.probesFromMs === null) {
    return told('initial', 'Elb.RegistrationInProgress', 'Target registration is in progress')
  }
  return told('initial', 'Elb.InitialHealthChecking', 'Initial health checks in progress')
}

function told(state: TargetHealth['state'], reason: string, description: string): TargetHealth {
  return { state, reason, description }
}

/** AWS's words for a check that failed. */
export function failureWords(outcome: ProbeOutcome): Pick<TargetHealth, 'reason' | 'description'> {
  switch (outcome.how) {
    case 'code':
      return {
        reason: 'Target.ResponseCodeMismatch',
        description: `Health checks failed with these codes: [${String(outcome.code)}]`,
      }
    case 'timeout':
      return { reason: 'Target.Timeout', description: 'Request timed out' }
    case 'refused':
    case 'passed':
      return { reason: 'Target.FailedHealthChecks', description: 'Health checks failed' }
  }
}

/** Of an instance by its id: whether it is stopped, or EC2 has it no more. */
function isGone(
  { instances, deregisteredInstances }: Pick<World, 'instances' | 'deregisteredInstances'>,
  { id }: Target,
): boolean {
  if (!id.startsWith('i-')) return false
  for (const one of instances.values()) if (one.ec2InstanceId === id) return one.isStopped === true
  for (const one of deregisteredInstances.values()) if (one.ec2InstanceId === id) return false
  return true
}
