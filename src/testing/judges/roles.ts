import type { NeededCase } from '../../challenge/templates/executionRoleNeeded.ts'
import type { LogCase } from '../../challenge/templates/logStart.ts'
import type { PassCase } from '../../challenge/templates/passRole.ts'
import type { AllowsCase } from '../../challenge/templates/policyAllows.ts'
import type { LacksCase } from '../../challenge/templates/roleLacks.ts'
import type { MendsCase } from '../../challenge/templates/roleMends.ts'
import type { Judge } from './judge.ts'

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

/** IAM User Guide, pass a role to a service: each of these policies leaves the one role of the case to be passed to tasks. */
export const passRole: Judge<PassCase> = ({ one: { kind, service: at }, read }) => {
  const { families } = read('ListTaskDefinitionFamilies', {}) as { families: readonly string[] }
  return [`That with ${kind === 'task' ? 'taskRoleArn' : 'executionRoleArn'} ${String(families[at])}-${kind}`]
}

/** Developer Guide, task execution IAM role: needed on Fargate for images of Amazon ECR and for awslogs. */
export const executionRoleNeeded: Judge<NeededCase> = ({ one: { need } }) => [
  need === 'ECR' ? 'For Fargate, with an image of Amazon ECR' : 'For Fargate, with logs by awslogs',
]
