import { Ban, Check } from 'lucide-react'
import { visibleText } from '../../../base/foreignText.ts'
import type { PolicyDocument, Statement } from '../../../model/world/roles/policyDocument.ts'
import { statementDetails } from '../../words/roles/statementWords.ts'
import './roles.css'

const MARKS = { Allow: Check, Deny: Ban } as const

/** The statements of a policy, in order: what each does, and of what. */
export function StatementList({ document }: { readonly document: PolicyDocument }) {
  return (
    <ol className="statements">
      {document.statements.map((statement, index) => (
        <StatementItem key={index} {...{ statement, index }} />
      ))}
    </ol>
  )
}

function StatementItem({ statement, index }: { readonly statement: Statement; readonly index: number }) {
  const { effect, sid } = statement
  const Mark = MARKS[effect]
  return (
    <li data-effect={effect}>
      <h3 className="statements__head">
        <Mark aria-hidden="true" />
        {effect}
        <span className="tone-2">{sid === null ? `statement ${String(index + 1)}` : visibleText(sid)}</span>
      </h3>
      <dl className="statements__elements">
        {statementDetails(statement).map(({ label, value }, at) => (
          <div key={at}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
