import { Check, X } from 'lucide-react'
import type { StepWords } from '../../words/network/reachWords.ts'

/** One link of a packet's way: whether it holds, and by what. */
export function ReachRow({ ok, words }: { readonly ok: boolean; readonly words: StepWords }) {
  const Mark = ok ? Check : X
  return (
    <li data-ok={ok}>
      <Mark aria-hidden="true" />
      <span>
        <span className="visually-hidden">{ok ? 'Yes: ' : 'No: '}</span>
        <span className="reach__title">{words.title}</span>
        <span className="reach__text">{words.text}</span>
      </span>
    </li>
  )
}
