import type { ReactNode } from 'react'

interface PanelHeadProps {
  readonly topic: string
  /** `question 3 of 4`. */
  readonly stepText: string
  readonly title: string
  /** At the right of the title. */
  readonly action?: ReactNode
  readonly children?: ReactNode
}

/** Topic and step, then what the panel is about. On a phone the header says the former. */
export function PanelHead({ topic, stepText, title, action, children }: PanelHeadProps) {
  return (
    <header className="scenario-panel__head">
      <p className="scenario-panel__meta">
        <span>{topic}</span>
        <span>{stepText}</span>
      </p>
      <div className="scenario-panel__title">
        <h1>{title}</h1>
        {action}
      </div>
      {children}
    </header>
  )
}
