import { useContext } from 'react'
import { membersOf } from '../../../look/groupMembers.ts'
import { shortInstance, shortTask } from '../../../look/names.ts'
import { grouped } from '../../../look/numbers.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import { act } from '../../../model/api/act.ts'
import {
  groupById,
  type Direction,
  type GroupRule,
  type SecurityGroup,
} from '../../../model/world/network/securityGroup.ts'
import type { World } from '../../../model/world/world.ts'
import { LabDeskContext } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { groupRuleText } from '../../words/network/groupWords.ts'
import { peerName, portsText } from '../../words/network/reachWords.ts'
import { SubjectLink } from '../balancing/SubjectLink.tsx'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { WhyProps } from '../subjectView.ts'
import './SecurityGroup.css'

/** More of one kind are counted, not named. */
const NAMED_MAX = 12

/** What a group lets in and out, each rule to be revoked, and what wears it. */
export function WhySecurityGroup({ id, world, onSelect }: WhyProps) {
  const group = groupById(world, id)
  if (group === undefined) return null
  return (
    <div className="inspector__stack">
      <Rules direction="ingress" {...{ group, world, onSelect }} />
      <Rules direction="egress" {...{ group, world, onSelect }} />
      <section className="inspector__block">
        <h2 className="type-h3">Worn by</h2>
        <Wearers {...{ id, world, onSelect }} />
        <SourceLine ruleId="NET-5" />
      </section>
    </div>
  )
}

interface RulesProps {
  readonly direction: Direction
  readonly group: SecurityGroup
  readonly world: World
  readonly onSelect: (ref: SubjectRef) => void
}

function Rules({ direction, group, world, onSelect }: RulesProps) {
  const desk = useContext(LabDeskContext)
  const isIn = direction === 'ingress'
  const rules = group[direction]
  return (
    <section className="inspector__block">
      <h2 className="type-h3">{isIn ? 'Inbound rules' : 'Outbound rules'}</h2>
      {rules.length === 0 && (
        <p className="inspector__text">None: it lets nothing {isIn ? 'in' : 'out but answers to what came in'}.</p>
      )}
      <ul className="group-rules">
        {rules.map((rule) => (
          <li key={rule.id}>
            <span>
              <b>{portsText(rule)}</b> {isIn ? 'from' : 'to'} <Peer {...{ rule, world, onSelect }} />
              {rule.description !== null && <small>{rule.description}</small>}
            </span>
            {desk !== null && (
              <Button
                variant="quiet"
                tone="trouble"
                aria-label={`Revoke ${groupRuleText(rule, direction, world)}`}
                onPress={() => desk.giveNow(revokeAct(group.id, direction, rule.id))}
              >
                Revoke
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function revokeAct(groupId: string, direction: Direction, ruleId: string) {
  const input = { GroupId: groupId, SecurityGroupRuleIds: [ruleId] }
  return direction === 'ingress'
    ? act('ec2', 'RevokeSecurityGroupIngress', input)
    : act('ec2', 'RevokeSecurityGroupEgress', input)
}

function Peer({ rule, world, onSelect }: Omit<RulesProps, 'direction' | 'group'> & { readonly rule: GroupRule }) {
  const { peer } = rule
  if (peer.kind === 'cidr') return peer.cidr
  return (
    <SubjectLink to={{ kind: 'securityGroup', id: peer.groupId }} onSelect={onSelect}>
      {peerName(peer, world)}
    </SubjectLink>
  )
}

/** Load balancers, instances and tasks that wear it, each a link. */
function Wearers({ id, world, onSelect }: Pick<WhyProps, 'id' | 'world' | 'onSelect'>) {
  const { tasks, instances, balancers } = membersOf(world, id)
  const kinds: readonly (readonly [string, readonly Wearer[]])[] = [
    ['Load balancers', balancers],
    [
      'Instances, and what runs on them without an interface of its own',
      instances.map((one) => ({
        ref: { kind: 'containerInstance', id: one.id },
        name: shortInstance(one.ec2InstanceId),
      })),
    ],
    [
      'Tasks with an interface of their own',
      tasks.map((task) => ({ ref: { kind: 'task', id: task.id }, name: shortTask(task.id) })),
    ],
  ]
  const worn = kinds.filter(([, wearers]) => wearers.length > 0)
  if (worn.length === 0) return <p className="inspector__text">Nothing wears it now.</p>
  return worn.map(([what, wearers]) => (
    <div key={what} className="group-wearers">
      <h3>{what}</h3>
      <p>
        {wearers.slice(0, NAMED_MAX).map(({ ref, name }) => (
          <SubjectLink key={ref.id} to={ref} onSelect={onSelect}>
            {name}
          </SubjectLink>
        ))}
        {wearers.length > NAMED_MAX && <span>{grouped(wearers.length - NAMED_MAX)} more</span>}
      </p>
    </div>
  ))
}

interface Wearer {
  readonly ref: SubjectRef
  readonly name: string
}
