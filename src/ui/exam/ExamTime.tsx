import { Clock } from 'lucide-react'
import { useState } from 'react'
import { axisText, durationText } from '../../look/time.ts'
import { Banner } from '../kit/Banner.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { EXTENSION_MS, warningOf } from './examTime.ts'

interface TimeProps {
  /** `null` without a limit. */
  readonly leftMs: number | null
  readonly spentMs: number
  /** More time, in ms; `null` takes the limit away. */
  readonly onMore: (byMs: number | null) => void
}

/** The clock, and the door to more time. */
export function ExamTime({ leftMs, spentMs, onMore }: TimeProps) {
  const [isOpen, setIsOpen] = useState(false)
  const more = (byMs: number | null): void => {
    onMore(byMs)
    setIsOpen(false)
  }
  return (
    <>
      <span className="exam-time" role="timer" data-warned={warningOf(leftMs) ?? undefined}>
        <Clock aria-hidden="true" />
        {leftMs === null ? `${axisText(spentMs)} spent` : `${axisText(leftMs)} left`}
      </span>
      <Button variant="quiet" onPress={() => setIsOpen(true)}>
        Time
      </Button>
      <Dialog title="Time" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <p>
          {leftMs === null
            ? 'This exam has no limit.'
            : 'Take more whenever you need it. The real exam has no such button.'}
        </p>
        {leftMs !== null && (
          <div className="exam-time__acts">
            <Button isBlock onPress={() => more(EXTENSION_MS)}>
              10 more minutes
            </Button>
            <Button isBlock onPress={() => more(3 * EXTENSION_MS)}>
              30 more minutes
            </Button>
            <Button isBlock onPress={() => more(null)}>
              No limit
            </Button>
          </div>
        )}
      </Dialog>
    </>
  )
}

/** Says in time that it will be over, and gives more by one press. */
export function TimeWarning({ leftMs, onMore }: Omit<TimeProps, 'spentMs'>) {
  const warning = warningOf(leftMs)
  const [read, setRead] = useState<typeof warning>(null)
  if (warning === null || warning === read) return null
  return (
    <Banner
      kind={warning === 'now' ? 'refused' : 'note'}
      actions={
        <Button kbd="E" onPress={() => onMore(EXTENSION_MS)}>
          10 more minutes
        </Button>
      }
      onDismiss={() => setRead(warning)}
    >
      {warning === 'now'
        ? 'Less than a minute is left. Then the exam is handed in as it stands.'
        : `Less than ${durationText(5 * 60_000)} is left.`}
    </Banner>
  )
}
