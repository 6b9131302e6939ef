import { grouped, percentText } from '../../look/numbers.ts'
import { axisText } from '../../look/time.ts'
import type { BranchView } from '../../session/mirror.ts'
import { SideFigures, type FigureRow } from '../demoParts/SideFigures.tsx'
import { policySums, type PolicySums } from './policySums.ts'

const ROWS: readonly FigureRow<PolicySums>[] = [
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
  return <SideFigures rows={ROWS} sums={[policySums(a), policySums(b)]} />
}
