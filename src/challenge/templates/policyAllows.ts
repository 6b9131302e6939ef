import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { policyOf, putPolicy, roleActs, roleArn, rolesOf, type Statement } from './roleWorld.ts'
import { clusterNamed, drawnNames, labOf } from './world.ts'

/** What is asked: each of these actions on each of these objects of the bucket. */
const CALLED_ACTIONS = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'] as const
const CALLED_KEYS = ['reports/jan.csv', 'reports/old/2019.csv', 'images/logo.png'] as const

export interface AllowsCase {
  readonly action: string
  /** Keys of the bucket, as a pattern. */
  readonly keys: string
  readonly denied: { readonly action: string; readonly keys: string } | null
}

const CASES: readonly AllowsCase[] = crossed({
  action: ['s3:*', 's3:GetObject', 's3:Get*', 's3:PutObject', 's3:*Object'],
  keys: ['*', 'reports/*', 'images/*', 'reports/*.csv', '*.csv', 'reports/jan.csv'],
  denied: [
    null,
    ...crossed({
      action: ['s3:DeleteObject', 's3:PutObject', 's3:*', 's3:Get*'],
      keys: ['*', 'reports/old/*', 'images/*'],
    }).slice(0, 9),
  ],
})

function asked({ action, keys, denied }: AllowsCase, draw: Draw): Asked {
  const { cluster, service: family } = drawnNames(draw)
  const bucket = `arn:aws:s3:::${family}-files`
  const { task } = rolesOf(family)
  const statements: readonly Statement[] = [
    { Effect: 'Allow', Action: action, Resource: `${bucket}/${keys}` },
    ...(denied === null
      ? []
      : [{ Effect: 'Deny' as const, Action: denied.action, Resource: `${bucket}/${denied.keys}` }]),
  ]
  const lab = labOf(
    `What ${task} may`,
    draw,
    [clusterNamed(cluster), ...roleActs(task, 'ecs-tasks'), putPolicy(task, ...statements)].map(
      (each) => [0, each] as const,
    ),
  )
  return { lab, fromMs: 1_000, ask: allowsAsk({ action, keys, denied }, { family, bucket, statements }) }
}

interface Named {
  readonly family: string
  readonly bucket: string
  readonly statements: readonly Statement[]
}

function allowsAsk({ denied }: AllowsCase, { family, bucket, statements }: Named): ValueAsk {
  const { task } = rolesOf(family)
  const count = CALLED_ACTIONS.length * CALLED_KEYS.length
  const all = (name: string) => ({
    service: 'iam' as const,
    operation: 'SimulatePrincipalPolicy',
    input: {
      PolicySourceArn: roleArn(task),
      ActionNames: [...CALLED_ACTIONS],
      ResourceArns: CALLED_KEYS.map((key) => `${bucket}/${key}`),
    },
    query: name,
  })
  return {
    kind: 'value',
    question: `How many of the ${String(count)} calls may the application make?`,
    lead: `The task role ${task} has this policy, and no other applies. In a task of ${family} the code calls each of ${CALLED_ACTIONS.join(', ')} on each of ${CALLED_KEYS.join(', ')} of bucket ${family}-files.`,
    code: policyOf(...statements),
    hints: [
      'First count what a Deny covers: that is lost, whatever allows it.',
      'What no Allow covers is denied as well.',
    ],
    look: all("length(EvaluationResults[?EvalDecision=='allowed'])"),
    say: (value) => `${String(value)} of the ${String(count)} calls`,
    max: count,
    wrong: [
      {
        value: denied === null ? 0 : count - 1,
        mistake: 'allow-is-needed',
        shows: 'What no statement allows is denied.',
      },
      { value: count, mistake: 'resource-overlooked', shows: 'A statement is about its resources alone.' },
      { value: 3, mistake: 'action-overlooked', shows: 'A statement is about its actions alone.' },
      { value: 6, mistake: 'deny-overlooked', shows: 'A Deny that applies wins over every Allow.' },
    ],
    reveal: (value) => ({
      text: `${String(value)}: a call is allowed where an Allow has its action and its resource, and no Deny has both.`,
      rule: 'ROL-4',
      source: 'IAM User Guide, policy evaluation logic',
      exam: 'An explicit Deny wins; without an Allow all is denied.',
    }),
  }
}

export const policyAllows = template<AllowsCase>({
  id: 'policy-allows',
  title: 'What a task role’s policy allows',
  topic: 'roles',
  exam: ['DVA2', 'SAA1'],
  cases: CASES,
  ask: asked,
})
