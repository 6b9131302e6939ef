import { visibleText } from '../../../base/foreignText.ts'
import { imageTitle } from '../../../look/imageLook.ts'
import { pullChain, wrongPlatformText } from '../../words/pulling/pullWords.ts'
import type { SectionProps } from '../trait.ts'
import { failedPullsOf, wrongPlatformsOf } from './failedPulls.ts'
import { PullChain } from './PullChain.tsx'
import { PullRemedies } from './PullRemedies.tsx'

/** Under "Why" of a task: for each of its containers whose image it did not get or cannot execute, what broke. */
export function PullSection({ subject, world }: SectionProps) {
  if (subject.kind !== 'task') return null
  return (
    <>
      {failedPullsOf(world, subject.id).map((failed) => (
        <section key={failed.containerName} className="inspector__block">
          <h2 className="type-h3">Why it cannot pull {visibleText(imageTitle(failed.image))}</h2>
          <PullChain links={pullChain(failed, world)} />
          <PullRemedies failed={failed} world={world} />
        </section>
      ))}
      {wrongPlatformsOf(world, subject.id).map((wrong) => (
        <section key={wrong.containerName} className="inspector__block">
          <h2 className="type-h3">Why {visibleText(imageTitle(wrong.image))} does not run here</h2>
          <p className="inspector__text">{wrongPlatformText(wrong, world)}</p>
          <PullRemedies failed={wrong} world={world} />
        </section>
      ))}
    </>
  )
}
