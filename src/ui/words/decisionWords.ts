import type { Decision } from '../../model/world/decision.ts'
import { placementWords } from './placement/placementWords.ts'
import { rollingWords } from './deployment/rollingWords.ts'
import { stopWords } from './task/stopWords.ts'
import type { DecisionWords, WordsWorld } from './words.ts'

/** The words of any decision. Nothing is guessed: all of it stands in the decision. */
export function decisionWords(decision: Decision, world: WordsWorld): DecisionWords {
  switch (decision.kind) {
    case 'rolling':
      return rollingWords(decision, world)
    case 'placement':
      return placementWords(decision, world)
    case 'stop':
      return stopWords(decision, world)
  }
}
