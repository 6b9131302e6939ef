import type { AskOf } from '../../lessons/document/ask.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked, type ValueAsk } from '../template.ts'
import { BALANCER_ACTIVE_MS, frontActs, groupAt, stoppedLook } from './balancerWorld.ts'
import { secondsWord } from './containerWorld.ts'
import { answerLook, drawnNames, labOf, definition } from './world.ts'

const GUIDE = 'Amazon ECS Developer Guide, Optimize load balancer health check parameters for Amazon ECS'

export interface GraceCase {
  /** Seconds from its start until the app answers. */
  readonly startsIn: number
  readonly interval: number
  readonly unhealthy: number
  /** Whether the one is asked for that is enough, or the one that is not. */
  readonly wants: 'enough' | 'too short'
}

const GRACE: readonly GraceCase[] = crossed({
  startsIn: [100, 130, 160],
  interval: [5, 10],
  unhealthy: [2, 3],
  wants: ['enough', 'too short'] as const,
})

/** So far from what the start takes a grace period is enough or not, whenever ECS looks. */
const CLEAR_SECONDS = 40

function graceOptions({ startsIn, wants }: GraceCase): readonly number[] {
  const long = startsIn + CLEAR_SECONDS
  return wants === 'enough' ? [0, 15, 30, long] : [15, long, long + 60, long + 240]
}

function graceAsked(one: GraceCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { startsIn, interval, unhealthy, wants } = one
  const acts = [
    ...frontActs({ cluster, groups: [{ targetType: 'instance', isListened: true, interval, unhealthy }] }),
    definition({ family: service, containerPort: 80 }),
    act('lab', 'SetContainerBehavior', { image: `${service}:1`, readyAfterSeconds: startsIn }),
  ]
  const options: AskOf<'choice'>['options'] = graceOptions(one).map((seconds) => ({
    text: secondsWord(seconds),
    look: stoppedLook(cluster, service),
    is: wants === 'enough' ? { equals: 0 } : { atLeast: 1 },
    do: [
      act('ecs', 'CreateService', {
        cluster,
        serviceName: service,
        taskDefinition: service,
        desiredCount: 1,
        healthCheckGracePeriodSeconds: seconds,
        loadBalancers: [{ targetGroupArn: groupAt(0), containerName: service, containerPort: 80 }],
      }),
    ],
    afterMs: 600_000,
    mistake: 'grace-overlooked',
    shows:
      seconds < startsIn
        ? 'It ends while the app still starts: the next look of ECS finds an unhealthy target.'
        : 'It is longer than the start takes, so the target is healthy when it ends.',
  }))
  return {
    lab: labOf(
      `The grace period of ${service}`,
      draw,
      acts.map((each) => [0, each] as const),
    ),
    fromMs: BALANCER_ACTIVE_MS,
    ask: {
      kind: 'choice',
      question:
        wants === 'enough'
          ? `With which health check grace period does the first task of ${service} live?`
          : `Which health check grace period is too short for ${service}?`,
      lead: `The app answers ${secondsWord(startsIn)} after its start. Its target group checks every ${secondsWord(interval)}, and ${String(unhealthy)} failures in a row make a target unhealthy.`,
      hints: ['When do its checks begin to pass, and until when does ECS look away?'],
      options,
      reveal: {
        text: `Checks fail until the app answers, for ${secondsWord(startsIn)}. For the grace period ECS does not act on them: it has to last longer than that. How long it is beyond costs nothing as the task starts.`,
        rule: 'ALB-14',
        source: GUIDE,
        exam: 'Tasks that fail ELB health checks while they start: healthCheckGracePeriodSeconds.',
      },
    },
  }
}

export const gracePeriod = template<GraceCase>({
  id: 'grace-period',
  title: 'How long a grace period has to be',
  topic: 'load-balancing',
  exam: ['DVA4', 'SAA2'],
  cases: GRACE,
  ask: graceAsked,
})

export interface DrainCase {
  /** Seconds: the delay of the group, what the app takes to end on SIGTERM, its stopTimeout. */
  readonly delay: number
  readonly endsIn: number
  readonly stopTimeout: number | null
}

const DRAIN: readonly DrainCase[] = crossed({
  delay: [5, 15, 20, 30, 45, 60, 90, 120, 240, 300],
  endsIn: [2, 4, 9, 14, 25, 38],
  stopTimeout: [null, 10, 20, 50],
})

const DEFAULT_STOP_SECONDS = 30
/** From the stop until ECS takes the target out (ALB-13). */
const OUT_AFTER_SECONDS = 10
/** Long after the service is steady. */
const DRAIN_FROM_MS = BALANCER_ACTIVE_MS + 120_000

