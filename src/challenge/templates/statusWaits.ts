import type { AskOf } from '../../lessons/document/ask.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { launchActs, launchFields, LAUNCH_WORDS, type Launch } from './taskWorld.ts'
import { answerLook, countsLook, drawnNames, labOf, STEADY_MS } from './world.ts'

interface WaitCase {
  readonly status: 'PROVISIONING' | 'STOPPING' | 'DEPROVISIONING'
  readonly launch: Launch
  readonly desired: number
}

const WAITS: readonly WaitCase[] = crossed({
  status: ['PROVISIONING', 'STOPPING', 'DEPROVISIONING'] as const,
  launch: ['awsvpc', 'fargate'] as const,
  desired: [1, 2, 3],
})

type Option = AskOf<'choice'>['options'][number]

interface Seen {
  readonly cluster: string
  readonly service: string
  /** A query on the one task. */
  readonly task: (query: string) => ReturnType<typeof answerLook>
}

const isTrue = { equals: true }

function startOptions({ task }: Seen): readonly Option[] {
  return [
    {
      text: 'Its network interface has to be attached',
      look: task('attachments[0].status'),
      is: { equals: 'ATTACHED' },
    },
    {
      text: 'Its image has to be pulled',
      look: task('pullStoppedAt != `null`'),
      is: isTrue,
      mistake: 'steps-mixed',
      shows: 'There is no network to pull it over yet.',
    },
    {
      text: 'Its containers have to start',
      look: task('startedAt != `null`'),
      is: isTrue,
      mistake: 'steps-mixed',
      shows: 'They start at the end: then it is RUNNING.',
    },
  ]
}

function stopOptions({ status, desired }: WaitCase, { cluster, service, task }: Seen): readonly Option[] {
  const isStopping = status === 'STOPPING'
  return [
    {
      text: 'Its network interface has to be deleted',
      look: task('attachments[0].status'),
      is: { equals: 'DELETED' },
      ...(isStopping && { mistake: 'steps-mixed', shows: 'That comes after: DEPROVISIONING.' }),
    },
    isStopping
      ? { text: 'Its containers have to end', look: task('executionStoppedAt != `null`'), is: isTrue }
      : {
          text: 'Its containers have to start again',
          look: task('containers[0].lastStatus'),
          is: { equals: 'RUNNING' },
          mistake: 'runtask-restarts',
          shows: 'A task that was stopped never starts again.',
        },
    {
      text: 'Another task has to be RUNNING in its place',
      look: countsLook(cluster, service, 'running'),
      is: { atLeast: desired },
      mistake: 'waits-for-others',
      shows: 'The service starts another, but this one does not wait for it.',
    },
  ]
}

function waitOptions(one: WaitCase, seen: Seen): AskOf<'choice'>['options'] {
  return [
    ...(one.status === 'PROVISIONING' ? startOptions(seen) : stopOptions(one, seen)),
    {
      text: 'The service has to reach a steady state',
      look: countsLook(seen.cluster, seen.service, 'steady'),
      is: isTrue,
      mistake: 'waits-for-others',
      shows: 'A lastStatus is of one task, whatever its service has come to.',
    },
  ]
}

/** What each status is for, as the reveal says it. */
const MEANINGS = {
  PROVISIONING:
    'PROVISIONING is what comes before launch: for awsvpc a network interface is made and attached, on Fargate a host is found too.',
  STOPPING: 'STOPPING lasts until the containers have ended: they get SIGTERM, and SIGKILL after stopTimeout.',
  DEPROVISIONING:
    'DEPROVISIONING is what comes after the containers: for awsvpc the network interface is detached and deleted.',
} as const

function waitAsked(one: WaitCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { status, launch, desired } = one
  const isStart = status === 'PROVISIONING'
  const listed = { cluster, serviceName: service, ...(!isStart && { desiredStatus: 'STOPPED' }) }
  const task = (query: string) => answerLook('DescribeTasks', listed, `tasks[0].${query}`)
  const create = act('ecs', 'CreateService', {
    cluster,
    serviceName: service,
    taskDefinition: service,
    desiredCount: desired,
    ...launchFields(launch),
  })
  const acts: readonly Act[] = [...launchActs(cluster, service, { launch }), create]
  return {
    lab: labOf(
      `Tasks of ${service}`,
      draw,
      acts.map((each) => [0, each] as const),
    ),
    fromMs: isStart ? 0 : 2 * STEADY_MS,
    watch: { cluster, service },
    from: { look: task('lastStatus'), is: { equals: status } },
    shown: task(
      '{desiredStatus: desiredStatus, lastStatus: lastStatus, attachments: attachments[].{type: type, status: status}}',
    ),
    ...(!isStart && {
      acts: [
        {
          look: answerLook('ListTasks', { cluster, serviceName: service }, 'taskArns[0]'),
          act: (arn: unknown) => act('ecs', 'StopTask', { cluster, task: String(arn) }),
        },
      ],
    }),
    ask: {
      kind: 'choice',
      question: `What has to happen before the lastStatus of this task goes on from ${status}?`,
      lead: `It is a task of service ${service} ${LAUNCH_WORDS[launch]}${isStart ? '.' : '. StopTask was given for it.'}`,
      until: { look: task(`lastStatus != '${status}'`), is: { equals: true } },
      options: waitOptions(one, { cluster, service, task }),
      reveal: {
        text: MEANINGS[status],
        rule: 'TSK-1',
        source: 'Amazon ECS Developer Guide, Amazon ECS task lifecycle',
      },
    },
  }
}

export const statusWaits = template<WaitCase>({
  id: 'status-waits',
  title: 'What a lastStatus waits for',
  topic: 'task-lifecycle',
  exam: ['DVA4'],
  cases: WAITS,
  ask: waitAsked,
})
