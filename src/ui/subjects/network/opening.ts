import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import type { WantedRule } from '../../../model/world/balancing/wantedRule.ts'
import type { Target } from '../../../model/world/balancing/target.ts'
import type { History } from '../../../model/world/history.ts'
import { durationText } from '../../../look/time.ts'
import { TRIAL_MS } from '../remedy/remedy.ts'
import type { TargetReach } from './reachesOf.ts'

/** The rules that are missing on a way, as a packet meets them. */
export function wantedOn({ entries, reach }: Pick<TargetReach, 'entries' | 'reach'>): readonly WantedRule[] {
  const steps = reach.steps.flatMap((one) => (one.what === 'outbound' || one.what === 'inbound' ? [one] : []))
  return [...entries, ...steps].flatMap(({ wanted }) => wanted ?? [])
}

/** The act that opens a group as is wanted. */
export function openingAct({ direction, groupId, fromPort, toPort, peers }: WantedRule): Act {
  const IpRanges = peers.flatMap((one) => (one.kind === 'cidr' ? [{ CidrIp: one.cidr }] : []))
  const UserIdGroupPairs = peers.flatMap((one) => (one.kind === 'group' ? [{ GroupId: one.groupId }] : []))
  const permission = {
    IpProtocol: 'tcp',
    FromPort: fromPort,
    ToPort: toPort,
    ...(IpRanges.length > 0 && { IpRanges }),
    ...(UserIdGroupPairs.length > 0 && { UserIdGroupPairs }),
  }
  const input = { GroupId: groupId, IpPermissions: [permission] }
  return direction === 'ingress'
    ? act('ec2', 'AuthorizeSecurityGroupIngress', input)
    : act('ec2', 'AuthorizeSecurityGroupEgress', input)
}

/**
 * What the model saw happen: `target healthy after 32 s`. ECS may replace its task before it heals; then what counts is
 * the first other of its pool. Of a target that nobody watches it tells nothing.
 */
export function openedText({ decisions }: History, target: Target, nowMs: number): string {
  if (target.taskId === null) return ''
  const healed = decisions.flatMap((one) =>
    one.kind === 'targetHealth' && one.atMs >= nowMs && one.state === 'healthy' && one.poolId === target.poolId
      ? [one]
      : [],
  )
  const own = healed.find(({ taskId }) => taskId === target.taskId)
  const first = own ?? healed[0]
  if (first === undefined) return `still not healthy after ${durationText(TRIAL_MS)}`
  const which = own === undefined ? 'its task is replaced, another target is' : 'target'
  return `${which} healthy after ${durationText(first.atMs - nowMs)}`
}
