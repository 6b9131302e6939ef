import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { PageFrame } from '../shell/PageFrame.tsx'

interface MissingProps {
  readonly error: Error
  readonly onRetry: () => void
}

/** A page that has not got what it asks about. */
export function QuestionsMissing({ error, onRetry }: MissingProps) {
  return (
    <PageFrame>
      <h1>The questions did not come</h1>
      <QuestionMissing error={error} onRetry={onRetry} />
    </PageFrame>
  )
}

/** In the place of one question. */
export function QuestionMissing({ error, onRetry }: MissingProps) {
  return (
    <EmptyState
      action={
        <Button variant="filled" onPress={onRetry}>
          Try again
        </Button>
      }
    >
      {error.message}
    </EmptyState>
  )
}
