import type { Decision, DecisionKind, DecisionOf } from '../../../model/world/decision.ts'
import { targetHealthWords } from '../../words/balancing/targetHealthWords.ts'
import { registrationWords } from '../../words/capacity/registrationWords.ts'
import { breakerGlyph, breakerWords } from '../../words/deployment/breakerWords.ts'
import { failureWords } from '../../words/deployment/failureWords.ts'
import { faultGlyph, faultWords } from '../../words/fault/faultWords.ts'
import { rollingGlyph, rollingWords } from '../../words/deployment/rollingWords.ts'
import { codeDeployGlyph, codeDeployWords } from '../../words/codeDeploy/codeDeployWords.ts'
import { shiftGlyph, shiftWords } from '../../words/deployment/shiftWords.ts'
import { alarmGlyph, alarmDecisionWords } from '../../words/monitoring/alarmDecisionWords.ts'
import { placementGlyph, placementWords } from '../../words/placement/placementWords.ts'
import { groupGlyph, groupScheduleWords, groupWords } from '../../words/groupPolicies/groupWords.ts'
import { managedWords } from '../../words/groupScaling/managedWords.ts'
import { pullWords } from '../../words/pulling/pullWords.ts'
import { strategyWords } from '../../words/provider/strategyWords.ts'
import { scalingGlyph, scalingWords } from '../../words/scaling/scalingWords.ts'
import { scheduledGlyph, scheduledWords } from '../../words/scaling/scheduledWords.ts'
import { stopWords } from '../../words/task/stopWords.ts'
import { troubleWords } from '../../words/traffic/troubleWords.ts'
import type { DecisionWords, MarkGlyph, WordsWorld } from '../../words/words.ts'
import { WhyTargetHealth } from '../balancing/WhyTargetHealth.tsx'
import { WhyFailure } from '../deployment/WhyFailure.tsx'
import { RollingFigures, WhyRolling } from '../deployment/WhyRolling.tsx'
import { WhyAlarmState } from '../monitoring/WhyAlarmState.tsx'
import { WhyGroupScaling } from '../groupPolicies/WhyGroupScaling.tsx'
import { WhyPlacement } from '../placement/WhyPlacement.tsx'
import { WhyPull } from '../pulling/WhyPull.tsx'
import { WhyLifecycle } from '../registry/WhyLifecycle.tsx'
import { WhyScaling } from '../scaling/WhyScaling.tsx'
import { WhyStop } from '../task/WhyStop.tsx'
import { WhyTrouble } from '../traffic/WhyTrouble.tsx'
import { lifecycleWords } from '../../words/registry/lifecycleWords.ts'
import type { DecisionView } from './decisionView.ts'
import { WhyFacts } from './WhyFacts.tsx'

/** What is shown of a decision, one line a kind. Nothing is guessed: all of it stands in the decision. */
const DECISION_VIEWS: { readonly [K in DecisionKind]: DecisionView<K> } = {
  placement: { words: placementWords, glyph: placementGlyph, explainedId: ({ id }) => id, Why: WhyPlacement },
  managedScaling: {
    words: managedWords,
    glyph: ({ before, desired }) => (desired === before ? 'trouble' : desired > before ? 'start' : 'stop'),
    explainedId: () => null,
    Why: WhyFacts,
  },
  lifecycle: { words: lifecycleWords, glyph: () => 'stop', explainedId: ({ id }) => id, Why: WhyLifecycle },
  registration: { words: registrationWords, glyph: () => 'trouble', explainedId: () => null, Why: WhyFacts },
  fault: { words: faultWords, glyph: faultGlyph, explainedId: () => null, Why: WhyFacts },
  strategy: { words: strategyWords, glyph: () => 'other', explainedId: () => null, Why: WhyFacts },
  groupScaling: { words: groupWords, glyph: groupGlyph, explainedId: () => null, Why: WhyGroupScaling },
  groupSchedule: {
    words: groupScheduleWords,
    glyph: ({ before, after }) =>
      after.desired === before.desired ? 'other' : after.desired > before.desired ? 'start' : 'stop',
    explainedId: () => null,
    Why: WhyFacts,
  },
  rolling: {
    words: rollingWords,
    glyph: rollingGlyph,
    explainedId: ({ placementId }) => placementId,
    Why: WhyRolling,
    Figures: RollingFigures,
  },
  breaker: { words: breakerWords, glyph: breakerGlyph, explainedId: () => null, Why: WhyFailure },
  failure: { words: failureWords, glyph: () => 'trouble', explainedId: () => null, Why: WhyFailure },
  shift: { words: shiftWords, glyph: shiftGlyph, explainedId: () => null, Why: WhyFacts },
  codeDeploy: { words: codeDeployWords, glyph: codeDeployGlyph, explainedId: () => null, Why: WhyFacts },
  trouble: { words: troubleWords, glyph: () => 'trouble', explainedId: () => null, Why: WhyTrouble },
  pull: { words: pullWords, glyph: () => 'trouble', explainedId: () => null, Why: WhyPull },
  stop: { words: stopWords, glyph: () => 'stop', explainedId: ({ id }) => id, Why: WhyStop },
  alarm: { words: alarmDecisionWords, glyph: alarmGlyph, explainedId: () => null, Why: WhyAlarmState },
  scaling: { words: scalingWords, glyph: scalingGlyph, explainedId: () => null, Why: WhyScaling },
  scheduledAction: { words: scheduledWords, glyph: scheduledGlyph, explainedId: () => null, Why: WhyFacts },
  targetHealth: {
    words: targetHealthWords,
    glyph: ({ state }) => (state === 'healthy' ? 'other' : 'trouble'),
    explainedId: () => null,
    Why: WhyTargetHealth,
  },
}

export function decisionView<K extends DecisionKind>(decision: DecisionOf<K>): DecisionView<K> {
  return DECISION_VIEWS[decision.kind as K]
}

export function decisionWords(decision: Decision, world: WordsWorld): DecisionWords {
  return decisionView(decision).words(decision, world)
}

export function glyphOf(decision: Decision): MarkGlyph {
  return decisionView(decision).glyph(decision)
}

export function explainedId(decision: Decision): number | null {
  return decisionView(decision).explainedId(decision)
}
