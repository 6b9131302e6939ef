import { StoryUntellable } from '../../session/lessons.ts'
import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { MessagePage } from '../shell/MessagePage.tsx'

interface QuestionFailedProps {
  readonly error: Error
  readonly onRetry: () => void
  readonly onSkip: () => void
}

/** A question did not come, or has no key: it does not count. */
export function QuestionFailed({ error, onRetry, onSkip }: QuestionFailedProps) {
  const isHopeless = error instanceof StoryUntellable
  return (
    <MessagePage title="This question did not come" detail={error.message}>
      <EmptyState
        action={
          <div className="message-page__actions">
            {!isHopeless && (
              <Button variant="filled" size="touch" onPress={onRetry}>
                Try again
              </Button>
            )}
            <Button variant={isHopeless ? 'filled' : 'outline'} size="touch" onPress={onSkip}>
              Go on without it
            </Button>
          </div>
        }
      >
        The rest of the quiz is not touched by it.
      </EmptyState>
    </MessagePage>
  )
}
