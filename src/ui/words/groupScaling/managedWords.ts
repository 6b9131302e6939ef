import { counted, listed } from '../../../look/numbers.ts'
import { clockText } from '../../../look/time.ts'
import type { ManagedDecision } from '../../../model/world/groupScaling/managedDecision.ts'
import type { WaitingGroup } from '../../../model/world/groupScaling/reservation.ts'
import type { DecisionWords, WordsWorld } from '../words.ts'

/** What managed scaling made of the metric of a capacity provider (CPR-7). */
export function managedWords(decision: ManagedDecision, { originMs = 0 }: WordsWorld): DecisionWords {
  const { before, desired, proposed, groupName, heldBy } = decision
  const until = decision.heldUntilMs === null ? '' : ` until ${clockText(decision.heldUntilMs - originMs)}`
  const change =
    desired > before
      ? `${groupName} grows from ${String(before)} to ${String(desired)}`
      : `${groupName} shrinks from ${String(before)} to ${String(desired)}`
  return {
    verdict: desired === before ? `${groupName} stays at ${String(before)}` : change,
    sentence: `${sumText(decision)}${heldBy === null ? '' : ` ${HELD[heldBy]}${until}.`}`,
    tone: heldBy === 'maximum' ? 'trouble' : 'plain',
    ruleId: decision.rule,
    details: [
      { label: 'M, instances needed', value: String(decision.needed) },
      { label: 'N, instances there', value: String(decision.instances) },
      { label: 'with a task', value: String(decision.busy) },
      ...decision.waiting.map((one) => ({ label: `waiting ${one.definitionKey}`, value: waitingText(one) })),
      { label: 'CapacityProviderReservation', value: `${String(Math.round(decision.metric * 10) / 10)} %` },
      { label: 'target capacity', value: `${String(decision.target)} %` },
      { label: 'asked for', value: counted(proposed, 'instance') },
      { label: 'alarm', value: decision.alarmName },
    ],
    remedies: heldBy === 'maximum' ? [`Raise the maximum size of ${groupName}.`] : [],
  }
}

const HELD = {
  warmUp: 'Its newest instance warms up',
  lastScaleOut: 'It has grown less than 15 minutes ago',
  maximum: 'Its maximum size allows no more',
  minimum: 'Its minimum size allows no fewer',
} as const

function sumText({ instances, metric, target, proposed, needed }: ManagedDecision): string {
  const of = instances === 0 ? '1, since there is none,' : String(instances)
  const sum = `${of} × ${String(Math.round(metric * 10) / 10)} / ${String(target)}, rounded up, is ${String(proposed)}.`
  return `${counted(needed, 'instance')} needed and ${String(instances)} there: ${sum}`
}

function waitingText({ tasks, perInstance }: WaitingGroup): string {
  if (perInstance === 0) return `${counted(tasks, 'task')}, left out: larger than an instance`
  return listed([counted(tasks, 'task'), `${String(perInstance)} an instance`])
}
