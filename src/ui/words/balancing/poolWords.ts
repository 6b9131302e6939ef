import { counted, grouped, listed } from '../../../look/numbers.ts'
import {
  groupsOf,
  listenersOf,
  stateCounts,
  stateCountsText,
  totalOf,
  type StateCounts,
} from '../../../look/poolLook.ts'
import { durationText } from '../../../look/time.ts'
import type { ClassicLoadBalancer, LoadBalancer, TargetGroup } from '../../../model/world/balancing/loadBalancer.ts'
import { balancerOf } from '../../../model/world/balancing/pools.ts'
import type { World } from '../../../model/world/world.ts'
import type { SubjectWords } from '../words.ts'

/** Who gets the requests of a target group or a Classic Load Balancer (ALB-10). */
function sharingWords(counts: StateCounts, isClassic: boolean): SubjectWords {
  const all = totalOf(counts)
  const { healthy, unhealthy } = counts
  const others = stateCountsText({ ...counts, healthy: 0 })
  if (healthy > 0) {
    const rest = healthy === all ? '' : ` Besides: ${others}.`
    const sentence = `${counted(healthy, 'healthy target')} ${healthy === 1 ? 'gets' : 'share'} the requests.${rest}`
    const tone = unhealthy > 0 ? 'trouble' : 'plain'
    return { verdict: `${grouped(healthy)} of ${counted(all, 'target')} healthy`, sentence, tone }
  }
  if (counts.draining === all) {
    return { verdict: 'All targets drain', sentence: 'New requests get 503.', tone: 'trouble' }
  }
  if (isClassic) {
    return { verdict: 'No instance is InService', sentence: 'Requests get 503 until one is.', tone: 'trouble' }
  }
  const sentence = `Without a healthy one every registered target gets requests, healthy or not: ${others}.`
  return { verdict: 'No target is healthy', sentence, tone: unhealthy > 0 ? 'trouble' : 'plain' }
}

/** Whether a target group has anybody to send to. */
export function groupWords({ arn }: TargetGroup, world: World): SubjectWords {
  const counts = stateCounts(world, [arn])
  if (balancerOf(world, arn) === undefined) {
    const sentence =
      'Its targets are unused: nothing checks them and nothing sends to them. Name it in a listener or a rule.'
    return { verdict: 'No load balancer uses it', sentence, tone: 'trouble' }
  }
  if (totalOf(counts) === 0) {
    const sentence = 'Requests that a rule sends here get 503 until a target is registered.'
    return { verdict: 'No targets', sentence, tone: 'trouble' }
  }
  return sharingWords(counts, false)
}

/** Whether a load balancer can send requests on, and to how many. */
export function balancerWords(balancer: LoadBalancer, world: World): SubjectWords {
  if (balancer.state === 'provisioning') {
    return {
      verdict: `provisioning, active in ${durationText(Math.max(0, balancer.activeAtMs - world.nowMs))}`,
      sentence: 'Until then it checks nothing and forwards nothing.',
      tone: 'plain',
    }
  }
  const groups = groupsOf(world, balancer.arn)
  if (listenersOf(world, balancer.arn).length === 0) {
    return {
      verdict: 'active, nobody listens',
      sentence: 'Without a listener every connection is refused.',
      tone: 'trouble',
    }
  }
  if (groups.length === 0) {
    return { verdict: 'active, without a target group', sentence: 'It answers every request by itself.', tone: 'plain' }
  }
  const counts = stateCounts(world, groups)
  const names = groups.map((arn) => world.targetGroups.get(arn)?.name ?? '')
  return {
    verdict: `active, ${grouped(counts.healthy)} of ${counted(totalOf(counts), 'target')} healthy`,
    sentence: `It sends to ${listed(names)}, in ${listed(balancer.subnets.map((one) => one.zone))}.`,
    tone: counts.unhealthy > 0 || counts.healthy === 0 ? 'trouble' : 'plain',
  }
}

export function classicWords({ name }: ClassicLoadBalancer, world: World): SubjectWords {
  const counts = stateCounts(world, [name])
  if (totalOf(counts) === 0) {
    return { verdict: 'No instances', sentence: 'Requests get 503 until one is registered.', tone: 'trouble' }
  }
  return sharingWords(counts, true)
}
