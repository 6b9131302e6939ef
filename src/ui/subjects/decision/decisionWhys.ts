import type { ComponentType } from 'react'
import type { DecisionKind, DecisionOf } from '../../../model/world/decision.ts'
import { WhyRolling } from '../deployment/WhyRolling.tsx'
import { WhyPlacement } from '../placement/WhyPlacement.tsx'
import { WhyStop } from '../task/WhyStop.tsx'
import type { DecisionWhyProps } from './decisionView.ts'

type DecisionWhy<K extends DecisionKind> = ComponentType<DecisionWhyProps<K>>

/** On what a decision was made: the numbers under its sentence. */
const DECISION_WHYS: { readonly [K in DecisionKind]: DecisionWhy<K> } = {
  placement: WhyPlacement,
  rolling: WhyRolling,
  stop: WhyStop,
}

export function decisionWhy<K extends DecisionKind>(decision: DecisionOf<K>): DecisionWhy<K> {
  return DECISION_WHYS[decision.kind as K]
}
