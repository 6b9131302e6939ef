import type { Debrief as Told } from '../../lessons/document/scenarioDocument.ts'

/** What led to what, and what the exam makes of it. */
export function Debrief({ debrief: { chain, trap, outro } }: { readonly debrief: Told }) {
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
    </>
  )
}
