import { groupAttribute, groupRules } from '../../../model/world/balancing/attributes.ts'
import type { TargetGroup } from '../../../model/world/balancing/loadBalancer.ts'
import { balancerOf, rulesNaming, targetsOf } from '../../../model/world/balancing/pools.ts'
import { Facts } from '../../kit/Facts.tsx'
import { checkText, detectionDetails } from '../../words/balancing/checkWords.ts'
import type { Detail } from '../../words/words.ts'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { WhyProps } from '../subjectView.ts'
import { RuleList } from './RuleList.tsx'
import { SubjectLink } from './SubjectLink.tsx'
import { TargetsTable } from './TargetsTable.tsx'

/** Those attributes that the model acts on and that one meets with ECS. */
const SHOWN = [
  'deregistration_delay.timeout_seconds',
  'slow_start.duration_seconds',
  'load_balancing.algorithm.type',
  'stickiness.enabled',
] as const

/** The targets of a group, how they are checked and what that means in seconds, and which rules lead to it. */
export function WhyTargetGroup({ id, world, onSelect }: WhyProps) {
  const group = world.targetGroups.get(id)
  if (group === undefined) return null
  const balancer = balancerOf(world, id)
  return (
    <div className="inspector__stack">
      <section className="inspector__block">
        <h2 className="type-h3">Targets</h2>
        <TargetsTable label={`Targets of ${group.name}`} targets={targetsOf(world, id)} {...{ world, onSelect }} />
      </section>
      <section className="inspector__block">
        <h2 className="type-h3">Leads here</h2>
        {balancer === undefined ? (
          <p className="inspector__text">No listener or rule names it.</p>
        ) : (
          <>
            <p className="inspector__text">
              <SubjectLink to={{ kind: 'loadBalancer', id: balancer.arn }} onSelect={onSelect}>
                {balancer.name}
              </SubjectLink>
              , {balancer.type}
            </p>
            <RuleList rules={rulesNaming(world, id)} {...{ world, onSelect }} />
          </>
        )}
      </section>
      <section className="inspector__block">
        <h2 className="type-h3">Health check</h2>
        <p className="inspector__text">{checkText(group.healthCheck)}</p>
        <Facts details={detectionDetails(group.healthCheck)} />
        <SourceLine ruleId="ALB-4" />
      </section>
      <section className="inspector__block">
        <h2 className="type-h3">Attributes</h2>
        <Facts details={attributeDetails(group)} />
        <SourceLine ruleId="ALB-9" />
      </section>
    </div>
  )
}

function attributeDetails(group: TargetGroup): readonly Detail[] {
  const keys = groupRules(group).map(({ key }) => key)
  return SHOWN.filter((key) => keys.includes(key)).map((label) => ({ label, value: groupAttribute(group, label) }))
}
