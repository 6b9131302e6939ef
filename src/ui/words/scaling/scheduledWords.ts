import { counted, listed } from '../../../look/numbers.ts'
import { axisText } from '../../../look/time.ts'
import type { ScheduledDecision } from '../../../model/world/scaling/scheduledDecision.ts'
import type { DecisionWords, MarkGlyph, WordsWorld } from '../words.ts'

/** What a scheduled action did to the limits of a service and to its desired count (SCL-11). */
export function scheduledWords(
  decision: ScheduledDecision,
  { originMs = 0 }: Pick<WordsWorld, 'originMs'>,
): DecisionWords {
  const { from, to, held, limits, nextAtMs, schedule, timezone, actionName } = decision
  return {
    verdict: verdictOf(decision),
    sentence: sentenceOf(decision),
    tone: held === 'quota' ? 'trouble' : 'plain',
    ruleId: decision.rule,
    details: [
      { label: 'scheduled action', value: actionName },
      { label: 'Schedule', value: schedule },
      { label: 'Timezone', value: timezone ?? 'UTC' },
      { label: 'minimum, maximum', value: `${String(limits.min)}, ${String(limits.max)}` },
      { label: 'desiredCount', value: from === to ? String(to) : `${String(from)} → ${String(to)}` },
      { label: 'next time', value: nextAtMs === null ? 'none' : axisText(nextAtMs - originMs) },
    ],
    remedies: [],
  }
}

function verdictOf({ held, actionName, from, to }: ScheduledDecision): string {
  if (held === 'suspended') return `${actionName} is not carried out: scheduled scaling is suspended`
  if (from === to) return `${actionName} sets the limits, desiredCount stays at ${String(to)}`
  return `${actionName} scales ${to > from ? 'out' : 'in'} from ${String(from)} to ${String(to)}`
}

function sentenceOf({ held, limits, from, to, sets, limitsBefore }: ScheduledDecision): string {
  if (held === 'suspended') return 'What is missed while it is suspended is not made up for.'
  const set = listed([
    ...(sets.min === null ? [] : [`the minimum to ${String(sets.min)}`]),
    ...(sets.max === null ? [] : [`the maximum to ${String(sets.max)}`]),
  ])
  return [`It sets ${set}.`, takenAlong({ sets, limits, limitsBefore }), whyOf({ held, limits, from, to })]
    .filter((one) => one !== '')
    .join(' ')
}

/** A limit that was not named and would lie on the wrong side of the one that was. */
function takenAlong({
  sets,
  limits,
  limitsBefore,
}: Pick<ScheduledDecision, 'sets' | 'limits' | 'limitsBefore'>): string {
  if (sets.max === null && limits.max !== limitsBefore.max) return `The maximum goes along to ${String(limits.max)}.`
  if (sets.min === null && limits.min !== limitsBefore.min) return `The minimum goes along to ${String(limits.min)}.`
  return ''
}

function whyOf({ held, limits, from, to }: Pick<ScheduledDecision, 'held' | 'limits' | 'from' | 'to'>): string {
  const wanted = `desiredCount ${String(from)}`
  if (held === 'quota') return `${wanted} is below the minimum, and the lab takes no more than ${counted(to, 'task')}.`
  const goes = 'it goes there at once, whatever cooldown there is.'
  if (from < limits.min) return `${wanted} is below the minimum: ${goes}`
  if (from > limits.max) return `${wanted} is above the maximum: ${goes}`
  return `${wanted} lies within them.`
}

export function scheduledGlyph({ from, to }: ScheduledDecision): MarkGlyph {
  if (from === to) return 'other'
  return to > from ? 'start' : 'stop'
}
