import type { Debrief as Told } from '../../lessons/document/scenarioDocument.ts'
import type { Act } from '../../model/api/command.ts'
import { ButtonLink } from '../kit/ButtonLink.tsx'

interface DebriefProps {
  readonly debrief: Told
  /** Where the lab is opened in which these acts were done at the end; `null` where no address holds it. */
  readonly linkOf: (acts: readonly Act[]) => string | null
}

/** What led to what, what the exam makes of it, and what to try next. */
export function Debrief({ debrief: { chain, trap, outro, variants = [] }, linkOf }: DebriefProps) {
  return (
    <>
      {chain !== undefined && (
        <ol className="scenario-panel__chain" aria-label="What led to what">
          {chain.map((link) => (
            <li key={link}>{link}</li>
          ))}
        </ol>
      )}
      <p className="scenario-panel__outro">{outro}</p>
      {trap !== undefined && (
        <dl className="scenario-panel__sayings">
          <dt>Exam trap</dt>
          <dd>{trap}</dd>
        </dl>
      )}
      {variants.map(({ text, do: acts }) => {
        const hash = linkOf(acts)
        return hash === null ? null : (
          <ButtonLink key={text} to="/lab" hash={hash}>
            {text}
          </ButtonLink>
        )
      })}
    </>
  )
}
