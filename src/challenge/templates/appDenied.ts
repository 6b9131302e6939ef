import type { AskOf } from '../../lessons/document/ask.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { callingActs, callingTask, callLook, type Variable } from './appWorld.ts'
import {
  allowing,
  INSTANCE_ROLE,
  policyOf,
  REGISTERS,
  roleActs,
  roleArn,
  rolesOf,
  stoppedLook,
  type Statement,
} from './roleWorld.ts'
import { drawnNames, labOf } from './world.ts'

export interface DeniedCase {
  readonly host: 'FARGATE' | 'AMI' | 'NO_ROLE'
  /** What the task role says of the object that the code reads. */
  readonly task: 'ALLOWS' | 'OTHER_BUCKET' | 'ALLOWS_AND_DENIES'
  /** Which others may read it. */
  readonly execution: boolean
  readonly instance: boolean
}

const CASES: readonly DeniedCase[] = crossed({
  host: ['FARGATE', 'AMI', 'NO_ROLE'] as const,
  task: ['ALLOWS', 'OTHER_BUCKET', 'ALLOWS_AND_DENIES'] as const,
  execution: [true, false],
  instance: [true, false],
}).filter(({ host, instance }) => host !== 'FARGATE' || !instance)

const HOST_WORDS: Readonly<Record<DeniedCase['host'], string>> = {
  FARGATE: 'on Fargate',
  AMI: 'in network mode bridge on an instance of the ECS-optimized AMI',
  NO_ROLE: 'in network mode bridge on an instance whose agent has ECS_ENABLE_TASK_IAM_ROLE=false',
}

const ASKED_MS = 10_000
const SEEN_MS = 120_000

function statementsOf({ task }: DeniedCase, bucket: string): readonly Statement[] {
  const get = (Effect: Statement['Effect'], Resource: string): Statement => ({
    Effect,
    Action: 's3:GetObject',
    Resource,
  })
  switch (task) {
    case 'ALLOWS':
      return [get('Allow', `${bucket}/*`)]
    case 'OTHER_BUCKET':
      return [get('Allow', `${bucket}-old/*`)]
    case 'ALLOWS_AND_DENIES':
      return [get('Allow', '*'), get('Deny', `${bucket}/secret/*`)]
  }
}

function asked(one: DeniedCase, draw: Draw): Asked {
  const { cluster, service: family } = drawnNames(draw)
  const { task, execution } = rolesOf(family)
  const bucket = `arn:aws:s3:::${family}-files`
  const resource = `${bucket}/secret/prices.csv`
  const networkMode = one.host === 'FARGATE' ? null : 'bridge'
  const config: readonly Variable[] = one.host === 'NO_ROLE' ? [['ECS_ENABLE_TASK_IAM_ROLE', 'false']] : []
  const call = { action: 's3:GetObject', resource }
  const world = { cluster, family, networkMode, hasTaskRole: true, config, call } as const
  const statements = statementsOf(one, bucket)
  const reads = (may: boolean) => (may ? [allowing('s3:GetObject')] : [])
  return {
    lab: labOf(`What ${family} is denied`, draw, [
      ...[
        ...roleActs(task, 'ecs-tasks', ...statements),
        ...roleActs(execution, 'ecs-tasks', allowing('ecr:*', 'logs:*'), ...reads(one.execution)),
        ...roleActs(INSTANCE_ROLE, 'ec2', REGISTERS, ...reads(one.instance)),
        ...callingActs(world),
      ].map((each) => [0, each] as const),
      [ASKED_MS, callingTask(world)],
    ]),
    fromMs: ASKED_MS,
    ask: {
      kind: 'choice',
      question: `The code of ${family} reads secret/prices.csv of bucket ${family}-files. What comes of it?`,
      lead: `A task runs ${HOST_WORDS[one.host]}, with the task role ${task}, whose policy is shown. ${leadOf(one, execution)}`,
      code: policyOf(...statements),
      hints: ['As whom is the call made?', 'Does a permission of the code’s keep a task from starting?'],
      until: { ms: SEEN_MS },
      options: optionsOf(cluster, family),
      reveal: {
        text: revealOf(one, task),
        rule: 'ROL-13',
        source: 'Amazon ECS Developer Guide, Amazon ECS task IAM role; IAM User Guide, policy evaluation logic',
        exam: 'AccessDenied inside an application that runs: the task role.',
      },
    },
  }
}

function leadOf({ host, execution, instance }: DeniedCase, name: string): string {
  const reads = (may: boolean) => (may ? 'may read all buckets' : 'may read no bucket')
  const own = `The execution role ${name} ${reads(execution)}`
  return host === 'FARGATE' ? `${own}.` : `${own}, and ${INSTANCE_ROLE}, the role of the instance, ${reads(instance)}.`
}

function optionsOf(cluster: string, family: string): AskOf<'choice'>['options'] {
  const { task } = rolesOf(family)
  const denied = (role: string) => ({
    look: callLook(cluster, '[isAllowed, roleArn]'),
    is: { equals: [false, roleArn(role)] },
  })
  return [
    {
      text: 'It is read, and the task stays RUNNING',
      look: callLook(cluster, 'isAllowed'),
      is: { equals: true },
      mistake: 'roles-swapped',
      shows: 'It is denied: what counts is the one role by which the code calls, and what is said of this very object.',
    },
    {
      text: `AccessDenied for ${task}; the task stays RUNNING`,
      ...denied(task),
      mistake: 'agent-setting-overlooked',
      shows: 'That role is not the one that is denied here: it may read the object, or the code has not got it.',
    },
    {
      text: `AccessDenied for ${INSTANCE_ROLE}; the task stays RUNNING`,
      ...denied(INSTANCE_ROLE),
      mistake: 'instance-profile-does-all',
      shows: 'The code calls by the role of an instance only where it has no other, and is denied what that may not.',
    },
    {
      text: 'ResourceInitializationError: the task is STOPPED',
      look: stoppedLook(cluster, 'length(tasks)'),
      is: { equals: 1 },
      mistake: 'app-denied-stops-the-task',
      shows: 'That comes of what the execution role may not. A call of the code’s is made when the task runs.',
    },
  ]
}

function revealOf({ host, task, instance }: DeniedCase, name: string): string {
  if (host === 'NO_ROLE') {
    return `The agent hands out no credentials of ${name}, so the code calls as ${INSTANCE_ROLE}, which ${instance ? 'may' : 'may not'} read the object.`
  }
  const why = {
    ALLOWS: 'it allows the object',
    OTHER_BUCKET: 'it allows another bucket',
    ALLOWS_AND_DENIES: 'its Deny has the object, and wins over the Allow',
  }
  return `The code calls as ${name}: ${why[task]}. What other roles may is not asked, and the task runs whatever comes of it.`
}

export const appDenied = template<DeniedCase>({
  id: 'app-denied',
  title: 'What comes of a call of a task’s code',
  topic: 'roles',
  exam: ['DVA2', 'DVA4', 'SAA1'],
  cases: CASES,
  ask: asked,
})
