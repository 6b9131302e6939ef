import { explanationOf } from '../../../model/world/explanation.ts'
import { Facts } from '../../kit/Facts.tsx'
import { verdictDetails } from '../../words/registry/lifecycleWords.ts'
import type { DecisionWhyProps } from '../decision/decisionView.ts'

/** A lifecycle policy that has expired images: what each rule did, and what became of each image. */
export function WhyLifecycle({ words, explanation }: Pick<DecisionWhyProps<'lifecycle'>, 'words' | 'explanation'>) {
  const told = explanationOf('lifecycle', explanation)
  return (
    <div className="inspector__stack">
      <Facts details={words.details} />
      {told !== null && told !== undefined && <Facts details={verdictDetails(told)} />}
    </div>
  )
}
