import { Check, X } from 'lucide-react'
import { Fragment } from 'react'
import type { AskedCall } from '../../../model/world/roles/roleCalls.ts'
import { callWords } from '../../words/roles/accessWords.ts'

/** Calls of AWS's in their order, each with its sign and its word, on what, and which statement decided. */
export function CallList({ calls }: { readonly calls: readonly AskedCall[] }) {
  return (
    <ul className="calls">
      {calls.map((call) => {
        const { action, on, isAllowed, word, why } = callWords(call)
        const Mark = isAllowed ? Check : X
        return (
          <li key={`${action} ${call.resource}`} data-allowed={isAllowed}>
            <Mark aria-hidden="true" />
            <div>
              <code className="calls__action">
                <Breakable name={action} />
              </code>
              <p className="calls__said">
                <strong>{word}</strong> <span className="calls__on">on {on}</span>
              </p>
              <p className="calls__why">{why}</p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** Between its words a name may go on in the next line. */
function Breakable({ name }: { readonly name: string }) {
  return name.split(/(?<=:)|(?=[A-Z])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
