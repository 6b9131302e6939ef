import type { ReactNode } from 'react'
import type { ButtonVariant } from '../kit/Button.tsx'
import { ButtonLink } from '../kit/ButtonLink.tsx'

/** What a quiz is of: what is due, a topic, or certain concepts. */
export type QuizOf =
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

// The page reads its own search: nothing here depends on it.
const QUIZ = '/challenge/quiz' as string

/** Leads to a quiz of challenge mode. */
export function QuizLink({ of, children, variant = 'outline', label }: QuizLinkProps) {
  const search: unknown = of.mode === 'concepts' ? { mode: of.mode, concepts: of.concepts.join(',') } : of
  return (
    <ButtonLink to={QUIZ} search={search as never} variant={variant} aria-label={label}>
      {children}
    </ButtonLink>
  )
}