function drainAsked(one: DrainCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const container = {
    name: service,
    image: `${service}:1`,
    cpu: 128,
    memory: 256,
    portMappings: [{ containerPort: 80, hostPort: 0 }],
    ...(one.stopTimeout !== null && { stopTimeout: one.stopTimeout }),
  }
  const attribute = { Key: 'deregistration_delay.timeout_seconds', Value: String(one.delay) }
  const acts = [
    ...frontActs({ cluster, groups: [{ targetType: 'instance', isListened: true }] }),
    act('elbv2', 'ModifyTargetGroupAttributes', { TargetGroupArn: groupAt(0), Attributes: [attribute] }),
    act('ecs', 'RegisterTaskDefinition', { family: service, containerDefinitions: [container] }),
    act('lab', 'SetContainerBehavior', { image: container.image, exitAfterSigtermSeconds: one.endsIn }),
  ]
  const create = act('ecs', 'CreateService', {
    cluster,
    serviceName: service,
    taskDefinition: service,
    desiredCount: 1,
    loadBalancers: [{ targetGroupArn: groupAt(0), containerName: service, containerPort: 80 }],
  })
  return {
    lab: labOf(`The last task of ${service}`, draw, [
      ...acts.map((each) => [0, each] as const),
      [BALANCER_ACTIVE_MS, create],
    ]),
    fromMs: DRAIN_FROM_MS,
    watch: { cluster, service },
    acts: [
      {
        look: answerLook('ListTasks', { cluster, serviceName: service }, 'taskArns[0]'),
        act: () => act('ecs', 'UpdateService', { cluster, service, desiredCount: 0 }),
      },
    ],
    from: { look: stoppedLook(cluster, service), is: { equals: 1 } },
    ask: drainAsk(one, { cluster, service }),
  }
}

function drainAsk({ delay, endsIn, stopTimeout }: DrainCase, named: { cluster: string; service: string }): ValueAsk {
  const { cluster, service } = named
  const limit = stopTimeout ?? DEFAULT_STOP_SECONDS
  const end = Math.min(endsIn, limit)
  const task = (query: string) =>
    answerLook('DescribeTasks', { cluster, serviceName: service, desiredStatus: 'STOPPED' }, `tasks[0].${query}`)
  return {
    kind: 'value',
    question: `In how many seconds has the container of this task of ${service} ended?`,
    lead: `Its service has just been scaled in, and its desiredStatus is STOPPED. ECS takes it out of its target group ${secondsWord(OUT_AFTER_SECONDS)} from now; no request is in flight. On SIGTERM it ends in ${secondsWord(endsIn)}.`,
    code: { deregistrationDelay: delay, stopTimeout: stopTimeout ?? 'not set' },
    hints: ['What does it wait for before it gets SIGTERM?', 'Draining takes the whole delay, also without a request.'],
    look: task('floor(executionStoppedAt - stoppingAt + `0.5`)'),
    until: { look: task('lastStatus'), is: { equals: 'STOPPED' } },
    say: secondsWord,
    min: 1,
    wrong: [
      { value: end, mistake: 'delay-overlooked', shows: 'SIGTERM comes only when its target has drained.' },
      {
        value: OUT_AFTER_SECONDS + end,
        mistake: 'delay-overlooked',
        shows: `A target drains for the whole delay, ${secondsWord(delay)}, also when nothing is in flight.`,
      },
      {
        value: OUT_AFTER_SECONDS + delay,
        mistake: 'delay-overlooked',
        shows: 'The stop begins after draining, not with it: SIGTERM comes when the target is gone.',
      },
      {
        value: OUT_AFTER_SECONDS + delay + limit,
        mistake: 'killed-at-once',
        shows: 'stopTimeout is how long it may take, not how long it must.',
      },
      {
        value: OUT_AFTER_SECONDS + delay + endsIn,
        mistake: 'stop-waits-forever',
        shows: `SIGKILL comes ${secondsWord(limit)} after SIGTERM.`,
      },
    ],
    reveal: (value) => ({
      text: `${String(OUT_AFTER_SECONDS)} s until it is deregistered, ${String(delay)} s of draining, then SIGTERM and ${String(end)} s: ${secondsWord(value)}.`,
      rule: 'ALB-13',
      source: 'Amazon ECS Developer Guide, Optimize load balancer connection draining parameters for Amazon ECS',
      exam: 'Deployments that take minutes for each task, with short requests: a lower deregistration delay.',
    }),
  }
}

export const drainTime = template<DrainCase>({
  id: 'drain-time',
  title: 'How long a task takes to leave its load balancer',
  topic: 'load-balancing',
  exam: ['DVA3', 'DVA4'],
  cases: DRAIN,
  ask: drainAsked,
})
