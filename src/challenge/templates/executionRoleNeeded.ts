import type { AskOf } from '../../lessons/document/ask.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { ecrImage } from './imageWorld.ts'
import { groupOf, roleArn, rolesOf } from './roleWorld.ts'
import { answerLook, clusterNamed, drawnNames, labOf } from './world.ts'

export interface NeededCase {
  readonly need: 'ECR' | 'AWSLOGS'
  readonly decoy: 'ECR' | 'AWSLOGS'
  readonly size: readonly [cpu: string, memory: string]
}

const CASES: readonly NeededCase[] = crossed({
  need: ['ECR', 'AWSLOGS'] as const,
  decoy: ['ECR', 'AWSLOGS'] as const,
  size: [
    ['256', '512'],
    ['512', '1024'],
    ['1024', '2048'],
  ] as const,
})

/** What a definition is told beside its size, and the words for it. */
interface Made {
  readonly text: string
  readonly far: boolean
  readonly of: 'ECR' | 'AWSLOGS' | 'NEITHER'
  readonly hasTaskRole: boolean
}

const WORDS = { ECR: 'an image of Amazon ECR', AWSLOGS: 'logs by awslogs' } as const

function madeOf({ need, decoy }: NeededCase): readonly Made[] {
  return [
    { text: `For Fargate, with ${WORDS[need]}`, far: true, of: need, hasTaskRole: false },
    { text: `For EC2, with ${WORDS[decoy]}`, far: false, of: decoy, hasTaskRole: false },
    { text: 'For Fargate, with a public image', far: true, of: 'NEITHER', hasTaskRole: false },
    { text: 'For Fargate, with a task role and a public image', far: true, of: 'NEITHER', hasTaskRole: true },
  ]
}

function asked(one: NeededCase, draw: Draw): Asked {
  const { cluster, service: family } = drawnNames(draw)
  const sizes = one.size.join(' CPU units and ')
  return {
    lab: labOf('Who needs an execution role', draw, [[0, clusterNamed(cluster)]]),
    fromMs: 1_000,
    ask: {
      kind: 'choice',
      question: 'Which of these definitions does ECS refuse, since it names no execution role?',
      lead: `Four definitions of ${family}, each with ${sizes} MiB and without executionRoleArn. Where nothing else is said, the image comes from Docker Hub, and no log driver and no task role are named.`,
      hints: ['Who pulls and who logs for a task when it has no instance of yours under it?'],
      look: answerLook('ListTaskDefinitions', { familyPrefix: family }, 'length(taskDefinitionArns)'),
      options: madeOf(one).map((made) => optionOf(made, one, family)),
      reveal: {
        text: 'Before the code runs, Fargate pulls and logs on the task’s behalf, and it has no instance’s role to do it by: it wants an execution role. On EC2 the agent has the role of its instance.',
        rule: 'FGT-2',
        source: 'Amazon ECS Developer Guide, Amazon ECS task execution IAM role',
      },
    },
  }
}

function optionOf(made: Made, { size: [cpu, memory] }: NeededCase, family: string): AskOf<'choice'>['options'][number] {
  const { text, far, of, hasTaskRole } = made
  const { service, operation, input } = act('ecs', 'RegisterTaskDefinition', {
    family,
    cpu,
    memory,
    ...(far && { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc' }),
    ...(hasTaskRole && { taskRoleArn: roleArn(rolesOf(family).task) }),
    containerDefinitions: [
      {
        name: family,
        image: of === 'ECR' ? ecrImage(family, '1') : `${family}:1`,
        ...(of === 'AWSLOGS' && {
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': groupOf(family),
              'awslogs-region': 'us-east-1',
              'awslogs-stream-prefix': family,
            },
          },
        }),
      },
    ],
  })
  return {
    text,
    is: { equals: 0 },
    do: [{ service, operation, input: { ...input } }],
    afterMs: 1_000,
    shows: far
      ? 'A public image needs no credentials to be pulled, and the task role is for the code alone.'
      : 'On EC2 the agent pulls and logs by the role of its instance.',
    mistake: far ? 'execution-role-overlooked' : 'instance-profile-does-all',
  }
}

export const executionRoleNeeded = template<NeededCase>({
  id: 'execution-role-needed',
  title: 'Which definition needs an execution role',
  topic: 'roles',
  exam: ['DVA2', 'DVA3'],
  cases: CASES,
  ask: asked,
})
