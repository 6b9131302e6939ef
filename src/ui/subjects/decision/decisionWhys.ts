import type { ComponentType } from 'react'
import type { DecisionKind, DecisionOf } from '../../../model/world/decision.ts'
import { WhyRolling } from '../deployment/WhyRolling.tsx'
import { WhyPlacement } from '../placement/WhyPlacement.tsx'
import { WhyStop } from '../task/WhyStop.tsx'
import type { DecisionWhyProps } from './decisionView.ts'

interface DecisionDrawing<K extends DecisionKind> {
  /** On what it was made: the numbers under its sentence. */
  readonly Why: ComponentType<DecisionWhyProps<K>>
}

/** What is drawn of a decision, one line a kind; what is said of it stands in DECISION_VIEWS. */
const DECISION_DRAWINGS: { readonly [K in DecisionKind]: DecisionDrawing<K> } = {
  placement: { Why: WhyPlacement },
  rolling: { Why: WhyRolling },
  stop: { Why: WhyStop },
}

export function decisionDrawing<K extends DecisionKind>(decision: DecisionOf<K>): DecisionDrawing<K> {
  return DECISION_DRAWINGS[decision.kind as K]
}
