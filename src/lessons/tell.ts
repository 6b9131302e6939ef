import type { TextValues } from './textValues.ts'

/** A step at which nothing is asked: words, and what the story does meanwhile. */
export interface Tell {
  readonly kind: 'tell'
  readonly title: string | null
  readonly text: string
  readonly values: TextValues
  readonly fromMs: number
  /** Time runs until then. */
  readonly toMs: number
}
