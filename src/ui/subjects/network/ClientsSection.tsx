import { hasGroups } from '../../../look/groupMembers.ts'
import { entriesOf } from '../../../model/world/balancing/mayEnter.ts'
import { clientsVerdict, entryWords, wantedText } from '../../words/network/reachWords.ts'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { SectionProps } from '../trait.ts'
import { ReachRow } from './ReachRow.tsx'
import './ReachSection.css'

/** Under "Why" of a load balancer, once the lab has groups: whether clients come in at each of its ports. */
export function ClientsSection({ subject, world }: SectionProps) {
  const { kind, id } = subject
  const table = kind === 'loadBalancer' ? world.loadBalancers : world.classicLoadBalancers
  const front = kind === 'loadBalancer' || kind === 'classicLoadBalancer' ? table.get(id) : undefined
  const entries = front === undefined || !hasGroups(world) ? [] : entriesOf(world, front)
  if (front === undefined || entries.length === 0) return null
  const wanted = entries.flatMap((one) => one.wanted ?? [])
  return (
    <section className="inspector__block">
      <h2 className="type-h3">{`Can clients reach ${front.name}?`}</h2>
      <p className="inspector__text">{clientsVerdict(entries)}</p>
      <ol className="reach">
        {entries.map((entry) => (
          <ReachRow key={entry.port} ok={entry.ok} words={entryWords(entry, world)} />
        ))}
      </ol>
      {wanted.length > 0 && <p className="inspector__text">{wantedText(wanted, world)}.</p>}
      <SourceLine ruleId="NET-9" />
    </section>
  )
}
