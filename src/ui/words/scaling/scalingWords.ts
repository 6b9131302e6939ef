import { valueText } from '../../../look/metricLook.ts'
import { counted } from '../../../look/numbers.ts'
import { axisText } from '../../../look/time.ts'
import type { AdjustmentType, StepAdjustment } from '../../../model/world/scaling/arithmetic.ts'
import type { ScalingAsk, ScalingDecision, ScalingHold } from '../../../model/world/scaling/scalingDecision.ts'
import type { DecisionWords, MarkGlyph, WordsWorld } from '../words.ts'

/** What became of a service's desired count when its policies were called, and what held it (SCL-14). */
export function scalingWords(decision: ScalingDecision, { originMs = 0 }: Pick<WordsWorld, 'originMs'>): DecisionWords {
  const { from, to, running, min, max, nextAtMs, nextCooldownUntilMs, held, asks } = decision
  const time = (atMs: number): string => axisText(atMs - originMs)
  const [ask] = asks
  const isHeld = held !== null
  return {
    verdict: isHeld
      ? `Stays at ${String(from)}: ${HOLDS[held]}`
      : `Scales ${wayOf(decision)} from ${String(from)} to ${String(to)}`,
    sentence:
      ask === undefined
        ? ''
        : `${sumText(ask)}.${isHeld ? ` ${holdText(decision, ask, time)}` : limitText(decision, ask)}`,
    tone: held === 'maximum' || held === 'quota' ? 'trouble' : 'plain',
    ruleId: decision.rule,
    details: [
      { label: 'policy', value: ask?.policyName ?? '' },
      { label: 'running', value: String(running) },
      { label: 'minimum, maximum', value: `${String(min)}, ${String(max)}` },
      ...(nextCooldownUntilMs === null ? [] : [{ label: 'cooldown until', value: time(nextCooldownUntilMs) }]),
      { label: 'next evaluation', value: time(nextAtMs) },
    ],
    remedies: [],
  }
}

const HOLDS: Readonly<Record<ScalingHold, string>> = {
  cooldown: 'cooldown',
  maximum: 'its maximum',
  minimum: 'its minimum',
  deployment: 'a deployment is under way',
  flapping: 'it would scale out again',
  disagreement: 'another policy is not ready to scale in',
  outbid: 'another policy wants more',
  suspended: 'scaling is suspended',
  unchanged: 'that many are wanted already',
  noStep: 'no step holds',
  noData: 'no datapoint',
  quota: 'the lab takes no more tasks',
}

/** The sum: `4 × 90 / 60, rounded up = 6`. */
export function sumText({
  sum,
  metric,
  base,
  proposed,
  direction,
  threshold,
}: Omit<ScalingAsk, 'alarmName' | 'held'>): string {
  if (metric === null) return 'The alarm was set by hand, and its metric has no datapoint'
  if (sum === null) return `${valueText(metric)} lies in no step from the threshold ${valueText(threshold)} on`
  if (sum.kind === 'step') return stepText({ sum, metric, base, proposed })
  if (direction === 'in')
    return `${valueText(metric)} is below 9/10 of ${valueText(sum.target)}: one less is ${String(proposed)}`
  if (base === 0) return 'None runs to go out from: one is the least step'
  return `${String(base)} × ${valueText(metric)} / ${valueText(sum.target)}, rounded up = ${String(proposed)}`
}

interface Stepped extends Pick<ScalingAsk, 'base' | 'proposed'> {
  readonly sum: Extract<NonNullable<ScalingAsk['sum']>, { kind: 'step' }>
  readonly metric: number
}

function stepText({ sum: { step, adjustmentType, minMagnitude }, metric, base, proposed }: Stepped): string {
  const at = `${valueText(metric)} is in the step ${boundsText(step)}`
  return `${at}: ${changeText({ ...step, adjustmentType, minMagnitude, base, proposed })}`
}

export interface Changed extends Pick<ScalingAsk, 'base' | 'proposed'> {
  readonly adjustment: number
  readonly adjustmentType: AdjustmentType
  readonly minMagnitude: number
}

/** `4 +50 % = 6`. */
export function changeText({ adjustment, adjustmentType, minMagnitude, base, proposed }: Changed): string {
  if (adjustmentType === 'ExactCapacity') return `exactly ${String(proposed)}`
  const least =
    adjustmentType === 'PercentChangeInCapacity' && minMagnitude > 1 ? `, by ${String(minMagnitude)} at least` : ''
  const by = `${adjustment < 0 ? '−' : '+'}${String(Math.abs(adjustment))}${adjustmentType === 'ChangeInCapacity' ? '' : ' %'}`
  return `${String(base)} ${by}${least} = ${String(proposed)}`
}

/** Relative to the threshold: `+10 to +20`. */
export function boundsText({ lowerBound, upperBound }: StepAdjustment): string {
  const signed = (value: number): string => `${value < 0 ? '−' : '+'}${valueText(Math.abs(value))}`
  if (lowerBound === null && upperBound === null) return 'without bounds'
  if (lowerBound === null) return `up to ${signed(upperBound ?? 0)}`
  return upperBound === null ? `from ${signed(lowerBound)} on` : `${signed(lowerBound)} to ${signed(upperBound)}`
}

function holdText(decision: ScalingDecision, ask: ScalingAsk, time: (atMs: number) => string): string {
  const { from, min, max, cooldownUntilMs } = decision
  switch (decision.held) {
    case 'cooldown':
      return `What the last scaling ${ask.direction === 'out' ? 'added is still taking effect' : 'took away may show yet'}: cooldown until ${time(cooldownUntilMs ?? 0)}.`
    case 'maximum':
      return `The maximum is ${String(max)}.`
    case 'minimum':
      return `The minimum is ${String(min)}.`
    case 'deployment':
      return 'Nothing is taken away until the deployment is complete; more may be added.'
    case 'flapping':
      return `With one less the metric would be above its target again.`
    case 'disagreement':
      return 'Every target tracking policy has to be ready to scale in, and one is not.'
    case 'outbid':
      return 'Of several policies the largest capacity counts.'
    case 'suspended':
      return `Dynamic scaling ${ask.direction} is suspended.`
    case 'unchanged':
      return `${counted(from, 'task')} ${from === 1 ? 'is' : 'are'} wanted already.`
    case 'quota':
      return 'The services of the lab want as many tasks together as it takes.'
    case 'noStep':
    case 'noData':
    case null:
      return 'Nothing follows from it.'
  }
}

/** What cooldown and limits left of it. */
function limitText({ to, min, max }: ScalingDecision, { proposed, direction }: ScalingAsk): string {
  if (to === proposed) return ''
  if (to === max) return ` The maximum is ${String(max)}.`
  if (to === min) return ` The minimum is ${String(min)}.`
  return direction === 'out' ? ` What the last scaling added counts as part of it: ${String(to)}.` : ''
}

function wayOf({ from, to }: ScalingDecision): 'out' | 'in' {
  return to > from ? 'out' : 'in'
}

export function scalingGlyph(decision: ScalingDecision): MarkGlyph {
  if (decision.held !== null) return 'other'
  return wayOf(decision) === 'out' ? 'start' : 'stop'
}
