import type { BadRevision } from '../../lessons/deploymentSetting.ts'
import { deploymentSums, type DeploymentSums } from '../../lessons/deploymentSums.ts'
import { grouped } from '../../look/numbers.ts'
import type { BranchView } from '../../session/mirror.ts'
import { SideFigures, type FigureRow } from '../demoParts/SideFigures.tsx'
import { failedText, foundOutText, wholeText } from './deploymentWords.ts'

interface DeploymentFiguresProps {
  /** One, or both of a comparison. */
  readonly views: readonly BranchView[]
  readonly bad: BadRevision
}

/** What each deployment came to, up to now. */
export function DeploymentFigures({ views, bad }: DeploymentFiguresProps) {
  return <SideFigures rows={rowsOf(bad)} sums={views.map((view) => deploymentSums(view, bad))} />
}

function rowsOf(bad: BadRevision): readonly FigureRow<DeploymentSums>[] {
  return [
    ...(bad === 'fine' ? [] : [{ label: 'Found out', of: (sums: DeploymentSums) => foundOutText(sums, 'not yet') }]),
    { label: 'Requests failed', of: failedText },
    { label: 'Most tasks', of: ({ mostTasks }) => grouped(mostTasks) },
    { label: 'Extra task minutes', of: ({ extraTaskMinutes }) => grouped(extraTaskMinutes) },
    { label: bad === 'fine' ? 'Done' : 'Back on web:1', of: (sums) => wholeText(sums, 'not yet') },
  ]
}
