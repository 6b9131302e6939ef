import type { Quiz } from './useQuiz.ts'
import { calibrationOf } from '../../challenge/progress/mastery.ts'
import { MISCONCEPTIONS, type Misconception } from '../../challenge/misconceptions.ts'
import { grouped } from '../../look/numbers.ts'
import { answers } from '../../session/challenge/answers.ts'
import { BarRow } from '../kit/BarRow.tsx'
import { Button } from '../kit/Button.tsx'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { CONFIDENCE_WORDS } from '../questions/confidenceWords.ts'
import { PageFrame } from '../shell/PageFrame.tsx'
import { KeptLine } from './KeptLine.tsx'
import { QuizMarks } from './QuizMarks.tsx'
import './QuizOver.css'

interface QuizOverProps {
  readonly quiz: Quiz
  readonly title: string
  readonly onAgain: () => void
}

/** How a quiz went, what wrong answers showed, and where to go on. */
export function QuizOver({ quiz, title, onAgain }: QuizOverProps) {
  const { slots, index } = quiz.context
  const records = slots.flatMap(({ record }) => record ?? [])
  const right = records.filter(({ isRight }) => isRight).length
  const shown = [...new Set(records.flatMap(({ mistake }) => mistake ?? []))]
  const calibration = calibrationOf(answers.use((state) => state.answers)).filter(({ asked }) => asked > 0)
  return (
    <PageFrame>
      <div className="quiz-over">
        <p className="tone-2">{title}</p>
        <h1>{`${grouped(right)} of ${grouped(records.length)} right`}</h1>
        <QuizMarks slots={slots} index={index} label="all questions" />
        {shown.length > 0 && (
          <section>
            <h2 className="type-h3">What your answers showed</h2>
            <ul>
              {shown.map((one) => (
                <li key={one}>{one in MISCONCEPTIONS ? MISCONCEPTIONS[one as Misconception] : one}</li>
              ))}
            </ul>
          </section>
        )}
        {calibration.length > 0 && (
          <section className="quiz-over__bars">
            <h2 className="type-h3">Right, by how sure you were, over all your answers</h2>
            {calibration.map(({ confidence, asked, right: rightOnes }) => (
              <BarRow
                key={confidence}
                label={CONFIDENCE_WORDS[confidence]}
                value={rightOnes}
                max={asked}
                figure={`${grouped(rightOnes)} of ${grouped(asked)}`}
                tone={confidence === 'sure' ? 'ink' : 'plain'}
              />
            ))}
          </section>
        )}
        <KeptLine />
        <div className="quiz-over__acts">
          <Button variant="filled" size="touch" onPress={onAgain} autoFocus>
            Another one
          </Button>
          <ButtonLink to="/challenge" size="touch">
            Challenge
          </ButtonLink>
        </div>
      </div>
    </PageFrame>
  )
}
