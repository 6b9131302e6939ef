import type { Mastery } from '../../challenge/progress/mastery.ts'
import { EXAMS } from '../../challenge/exams.ts'
import { EXAM_DOMAINS, TOPICS, type ExamDomain } from '../../lessons/topics.ts'
import { Button } from '../kit/Button.tsx'
import { useLate } from '../kit/useLate.ts'
import { QuizLink } from '../due/QuizLink.tsx'
import { MasteryTable } from './MasteryTable.tsx'
import type { Progress } from './useProgress.ts'

const NOTHING: Mastery = { concepts: 0, seen: 0, asked: 0, right: 0, level: 0 }

/** How well each topic is known, and each domain of both exams. */
export function MasterySections({ progress }: { readonly progress: Progress }) {
  const { masteries } = progress
  if (masteries === null) return <NotCounted progress={progress} />
  return (
    <>
      <section aria-labelledby="progress-topics">
        <h2 id="progress-topics">By topic</h2>
        <p className="tone-2 type-small">
          Known: how likely you answer now, over all concepts of a topic; those never asked count as 0.
        </p>
        <MasteryTable
          label="How well each topic is known"
          what="Topic"
          rows={TOPICS.map(({ id, title }) => ({ id, title, mastery: masteries.byTopic.get(id) ?? NOTHING }))}
          act={({ id, title }) => (
            <QuizLink of={{ mode: 'topic', topic: id }} variant="quiet" label={`Practise ${title}`}>
              Practise
            </QuizLink>
          )}
        />
      </section>
      <section aria-labelledby="progress-domains">
        <h2 id="progress-domains">By exam domain</h2>
        {Object.values(EXAMS).map(({ name, weights }) => (
          <MasteryTable
            key={name}
            label={`How well each domain of ${name} is known`}
            what={name}
            rows={Object.keys(weights).map((id) => ({
              id,
              title: EXAM_DOMAINS[id as ExamDomain].replace(`${name}, `, ''),
              mastery: masteries.byDomain.get(id as ExamDomain) ?? NOTHING,
            }))}
          />
        ))}
      </section>
    </>
  )
}

/** Everything that can be asked comes from files and the worker: it may take a moment, or not come. */
function NotCounted({ progress: { catalogueError, countAgain } }: { readonly progress: Progress }) {
  const isLate = useLate(catalogueError === null)
  return (
    <section aria-labelledby="progress-topics">
      <h2 id="progress-topics">By topic</h2>
      <div role="status">
        {isLate && <p className="tone-2">Counting what can be asked</p>}
        {catalogueError !== null && <p className="tone-2">What can be asked did not come. {catalogueError.message}</p>}
      </div>
      {catalogueError !== null && <Button onPress={countAgain}>Try again</Button>}
    </section>
  )
}
