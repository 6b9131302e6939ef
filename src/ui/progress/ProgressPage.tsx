import { streakOf } from '../../challenge/progress/mastery.ts'
import { counted, percentText } from '../../look/numbers.ts'
import { dayOf, fullDateText } from '../due/days.ts'
import { QuizLink } from '../due/QuizLink.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { useLate } from '../kit/useLate.ts'
import { PageFrame } from '../shell/PageFrame.tsx'
import { DueAhead } from './DueAhead.tsx'
import { History } from './History.tsx'
import { Calibration, Misconceptions } from './KnowingSections.tsx'
import { MasterySections } from './MasterySections.tsx'
import { TransferActions } from './TransferActions.tsx'
import { useProgress, type Progress } from './useProgress.ts'
import './ProgressPage.css'
import './print.css'

/** What is known, what is due, what was answered: all of it follows from the answers that this browser keeps. */
export function ProgressPage() {
  const progress = useProgress()
  const { answers, isRead, nowMs, trouble } = progress
  const isLate = useLate(!isRead)
  return (
    <PageFrame>
      <div className="progress">
        <header className="progress__head">
          <div>
            <h1>Progress</h1>
            <p className="tone-2">{isRead ? summaryText(progress) : isLate && 'Reading your answers'}</p>
            <div role="alert">{trouble !== null && <p className="progress__trouble">{trouble}</p>}</div>
          </div>
          <TransferActions count={answers.length} nowMs={nowMs} />
        </header>
        {isRead && (answers.length === 0 ? <NothingYet /> : <Told progress={progress} />)}
      </div>
    </PageFrame>
  )
}

function Told({ progress }: { readonly progress: Progress }) {
  const { answers, schedule, catalogue, nowMs } = progress
  return (
    <>
      <DueAhead schedule={schedule} nowMs={nowMs} />
      <div className="progress__columns">
        <div>
          <MasterySections progress={progress} />
        </div>
        <div>
          <Calibration answers={answers} />
          <Misconceptions answers={answers} />
          <History answers={answers} catalogue={catalogue} nowMs={nowMs} />
        </div>
      </div>
    </>
  )
}

function NothingYet() {
  return (
    <EmptyState
      action={
        <QuizLink of={{ mode: 'quick' }} variant="filled">
          Answer the first five
        </QuizLink>
      }
    >
      Nothing is answered yet. What you answer in Challenge is counted here, in this browser alone.
    </EmptyState>
  )
}

/** What one would tell somebody else in two sentences. */
function summaryText({ answers, nowMs }: Progress): string {
  const [first] = answers
  if (first === undefined) return 'How well you know what, what is due, and what you answered.'
  const right = answers.filter(({ isRight }) => isRight).length
  const streak = streakOf(answers, nowMs, dayOf)
  const days = streak > 1 ? ` Answered on ${String(streak)} days in a row.` : ''
  const part = percentText(Math.round((100 * right) / answers.length))
  return `${counted(answers.length, 'answer')} since ${fullDateText(dayOf(first.atMs))}, ${part} right.${days}`
}
