import { Check, X } from 'lucide-react'
import { place, type Candidate, type PlaceTypes } from '../../lessons/questions/pick.ts'
import { counted, grouped } from '../../look/numbers.ts'
import { DataTable, type DataColumn } from '../kit/DataTable.tsx'
import { AskPlace } from './AskPlace.tsx'
import { askedView, type CompareProps } from './askedView.tsx'
import { candidateName } from './candidateWords.ts'
import { placedText, placeOnStage } from './pickWords.ts'
import type { QuestionView } from './questionView.ts'

export const placeView: QuestionView<PlaceTypes> = {
  ...askedView(place, {
    ask: (props) => <AskPlace {...props} />,
    answerText: (question, { counts }) => placedText(question, counts),
    lockInText: ({ count }) => `Lock in ${counted(count, 'task')}`,
    needsText: 'To lock in, place every task, here or on the stage.',
    compare: (props) => <Compared {...props} />,
  }),
  onStage: placeOnStage,
}

/** Instance by instance: how many one placed there, and how many ECS did. */
function Compared({ question, answer }: CompareProps<PlaceTypes>) {
  const countOf = (counts: Readonly<Record<string, number>>, { id }: Candidate): number => counts[id] ?? 0
  const isSame = (one: Candidate): boolean =>
    answer !== null && countOf(answer.counts, one) === countOf(question.answer, one)
  const columns: readonly DataColumn<Candidate>[] = [
    { id: 'name', header: 'instance', cell: candidateName, isRowHeader: true },
    {
      id: 'you',
      header: 'you',
      align: 'end',
      cell: (one) => (answer === null ? '–' : grouped(countOf(answer.counts, one))),
    },
    {
      id: 'ecs',
      header: 'ECS',
      align: 'end',
      cell: (one) => (
        <>
          {grouped(countOf(question.answer, one))}
          {answer !== null && <Sign isSame={isSame(one)} />}
        </>
      ),
    },
  ]
  return <DataTable label="Where the tasks went" columns={columns} rows={question.candidates} rowKey={({ id }) => id} />
}

function Sign({ isSame }: { readonly isSame: boolean }) {
  if (isSame) return <Check className="tone-clear" role="img" aria-label="as you said" />
  return <X className="tone-trouble" role="img" aria-label="not as you said" />
}
