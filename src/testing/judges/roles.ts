import type { NeededCase } from '../../challenge/templates/executionRoleNeeded.ts'
import type { LogCase } from '../../challenge/templates/logStart.ts'
import type { PassCase } from '../../challenge/templates/passRole.ts'
import type { AllowsCase } from '../../challenge/templates/policyAllows.ts'
import type { LacksCase } from '../../challenge/templates/roleLacks.ts'
import type { MendsCase } from '../../challenge/templates/roleMends.ts'
import type { AskOf } from '../../lessons/document/ask.ts'
import { naiveVerdict } from '../naivePolicies.ts'
import type { Judge, JudgeView } from './judge.ts'

/**
 * Developer Guide, task execution IAM role: it "grants the Amazon ECS container and Fargate agents permission to make
 * AWS API calls on your behalf"; container instance IAM role: without one an agent pulls and logs by its instance's.
 */
export const roleLacks: Judge<LacksCase> = ({ one: { hosting, action, lackedBy } }) => {
  const asked = hosting === 'EC2 without execution role' ? 'instance' : 'execution'
  if (lackedBy !== asked) return ['It runs, and the log group gets its lines']
  if (action === 'logs:PutLogEvents') return ['It runs, and its log stream stays empty']
  return [
    action === 'logs:CreateLogStream'
      ? 'It stops, since its log stream is not made'
      : 'It stops, since its image cannot be pulled',
  ]
}

/** The same pages; the role is told by the end of its words. */
export const roleMends: Judge<MendsCase> = ({ one: { hosting }, read }) => {
  if (hosting === 'EC2 without execution role') return ['ecsInstanceRole, the role of the instances']
  const { families } = read('ListTaskDefinitionFamilies', {}) as { families: readonly string[] }
  return [`${String(families[0])}-execution, the execution role of tasks`]
}

/** Developer Guide, awslogs: the group has to be there, unless awslogs-create-group is true and logs:CreateLogGroup allowed. */
export const logStart: Judge<LogCase> = ({ one: { launchType, isGroupThere, createGroup, mayCreateGroup } }) => {
  if (isGroupThere || (createGroup && mayCreateGroup)) return ['RUNNING, and the log group has its lines']
  const error = launchType === 'FARGATE' ? 'ResourceInitializationError' : 'CannotStartContainerError'
  return [`STOPPED with ${error}`]
}

const ACTIONS = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject']
const KEYS = ['reports/jan.csv', 'reports/old/2019.csv', 'images/logo.png']

/** Letter by letter: `*` stands for any of them, also none. */
function fits(pattern: string, text: string): boolean {
  if (pattern === '') return text === ''
  if (pattern.startsWith('*')) return fits(pattern.slice(1), text) || (text !== '' && fits(pattern, text.slice(1)))
  return text !== '' && pattern[0] === text[0] && fits(pattern.slice(1), text.slice(1))
}

/** IAM User Guide, policy evaluation logic: "an explicit deny … overrides", and without an allow the request is denied. */
export const policyAllows: Judge<AllowsCase> = ({ one: { action, keys, denied } }) => {
  let allowed = 0
  for (const called of ACTIONS) {
    for (const key of KEYS) {
      const isDenied = denied !== null && fits(denied.action, called) && fits(denied.keys, key)
      if (!isDenied && fits(action, called) && fits(keys, key)) allowed += 1
    }
  }
  return allowed
}

const TO_TASKS = { 'iam:PassedToService': ['ecs-tasks.amazonaws.com'] }

/**
 * IAM User Guide, pass a role to a service: who registers needs iam:PassRole on the role, for the service it goes to.
 * Each option is judged by the policy as the learner reads it.
 */
export const passRole: Judge<PassCase> = ({ ask }) =>
  optionsOf(ask)
    .filter(({ text }) => {
      const resource = `arn:aws:iam::123456789012:role/${String(text.split(' ').at(-1))}`
      const policy = JSON.stringify('code' in ask ? ask.code : null)
      return naiveVerdict([policy], { action: 'iam:PassRole', resource, context: TO_TASKS }) === 'allowed'
    })
    .map(({ text }) => text)

/**
 * Developer Guide, task execution IAM role: needed on Fargate for images of Amazon ECR and for awslogs. Each option is
 * judged by the definition that it registers.
 */
export const executionRoleNeeded: Judge<NeededCase> = ({ ask }) =>
  optionsOf(ask)
    .filter(({ do: acts = [] }) => {
      const { executionRoleArn, requiresCompatibilities, containerDefinitions } = (acts[0]?.input ??
        {}) as unknown as Registered
      const isFar = requiresCompatibilities?.includes('FARGATE') === true
      const starts = ({ image, logConfiguration }: Registered['containerDefinitions'][number]) =>
        image.includes('.dkr.ecr.') || logConfiguration?.logDriver === 'awslogs'
      return executionRoleArn === undefined && isFar && containerDefinitions.some(starts)
    })
    .map(({ text }) => text)

interface Registered {
  readonly executionRoleArn?: string
  readonly requiresCompatibilities?: readonly string[]
  readonly containerDefinitions: readonly {
    readonly image: string
    readonly logConfiguration?: { readonly logDriver: string }
  }[]
}

function optionsOf(ask: JudgeView<unknown>['ask']): AskOf<'choice'>['options'] {
  if (ask.kind !== 'choice') throw new Error(`${ask.kind} has no options`)
  return ask.options
}
