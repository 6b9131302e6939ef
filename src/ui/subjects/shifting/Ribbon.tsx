import type { ReactNode } from 'react'
import './shifting.css'

export interface RibbonPart {
  readonly name: string
  readonly state: 'done' | 'now' | 'coming'
}

interface RibbonProps {
  readonly label: string
  readonly parts: readonly RibbonPart[]
  /** Whether the one that is now still runs. */
  readonly isOn: boolean
  /** Which it is, under it. */
  readonly children: ReactNode
}

/** What a deployment goes through, in AWS's order, the one that runs lit. */
export function Ribbon({ label, parts, isOn, children }: RibbonProps) {
  return (
    <div className="shifting__stages">
      <ol className="shifting__ribbon" aria-label={label}>
        {parts.map(({ name, state }) => (
          <li
            key={name}
            data-state={state === 'now' && !isOn ? 'done' : state}
            aria-current={state === 'now' && isOn ? 'step' : undefined}
            title={name}
          >
            <span className="visually-hidden">{name}</span>
          </li>
        ))}
      </ol>
      <p className="shifting__stage">{children}</p>
    </div>
  )
}
