import { grouped } from '../../../look/numbers.ts'
import { axisText, durationText } from '../../../look/time.ts'
import type { HookStatus } from '../../../model/world/deployment/shifting/shift.ts'
import type { ShiftDecision } from '../../../model/world/deployment/shifting/shiftDecision.ts'
import type { DecisionWords, MarkGlyph, WordsWorld } from '../words.ts'
import { STAGE_NOTES, strategyText } from './shiftNames.ts'

/** A stage that a deployment has come to, or what a hook of it has answered (DEP-31, DEP-34). */
export function shiftWords(decision: ShiftDecision, { originMs = 0 }: Pick<WordsWorld, 'originMs'>): DecisionWords {
  const { action, definitionKey, fromKey, production, test, step, steps, untilMs, hooks } = decision
  const open = hooks.filter(({ status }) => status === 'AWAITING_ACTION' || status === 'IN_PROGRESS').length
  return {
    verdict: action === 'hook' ? hookVerdict(decision) : stageVerdict(decision),
    sentence: action === 'hook' ? hookSentence(decision) : stageSentence(decision),
    tone: action === 'hook' && isBad(hooks[0]?.status) ? 'trouble' : 'plain',
    ruleId: decision.rule,
    details: [
      { label: 'strategy', value: strategyText(decision.strategy) },
      {
        label: 'production traffic',
        value: `${percents(production)} to ${definitionKey}, ${percents(100 - production)} to ${fromKey}`,
      },
      ...(test > 0 ? [{ label: 'test traffic', value: `${percents(test)} to ${definitionKey}` }] : []),
      ...(steps > 1 ? [{ label: 'steps of traffic', value: `${String(step)} of ${String(steps)}` }] : []),
      {
        label: `healthy of ${definitionKey}`,
        value: `${grouped(decision.healthy)} of ${grouped(decision.desiredCount)}`,
      },
      ...(untilMs === null ? [] : [{ label: 'rests until', value: axisText(untilMs - originMs) }]),
      ...(action === 'stage' && open > 0 ? [{ label: 'hooks it waits for', value: String(open) }] : []),
    ],
    remedies: [],
  }
}

export function shiftGlyph({ action, hooks }: ShiftDecision): MarkGlyph {
  return action === 'hook' && isBad(hooks[0]?.status) ? 'trouble' : 'other'
}

function isBad(status: HookStatus | undefined): boolean {
  return status === 'FAILED' || status === 'TIMED_OUT'
}

/** 12.5 % has a decimal, 10 % has none. */
function percents(percent: number): string {
  return `${String(Math.round(percent * 10) / 10)} %`
}

function stageVerdict({ stage, definitionKey, production }: ShiftDecision): string {
  if (stage === 'PRODUCTION_TRAFFIC_SHIFT' && production > 0)
    return `${percents(production)} of production traffic to ${definitionKey}`
  return `${stage} of ${definitionKey}`
}

function stageSentence(decision: ShiftDecision): string {
  const { stage, untilMs, atMs, definitionKey, fromKey } = decision
  const note = STAGE_NOTES[stage]({ ...decision, blue: fromKey, green: definitionKey })
  if (stage === 'CLEAN_UP') return `${note} From now on only a new deployment leads back.`
  if (stage === 'BAKE_TIME' && untilMs !== null) {
    return `${note} For ${durationText(untilMs - atMs)} it can be taken back at once.`
  }
  if (stage === 'PRODUCTION_TRAFFIC_SHIFT' && untilMs !== null) {
    return `${note} It rests there for ${durationText(untilMs - atMs)}.`
  }
  return note
}

function hookVerdict({ hooks, stage }: ShiftDecision): string {
  const [hook] = hooks
  return `${hook?.targetArn === null ? 'The pause' : 'A lifecycle hook'} at ${stage}: ${hook?.status ?? ''}`
}

function hookSentence({ hooks, isRollback, fromKey }: ShiftDecision): string {
  const [hook] = hooks
  const who = hook?.targetArn === null ? 'The pause hook' : (hook?.targetArn ?? '')
  if (isRollback === true)
    return `${who} is called once more, with all traffic back at ${fromKey}: the rollback goes on whatever it answers.`
  switch (hook?.status) {
    case 'SUCCEEDED':
      return `${who} succeeded: the stage goes on once all its hooks have.`
    case 'TIMED_OUT':
      return `${who} gave no answer in time.`
    default:
      return `${who} failed, so the deployment is taken back.`
  }
}
