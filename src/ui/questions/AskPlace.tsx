import { placedOf, type PlaceTypes } from '../../lessons/questions/pick.ts'
import { counted, grouped } from '../../look/numbers.ts'
import { Stepper } from '../kit/Stepper.tsx'
import { candidateWords } from './candidateWords.ts'
import type { AskProps } from './questionView.ts'
import './stageViews.css'

/** One stepper an instance; a press on a tray of the stage puts one more there. */
export function AskPlace({ question, answer, onAnswer, scene }: AskProps<PlaceTypes>) {
  const counts = answer?.counts ?? {}
  const placed = placedOf(counts)
  const left = question.count - placed
  return (
    <div className="place-rows" role="group" aria-label={`Place ${counted(question.count, 'task')}`}>
      {question.candidates.map((one) => {
        const { name, aside, details } = candidateWords(one, scene.view.world)
        const value = counts[one.id] ?? 0
        return (
          <Stepper
            key={one.id}
            label={name}
            labelDetail={aside}
            value={value}
            max={value + left}
            onChange={(count) => onAnswer({ counts: { ...counts, [one.id]: count } })}
            help={details.join('; ')}
          />
        )
      })}
      <p className="place-rows__sum" role="status">
        <b>
          {grouped(placed)} of {grouped(question.count)} placed
        </b>
        {left > 0 ? `, ${grouped(left)} to go, here or on the stage.` : '.'}
      </p>
    </div>
  )
}
