import { counted, grouped, listed } from '../../../look/numbers.ts'
import {
  DEFAULT_GROUP_ID,
  type Direction,
  type GroupRule,
  type SecurityGroup,
} from '../../../model/world/network/securityGroup.ts'
import type { World } from '../../../model/world/world.ts'
import type { SubjectWords } from '../words.ts'
import { peerName, portsText } from './reachWords.ts'

/** More rules than this are counted, not named. */
const NAMED_MAX = 2

/** `tcp 80 from web-alb`, `all traffic to 0.0.0.0/0`. */
export function groupRuleText(rule: GroupRule, direction: Direction, world: World): string {
  return `${portsText(rule)} ${direction === 'ingress' ? 'from' : 'to'} ${peerName(rule.peer, world)}`
}

/** What a group lets in, and how groups decide. */
export function securityGroupWords({ id, ingress }: SecurityGroup, world: World): SubjectWords {
  const verdict =
    ingress.length === 0
      ? 'Lets nothing in'
      : ingress.length > NAMED_MAX
        ? `Lets in by ${counted(ingress.length, 'rule')}`
        : `Lets in ${listed(ingress.map((rule) => groupRuleText(rule, 'ingress', world)))}`
  const sentence =
    'A security group allows what its rules name and denies all else; answers to what it let through need no rule.'
  const own = id === DEFAULT_GROUP_ID ? ' Whatever names no group wears this one.' : ''
  return { verdict, sentence: `${sentence}${own}`, tone: 'plain' }
}

/** `2 rules in, 1 rule out`. */
export function rulesText({ ingress, egress }: SecurityGroup): string {
  return `${counted(ingress.length, 'rule')} in, ${grouped(egress.length)} out`
}
