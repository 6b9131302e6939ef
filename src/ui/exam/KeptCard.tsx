import { EXAMS, scaledScore } from '../../challenge/exams.ts'
import { grouped } from '../../look/numbers.ts'
import { durationText } from '../../look/time.ts'
import { Button } from '../kit/Button.tsx'
import { leftOf } from './examTime.ts'
import { isHandedIn, keepExam, type KeptExam } from './keptExam.ts'

/** The exam that this browser keeps: to go on with, or to look at once more. */
export function KeptCard({ kept, onOpen }: { readonly kept: KeptExam; readonly onOpen: () => void }) {
  const isOver = isHandedIn(kept)
  return (
    <section className="kept-card" aria-label="Your exam">
      <div>
        <h2>{isOver ? `Your last one: ${scoreText(kept)}` : 'An exam is under way'}</h2>
        <p className="tone-2">{isOver ? EXAMS[kept.exam].title : standText(kept)}</p>
      </div>
      <div className="kept-card__acts">
        {!isOver && (
          <Button variant="quiet" onPress={() => keepExam(null)}>
            Give it up
          </Button>
        )}
        <Button variant={isOver ? 'outline' : 'filled'} onPress={onOpen}>
          {isOver ? 'See it again' : 'Go on'}
        </Button>
      </div>
    </section>
  )
}

function scoreText({ slots }: KeptExam): string {
  const right = slots.filter(({ record }) => record?.isRight === true).length
  return grouped(scaledScore(right, slots.length))
}

function standText(kept: KeptExam): string {
  const answered = kept.slots.filter(({ answer }) => answer !== null).length
  const leftMs = leftOf(kept)
  const time = leftMs === null ? 'no limit of time' : `${durationText(leftMs)} left`
  return `${EXAMS[kept.exam].name}, ${String(answered)} of ${String(kept.slots.length)} answered, ${time}`
}
