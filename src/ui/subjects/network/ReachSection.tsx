import { useContext } from 'react'
import type { World } from '../../../model/world/world.ts'
import { LabDeskContext } from '../../acts/labDesk.ts'
import { entryWords, reachQuestion, reachVerdict, stepWords, wantedText } from '../../words/network/reachWords.ts'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { SectionProps } from '../trait.ts'
import { wantedOn } from './opening.ts'
import { ReachRow } from './ReachRow.tsx'
import { reachesOf, type TargetReach } from './reachesOf.ts'
import { TriedOpening } from './TriedOpening.tsx'
import './ReachSection.css'

/** Under "Why" of a task or a target: a packet's way to it from its load balancer, and the rule that would open it. */
export function ReachSection({ subject, world }: SectionProps) {
  return reachesOf(subject, world).map((one) => <Way key={one.target.key} of={one} world={world} />)
}

function Way({ of, world }: { readonly of: TargetReach; readonly world: World }) {
  const desk = useContext(LabDeskContext)
  const { reach, entries, what } = of
  const wanted = wantedOn(of)
  return (
    <section className="inspector__block">
      <h2 className="type-h3">{reachQuestion(reach, what)}</h2>
      <p className="inspector__text">{reachVerdict(of, world)}</p>
      <ol className="reach">
        {entries.map((entry) => (
          <ReachRow key={entry.port} ok={entry.ok} words={entryWords(entry, world)} />
        ))}
        {reach.steps.map((step) => (
          <ReachRow key={step.what} ok={step.ok} words={stepWords(step, reach, world)} />
        ))}
      </ol>
      {wanted.length > 0 &&
        (desk === null ? (
          <p className="inspector__text">{wantedText(wanted, world)}.</p>
        ) : (
          <TriedOpening of={of} wanted={wanted} world={world} />
        ))}
      <SourceLine ruleId="NET-7" />
    </section>
  )
}
