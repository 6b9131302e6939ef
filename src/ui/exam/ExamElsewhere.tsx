import { Button } from '../kit/Button.tsx'
import { MessagePage } from '../shell/MessagePage.tsx'

interface ExamElsewhereProps {
  readonly isTaking: boolean
  readonly onTakeOver: () => void
  readonly onLeave: () => void
}

/** The exam goes on in another tab: here it can be had, and stands as it was left there. */
export function ExamElsewhere({ isTaking, onTakeOver, onLeave }: ExamElsewhereProps) {
  return (
    <MessagePage
      title="This exam is open in another tab"
      detail="Its answers and its time are kept there. Take it over to go on here: that tab then waits."
    >
      <div className="message-page__actions">
        <Button variant="filled" size="touch" isDisabled={isTaking} onPress={onTakeOver}>
          Take it over
        </Button>
        <Button size="touch" onPress={onLeave}>
          Leave
        </Button>
      </div>
      <p role="status" className="type-small tone-2">
        {isTaking && 'Waiting for the other tab. If it does not answer, close it.'}
      </p>
    </MessagePage>
  )
}
