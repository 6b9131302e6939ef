import { counted } from '../../look/numbers.ts'
import { useBegun } from '../../session/challenge/begunStore.ts'
import { Button } from '../kit/Button.tsx'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { answeredOf, dropQuiz, useKeptQuizzes } from './keptQuizzes.ts'

/** The quizzes and the exam that were left, to go on with or to give up; nothing where there are none. */
export function UnderWay() {
  const quizzes = useKeptQuizzes((state) => state.quizzes)
  const exam = useBegun((state) => state.exam)
  if (quizzes.length === 0 && exam === null) return null
  return (
    <section className="challenge-begun">
      <h2>Under way</h2>
      <ul>
        {quizzes.map((quiz) => {
          const { title, search, slots } = quiz
          return (
            <li key={JSON.stringify(search)}>
              <div>
                <p>{title}</p>
                <p className="type-small tone-2">{standText(answeredOf(quiz), slots.length)}</p>
              </div>
              <Button variant="quiet" aria-label={`Give up ${title}`} onPress={() => dropQuiz(search)}>
                Give it up
              </Button>
              <ButtonLink to="/challenge/quiz" search={search} aria-label={`Continue ${title}`}>
                Continue
              </ButtonLink>
            </li>
          )
        })}
        {exam !== null && (
          <li>
            <div>
              <p>{exam.title}</p>
              <p className="type-small tone-2">{standText(exam.answered, exam.questions)}</p>
            </div>
            <ButtonLink to="/challenge/exam" search={exam.search} aria-label={`Continue ${exam.title}`}>
              Continue
            </ButtonLink>
          </li>
        )}
      </ul>
    </section>
  )
}

function standText(answered: number, questions: number): string {
  return `${String(answered)} of ${counted(questions, 'question')} answered`
}
