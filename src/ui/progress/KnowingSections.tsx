import type { AnswerRecord } from '../../challenge/answerRecord.ts'
import { MISCONCEPTIONS } from '../../challenge/misconceptions.ts'
import { calibrationOf, misconceptionsOf, type Held } from '../../challenge/progress/mastery.ts'
import { capitalized } from '../../look/numbers.ts'
import { BarRow } from '../kit/BarRow.tsx'
import { QuizLink } from '../due/QuizLink.tsx'
import { CONFIDENCE_WORDS } from '../questions/confidenceWords.ts'

/** So many misconceptions are told. */
const HELD_SHOWN = 8

/** How often one was right, by how sure one was. */
export function Calibration({ answers }: { readonly answers: readonly AnswerRecord[] }) {
  return (
    <section aria-labelledby="progress-sure" className="progress__sure">
      <h2 id="progress-sure">Right, by how sure you were</h2>
      {calibrationOf(answers).map(({ confidence, asked, right }) => (
        <BarRow
          key={confidence}
          label={CONFIDENCE_WORDS[confidence]}
          value={right}
          max={asked}
          figure={asked === 0 ? 'none yet' : `${String(right)} of ${String(asked)}`}
          tone={confidence === 'sure' ? 'ink' : 'plain'}
        />
      ))}
    </section>
  )
}

/** What was taken for true most often and is not, each with a quiz of where it was held. */
export function Misconceptions({ answers }: { readonly answers: readonly AnswerRecord[] }) {
  const held = misconceptionsOf(answers)
  const shown = held.slice(0, HELD_SHOWN)
  return (
    <section aria-labelledby="progress-held">
      <h2 id="progress-held">What your wrong answers show</h2>
      {shown.length === 0 && <p className="tone-2">No wrong answer has shown a misconception.</p>}
      <ul className="progress__held">
        {shown.map((one) => (
          <HeldRow key={one.mistake} held={one} />
        ))}
      </ul>
      {held.length > shown.length && (
        <p className="tone-2 type-small">{held.length - shown.length} more were held less often, or are overcome.</p>
      )}
    </section>
  )
}

function HeldRow({ held: { mistake, times, isOvercome, concepts } }: { readonly held: Held }) {
  const title = MISCONCEPTIONS[mistake]
  return (
    <li>
      <span>
        {capitalized(title)}
        <span className="progress__held-note">
          {times === 1 ? 'once' : `${String(times)} times`}, {isOvercome ? 'answered right since' : 'not overcome'}
        </span>
      </span>
      <QuizLink of={{ mode: 'concepts', concepts }} variant="quiet" label={`Practise: ${title}`}>
        Practise
      </QuizLink>
    </li>
  )
}
