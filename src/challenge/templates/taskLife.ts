import type { AskOf } from '../../lessons/document/ask.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { launchActs, launchFields, LAUNCH_WORDS, type Launch } from './taskWorld.ts'
import { answerLook, drawnNames, labOf, STEADY_MS } from './world.ts'

const SOURCE = 'Amazon ECS Developer Guide, Amazon ECS task lifecycle'

interface LifeCase {
  readonly launch: Launch
  readonly way: 'start' | 'stop'
  /** Of moments that fall together, the one that is asked for by its thing instead of its status. */
  readonly byThing: readonly boolean[]
  readonly isChecked: boolean
}

const BOTH = [false, true] as const

const LIVES: readonly LifeCase[] = [
  ...crossed({ launch: ['awsvpc', 'fargate'] as const, first: BOTH, second: BOTH, isChecked: BOTH }).map(
    ({ launch, first, second, isChecked }) => ({ launch, way: 'start' as const, byThing: [first, second], isChecked }),
  ),
  ...BOTH.map((second) => ({
    launch: 'bridge' as const,
    way: 'start' as const,
    byThing: [false, second],
    isChecked: true,
  })),
  ...crossed({ launch: ['awsvpc', 'fargate'] as const, first: BOTH, second: BOTH }).map(
    ({ launch, first, second }) => ({ launch, way: 'stop' as const, byThing: [first, second], isChecked: false }),
  ),
]

type Item = AskOf<'order'>['items'][number]

function startItems(cluster: string, { launch, byThing: [first, second], isChecked }: LifeCase): Item[] {
  const task = (query: string) => answerLook('DescribeTasks', { cluster }, `tasks[0].${query}`)
  const status = (name: string): Item => ({
    text: `lastStatus is ${name}`,
    look: task('lastStatus'),
    is: { equals: name },
  })
  return [
    ...(launch === 'bridge' ? [] : [status('PROVISIONING')]),
    first === true
      ? { text: 'Its network interface is attached', look: task('attachments[0].status'), is: { equals: 'ATTACHED' } }
      : status('PENDING'),
    status('ACTIVATING'),
    second === true
      ? { text: 'Its containers have started', look: task('containers[0].lastStatus'), is: { equals: 'RUNNING' } }
      : status('RUNNING'),
    ...(isChecked ? [{ text: 'healthStatus is HEALTHY', look: task('healthStatus'), is: { equals: 'HEALTHY' } }] : []),
  ]
}

function stopItems(cluster: string, { byThing: [first, second] }: LifeCase): Item[] {
  const task = (query: string) =>
    answerLook('DescribeTasks', { cluster, desiredStatus: 'STOPPED' }, `tasks[0].${query}`)
  return [
    { text: 'desiredStatus is STOPPED', look: task('desiredStatus'), is: { equals: 'STOPPED' } },
    first === true
      ? { text: 'Its containers have ended', look: task('containers[0].lastStatus'), is: { equals: 'STOPPED' } }
      : { text: 'lastStatus is DEPROVISIONING', look: task('lastStatus'), is: { equals: 'DEPROVISIONING' } },
    second === true
      ? { text: 'Its network interface is deleted', look: task('attachments[0].status'), is: { equals: 'DELETED' } }
      : { text: 'lastStatus is STOPPED', look: task('lastStatus'), is: { equals: 'STOPPED' } },
  ]
}

function lifeAsked(one: LifeCase, draw: Draw): Asked {
  const { cluster, service: family } = drawnNames(draw)
  const { launch, way, isChecked } = one
  const run = act('ecs', 'RunTask', { cluster, taskDefinition: family, ...launchFields(launch) })
  const base = launchActs(cluster, family, { launch, checkSeconds: isChecked ? 10 : undefined })
  const lab = labOf(
    `The life of ${family}`,
    draw,
    [...base, run].map((each) => [0, each] as const),
  )
  const isStart = way === 'start'
  return {
    lab,
    fromMs: isStart ? 0 : STEADY_MS,
    ...(!isStart && {
      acts: [
        {
          look: answerLook('ListTasks', { cluster }, 'taskArns[0]'),
          act: (task: unknown) => act('ecs', 'StopTask', { cluster, task: String(task) }),
        },
      ],
    }),
    ask: {
      kind: 'order',
      question: isStart ? 'In which order does its start go?' : 'In which order does its stop go?',
      lead: `RunTask has started a task of ${family} ${LAUNCH_WORDS[launch]}${isStart ? '.' : ', and it was RUNNING. StopTask has just been given.'}${isChecked ? ' Its container has a health check.' : ''}`,
      hints: [
        isStart
          ? 'What has to be there before a container can be created?'
          : 'What ECS wants is told at once; what is follows.',
      ],
      items: isStart ? startItems(cluster, one) : stopItems(cluster, one),
      reveal: lifeReveal(one),
    },
  }
}

function lifeReveal({ launch, way }: LifeCase): AskOf<'order'>['reveal'] {
  const [start, stop] =
    launch === 'bridge'
      ? ['PENDING, ACTIVATING, RUNNING: without an interface of its own the task has nothing to provision', '']
      : [
          'PROVISIONING, while the network interface is made and attached, then PENDING, ACTIVATING and RUNNING',
          'desiredStatus is STOPPED at once. The containers end, then DEPROVISIONING takes the network interface away, then the task is STOPPED',
        ]
  return {
    text: `${way === 'start' ? start : stop}.`,
    rule: 'TSK-1',
    source: SOURCE,
    ...(way === 'start' && {
      notes: 'Some course notes put PENDING before PROVISIONING; AWS’s order is the other way round.',
    }),
  }
}

export const lifecycleOrder = template<LifeCase>({
  id: 'lifecycle-order',
  title: 'The order of a task’s lifecycle',
  topic: 'task-lifecycle',
  exam: ['DVA4'],
  cases: LIVES,
  ask: lifeAsked,
})
