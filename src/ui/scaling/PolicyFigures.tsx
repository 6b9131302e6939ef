import { grouped, percentText } from '../../look/numbers.ts'
import { axisText } from '../../look/time.ts'
import type { BranchView } from '../../session/mirror.ts'
import { policySums, type PolicySums } from './policySums.ts'
import './PolicyFigures.css'

interface Row {
  readonly label: string
  readonly of: (sums: PolicySums) => string
}

const ROWS: readonly Row[] = [
  { label: 'First scale-out', of: ({ firstOutMs }) => (firstOutMs === null ? 'none yet' : axisText(firstOutMs)) },
  { label: 'Most tasks', of: ({ mostTasks }) => grouped(mostTasks) },
  { label: 'Task minutes', of: ({ taskMinutes }) => grouped(taskMinutes) },
  { label: 'Requests sent', of: ({ sent }) => grouped(sent) },
  {
    label: 'Failed',
    of: ({ failed, sent }) => `${grouped(failed)}, ${percentText(sent === 0 ? 0 : (100 * failed) / sent)}`,
  },
]

/** Two policies under the same load: what each cost and what it lost, up to now. */
export function PolicyFigures({ a, b }: { readonly a: BranchView; readonly b: BranchView }) {
  const sums = [policySums(a), policySums(b)]
  return (
    <table className="policy-figures">
      <caption className="type-h3">So far</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">Policy A</th>
          <th scope="col">Policy B</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ label, of }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {sums.map((one, index) => (
              <td key={index === 0 ? 'a' : 'b'}>{of(one)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
