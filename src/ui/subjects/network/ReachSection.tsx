import { Check, X } from 'lucide-react'
import { useContext } from 'react'
import type { World } from '../../../model/world/world.ts'
import { LabDeskContext } from '../../acts/labDesk.ts'
import { openingText, reachQuestion, reachVerdict, stepWords } from '../../words/network/reachWords.ts'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { SectionProps } from '../trait.ts'
import { wantedOn } from './opening.ts'
import { reachesOf, type TargetReach } from './reachesOf.ts'
import { TriedOpening } from './TriedOpening.tsx'
import './ReachSection.css'

/** Under "Why" of a task or a target: a packet's way to it from its load balancer, and the rule that would open it. */
export function ReachSection({ subject, world }: SectionProps) {
  return reachesOf(subject, world).map((one) => <Way key={one.target.key} of={one} world={world} />)
}

function Way({ of, world }: { readonly of: TargetReach; readonly world: World }) {
  const desk = useContext(LabDeskContext)
  const { reach, what } = of
  const wanted = wantedOn(reach)
  return (
    <section className="inspector__block">
      <h2 className="type-h3">{reachQuestion(reach, what)}</h2>
      <p className="inspector__text">{reachVerdict(reach, world)}</p>
      <ol className="reach">
        {reach.steps.map((step) => {
          const { title, text } = stepWords(step, reach, world)
          const Mark = step.ok ? Check : X
          return (
            <li key={step.what} data-ok={step.ok}>
              <Mark aria-hidden="true" />
              <span>
                <span className="visually-hidden">{step.ok ? 'Yes: ' : 'No: '}</span>
                <span className="reach__title">{title}</span>
                <span className="reach__text">{text}</span>
              </span>
            </li>
          )
        })}
      </ol>
      {wanted.length > 0 &&
        (desk === null ? (
          <p className="inspector__text">{wanted.map((one) => openingText(one, world)).join('. ')}.</p>
        ) : (
          <TriedOpening of={of} wanted={wanted} world={world} />
        ))}
      <SourceLine ruleId="NET-7" />
    </section>
  )
}
