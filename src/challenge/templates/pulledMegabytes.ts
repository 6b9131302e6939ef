import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import { ecrImage, megabytes, pushed, repositoryNamed } from './imageWorld.ts'
import { answerLook, clusterNamed, drawnNames, instances, labOf, STEADY_MS } from './world.ts'

export interface PulledCase {
  readonly launchType: 'EC2' | 'FARGATE'
  /** What a task before has pulled there. */
  readonly before: 'NOTHING' | 'SAME' | 'SHARED_BASE'
  readonly behavior: 'default' | 'always' | 'once'
  readonly sizeMb: number
}

const CASES: readonly PulledCase[] = crossed({
  of: [
    { launchType: 'EC2', before: 'NOTHING', behavior: 'default' },
    { launchType: 'EC2', before: 'SAME', behavior: 'default' },
    { launchType: 'EC2', before: 'SHARED_BASE', behavior: 'default' },
    { launchType: 'EC2', before: 'SAME', behavior: 'always' },
    { launchType: 'EC2', before: 'SHARED_BASE', behavior: 'once' },
    { launchType: 'FARGATE', before: 'SAME', behavior: 'default' },
    { launchType: 'FARGATE', before: 'SHARED_BASE', behavior: 'default' },
  ] as const,
  sizeMb: range(100, 420, 10),
}).map(({ of, sizeMb }) => ({ ...of, sizeMb }))

/** What the images of the lab's pipelines have in common. */
const BASE_MB = 30
const ASKED_MS = 2 * STEADY_MS
const TRIED_MS = 120_000
/** A pull takes 2 s and its layers (PUL-1): so many megabytes a second. */
const RATES: Readonly<Record<PulledCase['launchType'], number>> = { EC2: 40, FARGATE: 200 / 13.3 }
const BEHAVIORS: Readonly<Record<PulledCase['behavior'], string>> = {
  default: '',
  always: ' Its agent has ECS_IMAGE_PULL_BEHAVIOR always.',
  once: ' Its agent has ECS_IMAGE_PULL_BEHAVIOR once.',
}

interface Named {
  readonly cluster: string
  readonly service: string
}

function definitionOf({ launchType }: PulledCase, family: string, image: string) {
  const isFar = launchType === 'FARGATE'
  return act('ecs', 'RegisterTaskDefinition', {
    family,
    containerDefinitions: [{ name: family, image, ...(!isFar && { cpu: 128, memory: 256 }) }],
    ...(isFar && {
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      executionRoleArn: 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole',
    }),
  })
}

function started({ launchType }: PulledCase, cluster: string, taskDefinition: string) {
  return act('ecs', 'RunTask', {
    cluster,
    taskDefinition,
    launchType,
    ...(launchType === 'FARGATE' && {
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'], securityGroups: ['sg-web'] } },
    }),
  })
}

function asked(one: PulledCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { before, behavior, launchType, sizeMb } = one
  const [first, second] = [ecrImage(service, '1'), ecrImage(service, '2')]
  return {
    lab: labOf(`What is pulled for ${service}`, draw, [
      [0, clusterNamed(cluster)],
      ...(launchType === 'EC2' ? ([[0, instances({ cluster, type: 'm5.large', count: 1 })]] as const) : []),
      ...(behavior === 'default' ? [] : ([[0, act('lab', 'SetImagePullBehavior', { cluster, behavior })]] as const)),
      [0, repositoryNamed(service)],
      [0, pushed(first, { sizeMb: 240 })],
      [0, pushed(second, { sizeMb })],
      [0, definitionOf(one, service, first)],
      [0, definitionOf(one, service, second)],
      ...(before === 'NOTHING'
        ? []
        : ([[0, started(one, cluster, `${service}:${before === 'SAME' ? '2' : '1'}`)]] as const)),
      [ASKED_MS, started(one, cluster, `${service}:2`)],
    ]),
    fromMs: ASKED_MS,
    ask: pulledAsk(one, { cluster, service }),
  }
}

function pulledAsk(one: PulledCase, { cluster, service }: Named): ValueAsk {
  const { before, behavior, launchType, sizeMb } = one
  const where = launchType === 'EC2' ? 'the only container instance of the cluster' : 'Fargate'
  const ran = {
    NOTHING: 'No task has run there yet',
    SAME: `A task of ${service}:2 runs there`,
    SHARED_BASE: `A task of ${service}:1 runs there`,
  }
  const rate = String(RATES[launchType])
  return {
    kind: 'value',
    question: `How many megabytes are pulled for the new task of ${service}:2?`,
    lead: `RunTask starts a task of ${service}:2 on ${where}. ${ran[before]}.${BEHAVIORS[behavior]} Both revisions take their images from Amazon ECR, compressed of these sizes; the layer of the base is the same in both:`,
    code: {
      [`${service}:1`]: { base: megabytes(BASE_MB), own: megabytes(240 - BASE_MB) },
      [`${service}:2`]: { base: megabytes(BASE_MB), own: megabytes(sizeMb - BASE_MB) },
    },
    hints: ['Who keeps layers of what was pulled before, and who keeps nothing?'],
    until: { ms: TRIED_MS },
    look: answerLook(
      'DescribeTasks',
      { cluster },
      `max_by(tasks, &createdAt).floor((pullStoppedAt - pullStartedAt - \`2\`) * \`${rate}\` + \`0.5\`)`,
    ),
    say: megabytes,
    wrong: [
      { value: 0, mistake: 'cache-takes-all', shows: 'There has to be a cache, and what it has are layers.' },
      { value: sizeMb, mistake: 'cache-overlooked', shows: 'An instance keeps the layers that it has pulled.' },
      {
        value: sizeMb - BASE_MB,
        mistake: 'fargate-keeps-layers',
        shows: 'A layer comes from the cache where something has kept it.',
      },
      { value: BASE_MB, mistake: 'cache-turned-round', shows: 'What is there already is not pulled.' },
    ],
    reveal: (value) => ({
      text:
        launchType === 'FARGATE'
          ? `All ${megabytes(value)}: each task on Fargate has a host of its own, on which nothing was pulled before.`
          : `${megabytes(value)}: an instance keeps layers, and pulls those alone that it has not${behavior === 'always' ? ', also with always: that asks the registry each time, and takes what is there already' : ''}.`,
      rule: launchType === 'FARGATE' ? 'PUL-2' : 'PUL-1',
      source: 'Amazon ECS Developer Guide, container agent configuration, Fargate image pull behavior',
      exam: 'Small images and cached layers start tasks faster on EC2; Fargate caches none.',
    }),
  }
}

export const pulledMegabytes = template<PulledCase>({
  id: 'pulled-megabytes',
  title: 'What a task pulls where layers are cached',
  topic: 'ecr',
  exam: ['DVA4', 'SAA3'],
  cases: CASES,
  ask: asked,
})
