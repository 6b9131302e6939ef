import type { AskOf } from '../../lessons/document/ask.ts'
import type { Misconception } from '../misconceptions.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { policyOf, roleActs, roleArn, type Statement } from './roleWorld.ts'
import { clusterNamed, definition, drawnNames, labOf } from './world.ts'

/** Which of the four roles a developer may pass, and by which form of policy. */
export interface PassCase {
  readonly service: 0 | 1
  readonly kind: 'task' | 'execution'
  readonly form: 'NAMED' | 'PREFIX' | 'SUFFIX_AND_DENY' | 'OTHER_SERVICE'
}

const CASES: readonly PassCase[] = crossed({
  service: [0, 1] as const,
  kind: ['task', 'execution'] as const,
  form: ['NAMED', 'PREFIX', 'SUFFIX_AND_DENY', 'OTHER_SERVICE'] as const,
})

const TO_TASKS = { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }
const TO_EC2 = { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }

/** The statements of a case over the names of its services. */
function passStatements(one: PassCase, services: readonly [string, string]): readonly Statement[] {
  const service = services[one.service]
  const other = services[one.service === 0 ? 1 : 0]
  const pass = (Effect: Statement['Effect'], role: string, Condition?: Statement['Condition']): Statement => ({
    Effect,
    Action: 'iam:PassRole',
    Resource: roleArn(role),
    ...(Condition !== undefined && { Condition }),
  })
  const wanted = `${service}-${one.kind}`
  switch (one.form) {
    case 'NAMED':
      return [pass('Allow', wanted)]
    case 'PREFIX':
      return [pass('Allow', `${service}-${one.kind.slice(0, 1)}*`, TO_TASKS)]
    case 'SUFFIX_AND_DENY':
      return [pass('Allow', `*-${one.kind}`, TO_TASKS), pass('Deny', `${other}-*`)]
    case 'OTHER_SERVICE':
      return [pass('Allow', `${other}-*`, TO_EC2), pass('Allow', wanted, TO_TASKS)]
  }
}

function asked(one: PassCase, draw: Draw): Asked {
  const { cluster, service, other } = drawnNames(draw)
  const services = [service, other].toSorted() as [string, string]
  const statements = passStatements(one, services)
  const ecs: Statement = { Effect: 'Allow', Action: 'ecs:*', Resource: '*' }
  const developer = 'deployer'
  const roles = services.flatMap((of) => [`${of}-task`, `${of}-execution`])
  return {
    lab: labOf('Who may pass which role', draw, [
      ...[
        clusterNamed(cluster),
        ...roles.flatMap((role) => roleActs(role, 'ecs-tasks')),
        ...services.map((family) => definition({ family })),
        ...roleActs(developer, 'ec2', ecs, ...statements),
      ].map((each) => [0, each] as const),
    ]),
    fromMs: 1_000,
    ask: {
      kind: 'choice',
      question: 'Which of these definitions may the pipeline register?',
      lead: `The pipeline calls RegisterTaskDefinition by its role ${developer}, which has this policy. Each definition names one role for its tasks, and ECS asks whether it may be passed to ecs-tasks.amazonaws.com.`,
      code: policyOf(ecs, ...statements),
      hints: ['ecs:* lets the pipeline call ECS. Whose permission is it to hand a role on?'],
      options: roles.map((role) => optionOf(role, developer)),
      reveal: {
        text: `Whoever names a role for a service needs iam:PassRole on it, beside the permission for the call itself. This policy gives it for one of the four.`,
        rule: 'ROL-8',
        source: 'IAM User Guide, grant permissions to pass a role to an AWS service',
        exam: 'ecs:* is not enough to hand a role on: iam:PassRole, narrowed by iam:PassedToService.',
      },
    },
  }
}

function optionOf(role: string, developer: string): AskOf<'choice'>['options'][number] {
  const mistake: Misconception = 'passed-to-overlooked'
  return {
    text: `That with ${role.endsWith('task') ? 'taskRoleArn' : 'executionRoleArn'} ${role}`,
    look: {
      service: 'iam',
      operation: 'SimulatePrincipalPolicy',
      input: {
        PolicySourceArn: roleArn(developer),
        ActionNames: ['iam:PassRole'],
        ResourceArns: [roleArn(role)],
        ContextEntries: [
          {
            ContextKeyName: 'iam:PassedToService',
            ContextKeyType: 'string',
            ContextKeyValues: ['ecs-tasks.amazonaws.com'],
          },
        ],
      },
      query: 'EvaluationResults[0].EvalDecision',
    },
    is: { equals: 'allowed' },
    shows: 'No statement lets this role be passed to tasks, or one denies it.',
    mistake,
  }
}

export const passRole = template<PassCase>({
  id: 'pass-role',
  title: 'Which roles a pipeline may pass',
  topic: 'roles',
  exam: ['DVA2', 'SAA1'],
  cases: CASES,
  ask: asked,
})
