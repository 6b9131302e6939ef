import type { ReactNode } from 'react'

interface WayProps {
  readonly title: string
  readonly line: ReactNode
  readonly note: ReactNode
  readonly children: ReactNode
}

/** One of the ways to go on: what it is, where it stands, and the link. */
export function Way({ title, line, note, children }: WayProps) {
  return (
    <div className="home__way">
      <div>
        <h2 className="type-h2">{title}</h2>
        <p>{line}</p>
        <p className="type-small tone-3">{note}</p>
      </div>
      {children}
    </div>
  )
}
