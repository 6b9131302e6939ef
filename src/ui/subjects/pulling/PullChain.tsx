import { Check, Circle, X } from 'lucide-react'
import type { ChainLink } from '../../words/pulling/pullWords.ts'
import './pulling.css'

const MARKS = { holds: Check, broken: X, notReached: Circle } as const
const STATE_WORDS = { holds: 'holds', broken: 'broken', notReached: 'not come to' } as const

/** One link of any chain; that of a pull is one. */
export type ChainStep = Omit<ChainLink, 'link'> & { readonly link: string }

/** The links of a chain in the order in which they are tried, numbered as the stages of a placement are. */
export function PullChain({ links }: { readonly links: readonly ChainStep[] }) {
  return (
    <ol className="pull-chain">
      {links.map(({ link, label, state, text }, index) => {
        const Mark = MARKS[state]
        return (
          <li key={link} data-state={state}>
            <h3 className="stage-title">
              <span aria-hidden="true">{index + 1}</span> {label}
              <span className="pull-chain__state">
                <Mark aria-hidden="true" />
                {STATE_WORDS[state]}
              </span>
            </h3>
            <p className="inspector__text">{text}</p>
          </li>
        )
      })}
    </ol>
  )
}
