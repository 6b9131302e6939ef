import type { CountPair, PairQuestion } from '../../lessons/pairChoices.ts'
import { isSamePair } from '../../lessons/pairChoices.ts'
import { decisionBehind } from '../../lessons/pairDecision.ts'
import type { RollingDecision } from '../../model/world/deployment/rollingDecision.ts'
import type { RollingRun } from '../strip/rollingRun.ts'
import { pairText } from '../words/deployment/counts.ts'
import { rollingWords } from '../words/deployment/rollingWords.ts'

/** What was said comes next, and what the model knew then. */
export interface Prediction {
  readonly choice: CountPair
  readonly question: PairQuestion
  /** The model's own reason; empty when it gave none. */
  readonly because: string
}

/** The model's reason for the pair that is asked for: what it decided already, or will decide. */
export function becauseOf({ view, originMs, service }: RollingRun, { next }: PairQuestion): string {
  const { history, forecast } = view
  const foreseen = forecast?.decisions.filter((one) => one.atMs > history.untilMs) ?? []
  const looks = [...history.decisions, ...foreseen].filter(
    (one): one is RollingDecision =>
      one.kind === 'rolling' && `${one.clusterName}/${one.serviceName ?? ''}` === service.key && one.atMs >= originMs,
  )
  const decision = decisionBehind(next, looks)
  return decision === undefined ? '' : rollingWords(decision, { ...view.world, originMs }).sentence
}

/** `Not 4+4: 4+2 comes next.` */
export function verdictOf({ choice, question }: Prediction): string {
  if (isSamePair(choice, question.answer)) return `Yes, ${textOf(choice)}.`
  return `Not ${textOf(choice)}: ${textOf(question.answer)} comes next.`
}

/** Once the counts have moved on. */
export function outcomeOf({ choice, question }: Prediction): string {
  const came = isSamePair(choice, question.answer) ? 'It came so.' : `It was ${textOf(question.answer)}.`
  return `You predicted ${textOf(question.now)} → ${textOf(choice)}. ${came}`
}

/** `4+2`, old and new. */
export function textOf({ oldRunning, newRunning }: CountPair): string {
  return pairText(oldRunning, newRunning)
}
