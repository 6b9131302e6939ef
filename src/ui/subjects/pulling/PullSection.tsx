import { visibleText } from '../../../base/foreignText.ts'
import { imageTitle } from '../../../look/imageLook.ts'
import { pullChain } from '../../words/pulling/pullWords.ts'
import type { SectionProps } from '../trait.ts'
import { failedPullsOf } from './failedPulls.ts'
import { PullChain } from './PullChain.tsx'
import { PullRemedies } from './PullRemedies.tsx'

/** Under "Why" of a task: for each of its containers whose image it did not get, the link that broke. */
export function PullSection({ subject, world }: SectionProps) {
  if (subject.kind !== 'task') return null
  return failedPullsOf(world, subject.id).map((failed) => (
    <section key={failed.containerName} className="inspector__block">
      <h2 className="type-h3">Why it cannot pull {visibleText(imageTitle(failed.image))}</h2>
      <PullChain links={pullChain(failed, world)} />
      <PullRemedies failed={failed} world={world} />
    </section>
  ))
}
