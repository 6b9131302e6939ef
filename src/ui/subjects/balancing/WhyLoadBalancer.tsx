import { listed } from '../../../look/numbers.ts'
import { targetsOf } from '../../../model/world/balancing/pools.ts'
import { rulesOf } from '../../../model/world/balancing/routing.ts'
import { Facts } from '../../kit/Facts.tsx'
import { checkText, detectionDetails } from '../../words/balancing/checkWords.ts'
import { listenersOf } from '../../../look/poolLook.ts'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { WhyProps } from '../subjectView.ts'
import { RuleList } from './RuleList.tsx'
import { TargetsTable } from './TargetsTable.tsx'

/** Where a load balancer listens, and where each of its rules leads. */
export function WhyLoadBalancer({ id, world, onSelect }: WhyProps) {
  const balancer = world.loadBalancers.get(id)
  if (balancer === undefined) return null
  const rules = listenersOf(world, id).flatMap(({ arn }) => rulesOf(world, arn))
  return (
    <div className="inspector__stack">
      <section className="inspector__block">
        <h2 className="type-h3">Listeners and rules</h2>
        {rules.length === 0 ? (
          <p className="inspector__text">It has no listener. Create one with Any operation, elbv2 CreateListener.</p>
        ) : (
          <RuleList rules={rules} {...{ world, onSelect }} />
        )}
        <SourceLine ruleId="ALB-7" />
      </section>
      <Facts
        details={[
          { label: 'type', value: balancer.type },
          { label: 'scheme', value: balancer.scheme },
          { label: 'zones', value: listed(balancer.subnets.map((one) => one.zone)) },
          { label: 'DNS name', value: balancer.dnsName },
        ]}
      />
    </div>
  )
}

/** The instances of a Classic Load Balancer, and how it checks them. */
export function WhyClassic({ id, world, onSelect }: WhyProps) {
  const classic = world.classicLoadBalancers.get(id)
  if (classic === undefined) return null
  const ports = classic.listeners.map((one) => `${one.protocol}:${String(one.port)} to ${String(one.instancePort)}`)
  return (
    <div className="inspector__stack">
      <section className="inspector__block">
        <h2 className="type-h3">Instances</h2>
        <TargetsTable label={`Instances of ${id}`} targets={targetsOf(world, id)} {...{ world, onSelect }} />
      </section>
      <section className="inspector__block">
        <h2 className="type-h3">Health check</h2>
        <p className="inspector__text">{checkText(classic.healthCheck)}</p>
        <Facts details={detectionDetails(classic.healthCheck)} />
      </section>
      <Facts
        details={[
          { label: 'listeners', value: listed(ports) },
          { label: 'scheme', value: classic.scheme },
          { label: 'zones', value: listed(classic.subnets.map((one) => one.zone)) },
          { label: 'DNS name', value: classic.dnsName },
        ]}
      />
    </div>
  )
}
