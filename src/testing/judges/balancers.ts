import type { ClientStatusCase } from '../../challenge/templates/clientStatus.ts'
import type { DrainCase, GraceCase } from '../../challenge/templates/graceAndDrain.ts'
import type { WeightsCase } from '../../challenge/templates/groupWeights.ts'
import type { SlowStartCase } from '../../challenge/templates/slowStart.ts'
import type { TargetRuleCase } from '../../challenge/templates/targetRule.ts'
import type { TargetTypeCase } from '../../challenge/templates/targetTypes.ts'
import type { ZoneShareCase } from '../../challenge/templates/zoneShare.ts'
import type { Judge } from './judge.ts'

/** "awsvpc …: choose ip as the target type, not instance, because tasks … are associated with an elastic network interface". */
export const targetType: Judge<TargetTypeCase> = ({ one: { mode } }) => [
  `A target group of type ${mode === 'bridge' ? 'instance' : 'ip'}`,
]

/** "the period of time … that the Amazon ECS service scheduler ignores unhealthy … checks after a task has first started". */
export const gracePeriod: Judge<GraceCase> = ({ one: { startsIn, wants } }) => {
  const offered = wants === 'enough' ? [0, 15, 30, startsIn + 40] : [15, startsIn + 40, startsIn + 100, startsIn + 280]
  const wanted = offered.filter((seconds) => (wants === 'enough' ? seconds >= startsIn : seconds < startsIn))
  return wanted.map((seconds) => `${String(seconds)} seconds`)
}

/** "waits for the deregistration delay … before … SIGTERM"; out after some 10 s, as public event logs have it; 30 s by default. */
export const drainTime: Judge<DrainCase> = ({ one: { delay, endsIn, stopTimeout } }) => {
  const allowed = stopTimeout ?? 30
  return 10 + delay + (endsIn > allowed ? allowed : endsIn)
}

/**
 * "HTTP 502: the load balancer received a TCP RST from the target when attempting to establish a connection. HTTP 503: the
 * target groups … have no registered targets. HTTP 504: failed to establish a connection to the target before the
 * connection timeout expired (10 seconds) … established a connection … but the target did not respond before the idle
 * timeout". "If a target group contains only unhealthy registered targets, the load balancer routes requests to all."
 */
export const clientStatus: Judge<ClientStatusCase> = ({ one: { what } }) => {
  const hasTargets = what !== 'nothing' && what !== 'elsewhere'
  if (!hasTargets) return ['503 Service Unavailable, from the load balancer']
  if (what === 'closed' || what === 'hangs') return ['504 Gateway Timeout, from the load balancer']
  if (what === 'refuses') return ['502 Bad Gateway, from the load balancer']
  return ['What the app itself answers, whatever its code']
}

/**
 * "If you specify two target groups, one with a weight of 10 and the other with a weight of 20, the target group with a
 * weight of 20 receives twice as many requests". "Configuring a rule to distribute traffic between weighted target groups
 * … does not support automatic fail-over".
 */
export const groupWeights: Judge<WeightsCase> = ({ one: { perSecond, weights, tasks } }) => {
  const part = perSecond / (weights[0] + weights[1])
  return (part * weights[1]) / tasks[1]
}

/**
 * "When cross-zone load balancing is enabled, each load balancer node distributes traffic across the registered targets in
 * all enabled Availability Zones. When … disabled, each … distributes traffic only across the registered targets in its
 * Availability Zone"; always on for Application Load Balancers, off by default for Network Load Balancers.
 */
export const zoneShare: Judge<ZoneShareCase> = ({ one: { balancer, perSecond, inA, inB } }) =>
  balancer === 'network' ? perSecond / (inB + inB) : perSecond / (inA + inB)

/**
 * "The load balancer linearly increases the number of requests that it can send to a target in slow start mode. After a
 * healthy target exits slow start mode, the load balancer can send it a full share". Counted by requests: of 3,000 for
 * each whole target so many for the new one.
 */
export const slowStart: Judge<SlowStartCase> = ({ one: { tasks, durationSeconds, afterSeconds } }) => {
  const whole = 3_000
  const ofNew = afterSeconds >= durationSeconds ? whole : (whole * afterSeconds) / durationSeconds
  const percent = (100 * ofNew) / (ofNew + whole * tasks)
  return [`About ${percent.toFixed(0)} %`]
}

/**
 * Host port 0: "your container automatically receives a port in the ephemeral port range"; awsvpc: "specify only the
 * containerPort"; "you must allow … traffic from your load balancer … on the listener or health check port" of the target.
 */
export const targetRule: Judge<TargetRuleCase> = ({ one: { how, containerPort } }) => {
  const port = { dynamic: '32768–65535', fixed: '8000', awsvpc: containerPort, fargate: containerPort }[how]
  return [`TCP ${String(port)} from the load balancer’s group`]
}
