import { valueText } from '../../../look/metricLook.ts'
import { counted } from '../../../look/numbers.ts'
import { axisText } from '../../../look/time.ts'
import type {
  GroupAsk,
  GroupDecision,
  GroupHold,
  GroupScheduleDecision,
  GroupSizes,
} from '../../../model/world/groupPolicies/groupDecision.ts'
import { sumText, changeText } from '../scaling/scalingWords.ts'
import type { DecisionWords, MarkGlyph, WordsWorld } from '../words.ts'

/** What became of a group's desired capacity when its policies were called, and what held it (ASG-9). */
export function groupWords(decision: GroupDecision, { originMs = 0 }: Pick<WordsWorld, 'originMs'>): DecisionWords {
  const { groupName, from, to, min, max, instances, held, asks, nextAtMs, cooldownSeconds } = decision
  const time = (atMs: number): string => axisText(atMs - originMs)
  const [ask] = asks
  const way = to > from ? 'grows' : 'shrinks'
  return {
    verdict:
      held === null
        ? `${groupName} ${way} from ${String(from)} to ${String(to)}`
        : `${groupName} stays at ${String(from)}: ${HOLDS[held]}`,
    sentence: ask === undefined ? '' : `${groupSumText(ask)}. ${restText(decision, ask, time)}`.trim(),
    tone: held === 'maximum' || held === 'quota' ? 'trouble' : 'plain',
    ruleId: decision.rule,
    details: [
      { label: 'policy', value: ask?.policyName ?? '' },
      ...(ask?.alarmName === null ? [] : [{ label: 'alarm', value: ask?.alarmName ?? '' }]),
      { label: 'instances', value: String(instances) },
      ...(ask === undefined || ask.policyType === 'SimpleScaling'
        ? []
        : [{ label: 'that warm up', value: String(ask.warming) }]),
      { label: 'minimum, maximum', value: `${String(min)}, ${String(max)}` },
      ...(cooldownSeconds === null ? [] : [{ label: 'cooldown after it', value: `${String(cooldownSeconds)} s` }]),
      { label: 'next evaluation', value: time(nextAtMs) },
    ],
    remedies: held === 'maximum' ? [`Raise the maximum size of ${groupName}.`] : [],
  }
}

const HOLDS: Readonly<Record<GroupHold, string>> = {
  warmUp: 'instances warm up',
  cooldown: 'cooldown',
  maximum: 'its maximum size',
  minimum: 'its minimum size',
  flapping: 'it would grow again',
  disagreement: 'another policy is not ready to scale in',
  outbid: 'another policy wants more',
  unchanged: 'that many are wanted already',
  noStep: 'no step holds',
  noData: 'no datapoint',
  quota: 'the lab takes no more instances',
}

/** The sum: `4 × 90 / 60, rounded up = 6`. */
export function groupSumText({ sum, threshold, ...ask }: GroupAsk): string {
  if (sum?.kind === 'simple') return `${changeText({ ...sum, ...ask })}, whatever the metric is`
  if (sum?.kind === 'tracked' && ask.direction === 'in')
    return `${valueText(ask.metric ?? 0)} is below ${valueText(threshold ?? 0)}: one less is ${String(ask.proposed)}`
  if (sum?.kind === 'tracked' && ask.base === 0) return 'No instance is warm to go out from: one is the least step'
  return sumText({ ...ask, sum, threshold: threshold ?? 0 })
}

/** What is left of it, and why no more. */
function restText(decision: GroupDecision, ask: GroupAsk, time: (atMs: number) => string): string {
  const { held, from, to, min, max, heldUntilMs } = decision
  const until = heldUntilMs === null ? '' : ` until ${time(heldUntilMs)}`
  switch (held) {
    case 'warmUp':
      return ask.direction === 'out'
        ? `${counted(ask.warming, 'instance')} that ${ask.warming === 1 ? 'does' : 'do'} not count yet${until} will be enough.`
        : `Nothing is taken away while ${counted(ask.warming, 'instance')} ${ask.warming === 1 ? 'warms' : 'warm'} up${until}.`
    case 'cooldown':
      return `The scaling before has its cooldown${until}.`
    case 'maximum':
      return `It takes ${String(max)} at most.`
    case 'minimum':
      return `It keeps ${String(min)} at least.`
    case 'flapping':
      return 'With one less the metric would be above its target again.'
    case 'disagreement':
      return 'Every target tracking policy has to be ready to scale in, and one is not.'
    case 'outbid':
      return 'Of several policies the largest capacity counts.'
    case 'unchanged':
      return `${counted(from, 'instance')} ${from === 1 ? 'is' : 'are'} wanted already.`
    case 'quota':
    case 'noStep':
    case 'noData':
      return 'Nothing follows from it.'
    case null:
      if (to === ask.proposed) return ''
      return to === max ? `It takes ${String(max)} at most.` : `It keeps ${String(min)} at least.`
  }
}

export function groupGlyph({ held, from, to }: GroupDecision): MarkGlyph {
  if (held !== null) return held === 'maximum' ? 'trouble' : 'other'
  return to > from ? 'start' : 'stop'
}

/** What a scheduled action set (ASG-10). */
export function groupScheduleWords(
  { rule, groupName, actionName, before, after, nextAtMs }: GroupScheduleDecision,
  { originMs = 0 }: Pick<WordsWorld, 'originMs'>,
): DecisionWords {
  const isMoved = before.desired !== after.desired
  return {
    verdict: isMoved
      ? `${groupName} goes from ${String(before.desired)} to ${String(after.desired)} by schedule`
      : `${groupName} has other sizes by schedule`,
    sentence: `Scheduled action ${actionName} makes of ${sizesText(before)}: ${sizesText(after)}. No warm-up or cooldown holds it.`,
    tone: 'plain',
    ruleId: rule,
    details: [
      { label: 'scheduled action', value: actionName },
      { label: 'minimum, maximum, desired before', value: figures(before) },
      { label: 'minimum, maximum, desired after', value: figures(after) },
      { label: 'due next', value: nextAtMs === null ? 'no more' : axisText(nextAtMs - originMs) },
    ],
    remedies: [],
  }
}

function figures({ min, max, desired }: GroupSizes): string {
  return [min, max, desired].map(String).join(', ')
}

function sizesText({ min, max, desired }: GroupSizes): string {
  return `${String(desired)} of ${String(min)} to ${String(max)}`
}
