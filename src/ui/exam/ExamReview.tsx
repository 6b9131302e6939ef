import { useEffect, useRef, useState } from 'react'
import { counted } from '../../look/numbers.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { Navigator } from './Navigator.tsx'
import type { QuestionMark } from './questionMarks.ts'

interface ExamReviewProps {
  readonly marks: readonly QuestionMark[]
  /** Where one came from. */
  readonly index: number
  readonly onGoTo: (index: number) => void
  readonly onHandIn: () => void
}

/** All questions before they are handed in. Who leaves some open is asked once more. */
export function ExamReview({ marks, index, onGoTo, onHandIn }: ExamReviewProps) {
  const [isAsked, setIsAsked] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const open = marks.filter(({ state }) => state !== 'answered').length
  const flagged = marks.filter(({ isFlagged }) => isFlagged).length
  const firstOpen = marks.findIndex(({ state }) => state !== 'answered')
  const handIn = (): void => (open === 0 ? onHandIn() : setIsAsked(true))
  useShortcuts('Mock exam', [
    { keys: 'h', label: 'Hand in', run: handIn },
    { keys: 'b', label: 'Back to the question', run: () => onGoTo(index) },
  ])
  return (
    <section className="exam-review" aria-label="All questions before they are handed in">
      <h1 ref={heading} tabIndex={-1}>
        {open === 0 ? 'Every question is answered' : `${counted(open, 'question')} open`}
      </h1>
      <p className="tone-2">
        {flagged > 0 && `${counted(flagged, 'question')} flagged. `}
        Choose a number to go there. Once handed in, nothing can be changed.
      </p>
      <Navigator marks={marks} index={null} onGoTo={onGoTo} />
      <div className="exam-review__acts">
        <Button size="touch" kbd="B" onPress={() => onGoTo(index)}>
          Back
        </Button>
        {firstOpen >= 0 && (
          <Button size="touch" onPress={() => onGoTo(firstOpen)}>
            To the first open one
          </Button>
        )}
        <Button size="touch" variant="filled" kbd="H" onPress={handIn}>
          Hand in
        </Button>
      </div>
      <Dialog
        title={`Hand in with ${counted(open, 'question')} open?`}
        role="alertdialog"
        isOpen={isAsked}
        onClose={() => setIsAsked(false)}
        actions={
          <>
            <Button onPress={() => setIsAsked(false)}>Go on answering</Button>
            <Button variant="filled" onPress={onHandIn}>
              Hand in
            </Button>
          </>
        }
      >
        <p>An open question counts as wrong, a guess costs nothing.</p>
      </Dialog>
    </section>
  )
}
