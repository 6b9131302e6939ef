import type { Ask } from '../../lessons/document/ask.ts'
import type { Look } from '../../lessons/document/look.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import type { Misconception } from '../misconceptions.ts'
import { crossed, template, type Asked } from '../template.ts'
import { BALANCER_ACTIVE_MS, frontActs, groupAt, taskTrafficLook, trafficAct } from './balancerWorld.ts'
import { drawnNames, labOf, tasksWord } from './world.ts'

export interface SlowStartCase {
  /** Tasks whose slow start is long over, when one more comes. */
  readonly tasks: number
  readonly durationSeconds: number
  /** How long after the new target turned healthy. */
  readonly afterSeconds: number
}

/** Parts of the duration; beyond 1 it is over. */
const PARTS = [0.25, 0.5, 0.75, 1.25]

/** With three tasks or more it matters little whether a target's weight grows in a straight line or its requests do. */
const CASES: readonly SlowStartCase[] = crossed({
  tasks: [3, 4, 5],
  durationSeconds: [60, 120, 240, 600],
  part: PARTS,
})
  // With three others a quarter is the full share too.
  .filter(({ tasks, part }) => part * (tasks + 1) !== 1)
  .map(({ tasks, durationSeconds, part }) => ({ tasks, durationSeconds, afterSeconds: durationSeconds * part }))

/** The first tasks are through their slow starts. */
const ASKED_MS = BALANCER_ACTIVE_MS + 1_200_000

const HEALTHY: Look = {
  service: 'elbv2',
  operation: 'DescribeTargetHealth',
  input: { TargetGroupArn: groupAt(0) },
  query: "length(TargetHealthDescriptions[?TargetHealth.State=='healthy'])",
}

interface Offered {
  readonly share: number
  readonly shows: string
  readonly mistake: Misconception
}

function shareWord(share: number): string {
  return share === 0 ? 'None' : `About ${String(Math.round(share * 100))} %`
}

/** What the new task may get of all requests: by the rule, and by what is often taken for it. */
function sharesOf({ tasks, durationSeconds, afterSeconds }: SlowStartCase) {
  const part = Math.min(1, afterSeconds / durationSeconds)
  const isOver = part === 1
  const wrong: readonly Offered[] = [
    {
      share: 0,
      mistake: 'slow-start-waits',
      shows: 'A target in slow start gets requests from its first moment on, few at first.',
    },
    {
      share: isOver ? 1 / (tasks + 1) / 3 : 1 / (tasks + 1),
      mistake: 'slow-start-overlooked',
      shows: isOver
        ? `Its slow start of ${String(durationSeconds)} s is over.`
        : `So it would be without slow start, or after ${String(durationSeconds)} s.`,
    },
    {
      share: isOver ? 0.5 : part,
      mistake: 'group-for-target',
      shows: isOver
        ? `It is one of ${tasksWord(tasks + 1)} that share alike.`
        : 'The part of the slow start that is over is of its own full share, not of all requests.',
    },
  ]
  return { isOver, right: part / (tasks + part), wrong }
}

function attributesOf({ durationSeconds }: SlowStartCase) {
  return [{ Key: 'slow_start.duration_seconds', Value: String(durationSeconds) }]
}

function asked(one: SlowStartCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const { tasks } = one
  const acts = [
    ...frontActs({ cluster, groups: [{ targetType: 'instance', isListened: true, interval: 10 }] }),
    act('elbv2', 'ModifyTargetGroupAttributes', { TargetGroupArn: groupAt(0), Attributes: attributesOf(one) }),
    act('ecs', 'RegisterTaskDefinition', {
      family: service,
      containerDefinitions: [
        {
          name: service,
          image: `${service}:1`,
          cpu: 128,
          memory: 256,
          portMappings: [{ containerPort: 80, hostPort: 0 }],
        },
      ],
    }),
  ]
  const create = act('ecs', 'CreateService', {
    cluster,
    serviceName: service,
    taskDefinition: service,
    desiredCount: tasks,
    loadBalancers: [{ targetGroupArn: groupAt(0), containerName: service, containerPort: 80 }],
  })
  return {
    lab: labOf(`One more task of ${service}`, draw, [
      ...acts.map((each) => [0, each] as const),
      [BALANCER_ACTIVE_MS, create],
      [ASKED_MS, trafficAct(120)],
      [ASKED_MS, act('ecs', 'UpdateService', { cluster, service, desiredCount: tasks + 1 })],
    ]),
    fromMs: ASKED_MS,
    from: { look: HEALTHY, is: { equals: tasks + 1 }, withinMs: 600_000 },
    watch: { cluster, service },
    ask: slowStartAsk(one, { cluster, service }),
  }
}

function slowStartAsk(
  one: SlowStartCase,
  { cluster, service }: { readonly cluster: string; readonly service: string },
): Ask {
  const { tasks, durationSeconds, afterSeconds } = one
  const { isOver, right, wrong } = sharesOf(one)
  return {
    kind: 'choice',
    question: `Which share of all requests does the new task get ${String(afterSeconds)} seconds from now?`,
    lead: `${tasksWord(tasks)} of service ${service} have been healthy behind an Application Load Balancer for a quarter of an hour. One more was asked for, and its target has turned healthy now. The target group has these attributes:`,
    code: { Attributes: attributesOf(one) },
    hints: ['Is the slow start over by then?', 'What do the others get, compared with the new one?'],
    until: { ms: afterSeconds * 1_000 },
    look: taskTrafficLook(cluster, 'min(tasks[].ways[0].share)'),
    options: [
      { text: shareWord(right), is: { equals: right } },
      ...wrong.map(({ share, ...shown }) => ({ text: shareWord(share), is: { equals: share }, ...shown })),
    ],
    reveal: {
      text: isOver
        ? `A slow start of ${String(durationSeconds)} s is over after ${String(afterSeconds)} s: all ${tasksWord(tasks + 1)} share alike.`
        : `After ${String(afterSeconds)} of ${String(durationSeconds)} s it counts for ${shareWord(afterSeconds / durationSeconds).replace('About ', '')} of a target, beside ${String(tasks)} whole ones: ${shareWord(right).toLowerCase()} of all.`,
      rule: 'ALB-11',
      source: 'User Guide for Application Load Balancers, Edit target group attributes, slow start mode',
      exam: 'Tasks that need to warm up, such as those that fill a cache: slow start, of 30 to 900 seconds; not with least outstanding requests.',
    },
  }
}

export const slowStart = template<SlowStartCase>({
  id: 'slow-start',
  title: 'What a target gets while it starts slowly',
  topic: 'load-balancing',
  exam: ['SAA2', 'DVA3'],
  cases: CASES,
  ask: asked,
})
