import type { FixQuestion } from '../../lessons/questions/goal.ts'

interface HeldRemediesProps {
  readonly question: FixQuestion
  readonly hintsUsed: number
}

/** Whether the inspector may say what would mend it: that is the answer, so all hints go before it. */
export function areRemediesHeld({ question, hintsUsed }: HeldRemediesProps): boolean {
  return question.hints.length === 0 || hintsUsed < question.hints.length
}

/** In the place of what would mend it. */
export function HeldRemedies({ question, hintsUsed }: HeldRemediesProps) {
  const total = question.hints.length
  return (
    <p className="type-small tone-2">
      {total === 0
        ? 'What would mend it is yours to find here.'
        : `What would mend it shows here after the last hint: ${String(hintsUsed)} of ${String(total)} used.`}
    </p>
  )
}
