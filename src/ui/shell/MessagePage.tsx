import type { ReactNode } from 'react'
import { ForeignText } from '../kit/ForeignText.tsx'
import { Disclaimer } from './Disclaimer.tsx'
import './MessagePage.css'

interface MessagePageProps {
  /** The verdict. */
  readonly title: string
  /** In mono: an address, an error. */
  readonly detail?: string
  readonly children: ReactNode
}

/** A page that has one thing to say and a next step. */
export function MessagePage({ title, detail, children }: MessagePageProps) {
  return (
    <div className="message-page">
      <div className="message-page__text">
        <h1>{title}</h1>
        {detail !== undefined && (
          <pre className="message-page__detail">
            <ForeignText>{detail}</ForeignText>
          </pre>
        )}
        {children}
      </div>
      <Disclaimer />
    </div>
  )
}
