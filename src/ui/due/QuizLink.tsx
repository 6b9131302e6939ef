import type { ReactNode } from 'react'
import type { ButtonVariant } from '../kit/Button.tsx'
import { ButtonLink } from '../kit/ButtonLink.tsx'

/** What a quiz is of: anything, what is due, a topic, or certain concepts. */
export type QuizOf =
  | { readonly mode: 'quick' }
  | { readonly mode: 'due' }
  | { readonly mode: 'topic'; readonly topic: string }
  | { readonly mode: 'concepts'; readonly concepts: readonly string[] }

interface QuizLinkProps {
  readonly of: QuizOf
  readonly children: ReactNode
  readonly variant?: ButtonVariant
  /** Where a row says what it is about, and the word alone does not. */
  readonly label?: string
}

/** Leads to a quiz of challenge mode. */
export function QuizLink({ of, children, variant = 'outline', label }: QuizLinkProps) {
  return (
    <ButtonLink to="/challenge/quiz" search={searchOf(of)} variant={variant} aria-label={label}>
      {children}
    </ButtonLink>
  )
}

function searchOf(of: QuizOf) {
  if (of.mode === 'due') return { mode: of.mode }
  if (of.mode === 'topic') return { topic: of.topic }
  return of.mode === 'concepts' ? { concepts: of.concepts.join(',') } : {}
}
