import { grouped } from '../../../look/numbers.ts'
import { axisText, durationText } from '../../../look/time.ts'
import { isUnderWay, type CodeDeployment, type CodeDeployStep } from '../../../model/world/codeDeploy/codeDeploy.ts'
import type { CodeDeployDecision } from '../../../model/world/codeDeploy/codeDeployDecision.ts'
import type { DecisionWords, MarkGlyph, WordsWorld } from '../words.ts'

interface Sides {
  readonly blue: string
  readonly green: string
}

/** What a deployment of CodeDeploy does in each of its steps. */
export const STEP_NOTES: Readonly<Record<CodeDeployStep, (of: Sides) => string>> = {
  BeforeInstall: ({ blue }) => `${blue} serves, and the replacement task set is not made yet.`,
  Install: ({ blue, green }) => `A replacement task set of ${green} is made beside ${blue}, and has to be steady.`,
  AfterInstall: ({ green }) => `The replacement task set of ${green} is steady, and nothing is sent to it yet.`,
  AllowTestTraffic: ({ green }) => `The test listener, where there is one, sends to ${green}.`,
  AfterAllowTestTraffic: ({ green }) => `Test traffic is with ${green}: this is the time to test it.`,
  ReadyWait: ({ green }) => `${green} is ready: production traffic waits for ContinueDeployment.`,
  BeforeAllowTraffic: ({ blue }) => `All production traffic is with ${blue} for the last time.`,
  AllowTraffic: ({ blue, green }) => `The production listener’s weights move from ${blue} to ${green}.`,
  AfterAllowTraffic: ({ green }) => `All production traffic is with ${green}, whose task set is PRIMARY.`,
  TerminationWait: ({ blue }) => `The original task set of ${blue} runs on: traffic can be given back at once.`,
  Terminate: ({ blue }) => `The original task set of ${blue} is deleted: nothing leads back to it.`,
}

const WAIT_NAMES = { ReadyWait: 'READY_WAIT', TerminationWait: 'TERMINATION_WAIT' } as const

/** What CodeDeploy waits for in that step, by the name that ContinueDeployment has for it. */
export function waitOf(step: CodeDeployStep): (typeof WAIT_NAMES)[keyof typeof WAIT_NAMES] | null {
  return step === 'ReadyWait' || step === 'TerminationWait' ? WAIT_NAMES[step] : null
}

/** A step by AWS's name for it. */
export function stepName(step: CodeDeployStep): string {
  return waitOf(step) ?? step
}

/** What leads back from a deployment, and until when (CDP-7). @param blue  the revision of the original task set */
export function codeDeployBackText(one: CodeDeployment, blue: string, originMs: number): string {
  const { status, step, untilMs, takesBack, rolledBackBy, group } = one
  if (takesBack !== null) return `It has given all traffic back to ${blue}.`
  if (status === 'Succeeded') return 'It is done: only a new deployment leads back.'
  if (!isUnderWay(one)) return rolledBackBy === null ? 'Nobody took it back: traffic stays where it was.' : ''
  if (step === 'Terminate') return 'No way back but a new deployment: the original task set goes.'
  if (step === 'TerminationWait' && untilMs !== null) {
    return `It can be stopped and taken back to ${blue} until ${axisText(untilMs - originMs)}.`
  }
  const end = group.original.action === 'KEEP_ALIVE' ? 'it has succeeded' : 'the original task set is deleted'
  return `It can be stopped and taken back to ${blue} until ${end}.`
}

/** What a deployment of CodeDeploy has come to (CDP-3 to CDP-7). */
export function codeDeployWords(
  decision: CodeDeployDecision,
  { originMs = 0 }: Pick<WordsWorld, 'originMs'>,
): DecisionWords {
  const { definitionKey, fromKey, production, test, shifts, shiftsOfAll, untilMs, healthy, desiredCount } = decision
  return {
    verdict: verdictOf(decision),
    sentence: sentenceOf(decision),
    tone: decision.action === 'failed' ? 'trouble' : 'plain',
    ruleId: decision.rule,
    details: [
      { label: 'deployment', value: decision.deploymentId },
      { label: 'configuration', value: decision.configName },
      {
        label: 'production traffic',
        value: `${String(production)} % to ${definitionKey}, ${String(100 - production)} % to ${fromKey}`,
      },
      ...(test > 0 ? [{ label: 'test traffic', value: `${String(test)} % to ${definitionKey}` }] : []),
      ...(shiftsOfAll > 1
        ? [{ label: 'shifts of traffic', value: `${String(shifts)} of ${String(shiftsOfAll)}` }]
        : []),
      { label: 'healthy in the replacement', value: `${grouped(healthy)} of ${grouped(desiredCount)}` },
      ...(untilMs === null ? [] : [{ label: 'rests until', value: axisText(untilMs - originMs) }]),
      ...(decision.hook === null ? [] : [{ label: 'Lambda function', value: decision.hook }]),
    ],
    remedies: [],
  }
}

export function codeDeployGlyph({ action }: CodeDeployDecision): MarkGlyph {
  return action === 'failed' ? 'trouble' : 'other'
}

function verdictOf({ action, step, production, definitionKey, deploymentId, other }: CodeDeployDecision): string {
  switch (action) {
    case 'shift':
      return `CodeDeploy: ${String(production)} % of production traffic to ${definitionKey}`
    case 'hook':
      return `CodeDeploy: the function of ${step} is at it still`
    case 'failed':
      return `CodeDeploy: deployment ${deploymentId} fails in ${stepName(step)}`
    case 'succeeded':
      return `CodeDeploy: deployment ${deploymentId} succeeded`
    case 'takesBack':
      return `CodeDeploy: ${deploymentId} takes ${other ?? ''} back`
    default:
      return `CodeDeploy: ${stepName(step)} of ${definitionKey}`
  }
}

function sentenceOf(decision: CodeDeployDecision): string {
  const { action, step, error, other, hook, untilMs, atMs, definitionKey: green, fromKey: blue } = decision
  const rest = untilMs === null ? '' : durationText(untilMs - atMs)
  switch (action) {
    case 'failed':
      return `It fails for ${error ?? ''}. ${other === null ? staysText(step) : `Deployment ${other} takes it back.`}`
    case 'takesBack':
      return `All traffic is with the original task set of ${blue} again, and the replacement of ${green} is deleted.`
    case 'succeeded':
      return other === null
        ? `All traffic is with ${green}.`
        : `All traffic is with ${blue}, as before deployment ${other}.`
    case 'hook':
      return `${hook ?? ''} is at it still, and is asked again in ${rest}.`
    default:
      return `${STEP_NOTES[step]({ blue, green })}${rest === '' ? '' : ` It rests there for ${rest}.`}`
  }
}

/** What becomes of all where nothing takes a deployment back that failed. */
function staysText(step: CodeDeployStep): string {
  if (step === 'BeforeInstall') return 'Nothing is to be taken back: no replacement was made yet.'
  if (step === 'Terminate') return 'Nothing takes it back: the task set that is deleted already still goes.'
  return 'Nothing takes it back: traffic and both task sets stay as they are.'
}
