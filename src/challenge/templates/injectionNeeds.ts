import type { AskOf } from '../../lessons/document/ask.ts'
import type { Act } from '../../model/api/command.ts'
import type { Draw } from '../draw.ts'
import type { Misconception } from '../misconceptions.ts'
import { crossed, template, type Asked } from '../template.ts'
import { injectedDefinition, namedIn, storedAt, storeActs, type Store } from './injectedWorld.ts'
import { allowing, alsoAllow, hostedTask, INSTANCE_ROLE, REGISTERS, roleActs, rolesOf } from './roleWorld.ts'
import { answerLook, clusterNamed, drawnNames, instances, labOf } from './world.ts'

/** Each action with another of nearly the same name, which is of no use here. */
const TWINS = {
  's3:GetObject': 's3:GetObjectAttributes',
  's3:GetBucketLocation': 's3:GetBucketPolicy',
  'ssm:GetParameters': 'ssm:GetParameter',
  'secretsmanager:GetSecretValue': 'secretsmanager:DescribeSecret',
  'kms:Decrypt': 'kms:DescribeKey',
} as const
type Needed = keyof typeof TWINS

export interface NeedsCase {
  readonly store: Store
  readonly lacks: Needed
  /** Encrypted by a key of the customer's. */
  readonly ownKey: boolean
  readonly isFar: boolean
}

const ACTIONS: Readonly<Record<Store, readonly Needed[]>> = {
  FILE: ['s3:GetObject', 's3:GetBucketLocation'],
  PARAMETER: ['ssm:GetParameters', 'kms:Decrypt'],
  SECRET: ['secretsmanager:GetSecretValue', 'kms:Decrypt'],
}

const CASES: readonly NeedsCase[] = crossed({
  store: ['FILE', 'PARAMETER', 'SECRET'] as const,
  lacks: Object.keys(TWINS) as Needed[],
  ownKey: [false, true],
  isFar: [true, false],
}).filter(({ store, lacks, ownKey }) => {
  return ACTIONS[store].includes(lacks) && (store !== 'FILE' || !ownKey) && (ownKey || lacks !== 'kms:Decrypt')
})

const OWN_KEY = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const ASKED_MS = 120_000
const TRIED_MS = 180_000

const WORDS: Readonly<Record<Store, string>> = {
  FILE: 'the variables of a file in Amazon S3, under environmentFiles',
  PARAMETER: 'a SecureString of Parameter Store, under secrets',
  SECRET: 'a secret of Secrets Manager, under secrets',
}

function asked(one: NeedsCase, draw: Draw): Asked {
  const { store, lacks, ownKey, isFar } = one
  const { cluster, service: family } = drawnNames(draw)
  const { task, execution } = rolesOf(family)
  const has = ACTIONS[store].filter((action) => action !== lacks)
  const may = has.length === 0 ? [] : [allowing(...has)]
  const run = hostedTask(cluster, family, isFar ? 'FARGATE' : 'EC2 with execution role')
  const key =
    store === 'FILE' ? '' : ` It is encrypted with ${ownKey ? 'a KMS key of the company’s' : 'the key of AWS'}.`
  return {
    lab: labOf(`What ${execution} lacks`, draw, [
      ...[
        clusterNamed(cluster),
        ...(isFar ? [] : [instances({ cluster, type: 'm5.large' })]),
        ...roleActs(execution, 'ecs-tasks', ...may),
        ...roleActs(task, 'ecs-tasks', ...may),
        ...roleActs(INSTANCE_ROLE, 'ec2', REGISTERS),
        ...storeActs(store, { family, value: 'winter', ...(ownKey && { keyId: OWN_KEY }) }),
        injectedDefinition({ family, isFar, given: namedIn(store, family) }),
        run,
      ].map((each) => [0, each] as const),
    ]),
    fromMs: ASKED_MS,
    ask: {
      kind: 'choice',
      question: 'Which permission lets the next task start?',
      lead: `A task of ${family}, ${isFar ? 'on Fargate' : 'on a container instance'}, was stopped before its container started. The container gets ${WORDS[store]}.${key} The execution role ${execution} ${has.length === 0 ? 'has no policy yet' : `may call ${has.join(', ')}`}.`,
      code: namedIn(store, family),
      hints: [
        'Who reads it, before there is any code that could?',
        'By which call is it read, and what is it encrypted with?',
      ],
      look: answerLook('ListTasks', { cluster }, 'length(taskArns) > `0`'),
      options: optionsOf(one, family, run),
      reveal: {
        text: `What stands in ${storedAt(store, family)} is read before the container starts, by the execution role, on EC2 as on Fargate. That takes ${[...ACTIONS[store].filter((action) => ownKey || action !== 'kms:Decrypt')].join(' and ')}.`,
        rule: 'SEC-8',
        source: 'Amazon ECS Developer Guide, Amazon ECS task execution IAM role',
        exam: 'A customer managed key takes kms:Decrypt beside the call of the store.',
      },
    },
  }
}

/** Each of them is allowed, and the task is run again. */
function optionsOf({ lacks }: NeedsCase, family: string, run: Act): AskOf<'choice'>['options'] {
  const { task, execution } = rolesOf(family)
  const option = (action: string, role: string, wrong: { shows: string; mistake: Misconception }) => ({
    text: `${action}, for ${role}`,
    is: { equals: true },
    do: [alsoAllow(role, action), run].map(({ service, operation, input }) => ({
      service,
      operation,
      input: { ...input },
    })),
    afterMs: TRIED_MS,
    ...wrong,
  })
  const near = {
    shows: 'It has nearly the name of the call that is made, and is another.',
    mistake: 'near-twin-action',
  } as const
  const swapped = {
    shows: 'The task role is for code that runs. What is read here is read before.',
    mistake: 'roles-swapped',
  } as const
  return [
    option(lacks, execution, { shows: 'This call is not the one that was refused.', mistake: 'near-twin-action' }),
    option(lacks, task, swapped),
    option(TWINS[lacks], execution, near),
    option(TWINS[lacks], task, swapped),
  ]
}

export const injectionNeeds = template<NeedsCase>({
  id: 'injection-needs',
  title: 'Which permission a variable from elsewhere takes',
  topic: 'roles',
  exam: ['DVA2', 'DVA4'],
  cases: CASES,
  ask: asked,
})
