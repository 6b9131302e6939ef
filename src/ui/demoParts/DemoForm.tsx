import type { ReactNode } from 'react'
import './DemoForm.css'

interface DemoFormProps {
  readonly title: string
  readonly lead: string
  /** At the foot of the panel: how it is looked at. */
  readonly foot: ReactNode
  readonly children: ReactNode
}

/** A demo's left panel: what it is set to. */
export function DemoForm({ title, lead, foot, children }: DemoFormProps) {
  return (
    <div className="demo-form">
      <header>
        <h2 className="type-h1">{title}</h2>
        <p className="tone-2">{lead}</p>
      </header>
      {children}
      <div className="demo-form__foot">{foot}</div>
    </div>
  )
}
