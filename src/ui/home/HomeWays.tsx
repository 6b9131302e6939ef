import { dueCount, nextDueMs, useDue } from '../../session/challenge/dueStore.ts'
import { counted } from '../../look/numbers.ts'
import { aheadText, dayOf } from '../due/days.ts'
import { QuizLink } from '../due/QuizLink.tsx'
import { useNow } from '../due/useNow.ts'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { Continue } from './Continue.tsx'
import { Way } from './Way.tsx'

/** What to go on with: what was begun, what is due, an exam. */
export function HomeWays() {
  return (
    <section className="home__ways" aria-label="Go on">
      <Continue />
      <DueToday />
      <Way
        title="Exam practice"
        line="A mock exam of DVA-C02 or SAA-C03"
        note="65 questions, 130 minutes or your own time, an estimated score"
      >
        <ButtonLink to="/challenge/exam" aria-label="Open exam practice">
          Open
        </ButtonLink>
      </Way>
    </section>
  )
}

function DueToday() {
  const state = useDue()
  const nowMs = useNow()
  const due = dueCount(state, nowMs)
  const next = nextDueMs(state, nowMs)
  const isNew = due === 0 && next === null
  const line = isNew ? 'Nothing is answered yet' : due === 0 ? 'Nothing is due now' : counted(due, 'concept')
  const later = next === null ? 'what you answer comes back here' : `next ${aheadText(dayOf(next), dayOf(nowMs))}`
  return (
    <Way title="Due today" line={line} note={due > 0 ? 'what you were sure of and had wrong comes first' : later}>
      {isNew ? (
        <QuizLink of={{ mode: 'quick' }} label="Answer the first five">
          Begin
        </QuizLink>
      ) : due > 0 ? (
        <QuizLink of={{ mode: 'due' }} label="Practise what is due">
          Practise
        </QuizLink>
      ) : (
        <ButtonLink to="/challenge/progress">Progress</ButtonLink>
      )}
    </Way>
  )
}
