import { act } from '../../model/api/act.ts'
import type { AskOf } from '../../lessons/document/ask.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import {
  answerLook,
  clusterNamed,
  countsLook,
  definition,
  drawnNames,
  instanceAt,
  instances,
  labOf,
  STEADY_MS,
  tasksWord,
} from './world.ts'

const GUIDE = 'Amazon ECS Developer Guide, Draining Amazon ECS container instances'

interface Percents {
  readonly min: number
  readonly max: number
}

interface Drained {
  readonly instances: number
  /** Tasks of the service on each instance. */
  readonly each: number
  /** Standalone tasks on the one that is drained. */
  readonly alone: number
  readonly percents: Percents
}

interface Named {
  readonly cluster: string
  readonly service: string
  readonly other: string
}

/** A steady service, spread evenly, and the first instance set to DRAINING as it is asked. */
function drainedLab(
  { instances: count, each, alone, percents }: Drained,
  draw: Draw,
  named: Named,
): Omit<Asked, 'ask'> {
  const { cluster, service, other } = named
  const lab = labOf(`Draining under ${service}`, draw, [
    [0, clusterNamed(cluster)],
    [0, instances({ cluster, type: 'm5.xlarge', count })],
    [0, definition({ family: service, cpu: 128, memory: 256 })],
    [
      0,
      act('ecs', 'CreateService', {
        cluster,
        serviceName: service,
        taskDefinition: service,
        desiredCount: count * each,
        deploymentConfiguration: { minimumHealthyPercent: percents.min, maximumPercent: percents.max },
        placementStrategy: [{ type: 'spread', field: 'instanceId' }],
      }),
    ],
    [0, definition({ family: other, cpu: 128, memory: 256 })],
    ...range(1, alone).map(
      () =>
        [0, act('ecs', 'StartTask', { cluster, taskDefinition: other, containerInstances: [instanceAt(0)] })] as const,
    ),
    [
      STEADY_MS,
      act('ecs', 'UpdateContainerInstancesState', {
        cluster,
        containerInstances: [instanceAt(0)],
        status: 'DRAINING',
      }),
    ],
  ])
  return { lab, fromMs: STEADY_MS, watch: { cluster, service } }
}

function leadOf({ instances: count, each, alone }: Drained, { service, other }: Named): string {
  const standalone = alone === 0 ? '' : ` and ${tasksWord(alone)} of ${other} from RunTask`
  return (
    `The cluster has ${String(count)} instances with room to spare. One is set to DRAINING; on it run ` +
    `${tasksWord(each)} of service ${service}${standalone}. In all the service wants ${tasksWord(count * each)}.`
  )
}

function codeOf({ min, max }: Percents) {
  return { deploymentConfiguration: { minimumHealthyPercent: min, maximumPercent: max } }
}

export interface LeftCase extends Drained {
  /** When it is counted. */
  readonly minutes: number
}

function leftAsked(one: LeftCase, draw: Draw): Asked {
  const named = drawnNames(draw)
  const { cluster, other } = named
  const { each, alone, percents, minutes } = one
  const ask: ValueAsk = {
    kind: 'value',
    question: `How many tasks are on the draining instance ${String(minutes)} minutes later?`,
    lead: leadOf(one, named),
    code: codeOf(percents),
    hints: [
      'Who replaces a task that RunTask has started?',
      'May the service start or stop anything at these percents?',
    ],
    look: answerLook(
      'DescribeContainerInstances',
      { cluster },
      "containerInstances[?status=='DRAINING'] | [0].runningTasksCount",
    ),
    until: { ms: minutes * 60_000 },
    say: tasksWord,
    max: Math.max(3, each + alone),
    wrong: [
      { value: 0, mistake: 'draining-kills', shows: `The tasks of ${other} belong to no service: nobody stops them.` },
      {
        value: each + alone,
        mistake: 'draining-only-blocks',
        shows: 'The service does replace its own: these percents let it start or stop one.',
      },
      { value: each, mistake: 'draining-moves', shows: 'It is the standalone tasks that stay, not the service’s.' },
      {
        value: alone,
        mistake: 'draining-ignores-limits',
        shows: `At ${String(percents.min)} / ${String(percents.max)} no task may stop and none may start, so the service’s stay too.`,
      },
    ],
    reveal: (value) => ({
      text:
        value > alone
          ? `The limits leave no room: none of the ${String(each)} may stop before another is healthy, and none may start beside them. All ${String(value)} stay.`
          : `The service replaces its ${tasksWord(each)} within its limits. What RunTask started of ${other} stays until it ends or somebody stops it: ${tasksWord(alone)}.`,
      rule: 'INS-3',
      source: GUIDE,
    }),
  }
  return { ...drainedLab(one, draw, named), ask }
}

export const drainingLeaves = template<LeftCase>({
  id: 'draining-leaves',
  title: 'What is left on an instance that drains',
  topic: 'clusters',
  exam: ['DVA3', 'SAA2'],
  cases: crossed({
    instances: [2, 3, 4],
    each: [1, 2, 3],
    alone: [1, 2, 3, 4],
    percents: [
      { min: 100, max: 200 },
      { min: 50, max: 100 },
      { min: 100, max: 100 },
      { min: 0, max: 100 },
    ],
    minutes: [5, 10],
  }),
  ask: leftAsked,
})

function drainAsked(one: Drained, draw: Draw): Asked {
  const named = drawnNames(draw)
  return { ...drainedLab(one, draw, named), ask: drainAsk(one, named) }
}

/** Long enough for the first round of replacements, wherever there is one. */
const ROUND_MS = 120_000

function drainAsk(one: Drained, named: Named): AskOf<'choice'> {
  const { cluster, service } = named
  const { each, percents } = one
  const desired = one.instances * each
  const counts = (query: string) => countsLook(cluster, service, query)
  const lower = Math.ceil((desired * percents.min) / 100)
  const upper = Math.floor((desired * percents.max) / 100)
  return {
    kind: 'choice',
    question: `What happens to the tasks of ${service} on the draining instance?`,
    lead: leadOf(one, named),
    code: codeOf(percents),
    hints: ['Work out the two limits.', 'Draining goes on within them, as a rolling update does.'],
    until: { ms: ROUND_MS },
    options: [
      {
        text: 'Others start elsewhere first; then they stop',
        look: counts('sum([running, pending])'),
        is: { atLeast: desired + 1 },
        when: 'once',
        mistake: 'new-starts-beyond-upper',
        shows: `The upper limit is ${String(upper)}: beside ${String(desired)} none may start.`,
      },
      {
        text: 'Some stop first; then others start elsewhere',
        look: counts('running'),
        is: { atMost: desired - 1 },
        when: 'once',
        mistake: 'old-stops-first',
        shows: `The lower limit is ${String(lower)}: of ${String(desired)} healthy tasks none may stop.`,
      },
      {
        text: 'Nothing: they go on running where they are',
        look: counts('sum([pending, leaving])'),
        is: { equals: 0 },
        when: 'always',
        mistake: 'draining-only-blocks',
        shows: `Between ${String(lower)} and ${String(upper)} there is room to replace them.`,
      },
      {
        text: 'All of them stop at once, whatever the limits',
        look: counts('running'),
        is: { atMost: desired - each },
        when: 'once',
        mistake: 'draining-ignores-limits',
        shows: `The lower limit holds for draining too: ${String(lower)} stay healthy.`,
      },
    ],
    reveal: {
      text: `The limits are ${String(lower)} and ${String(upper)} of ${tasksWord(desired)}. ${drainReveal(desired, lower, upper)}`,
      rule: 'INS-3',
      source: GUIDE,
      exam: lower === upper ? 'A drain that never ends: 100 / 100, or limits that round to the same.' : undefined,
    },
  }
}

function drainReveal(desired: number, lower: number, upper: number): string {
  if (lower === desired && upper === desired)
    return 'None may stop and none may start: the drain waits for other percents.'
  return lower === desired
    ? 'None may stop yet, but more may start: replacements come first.'
    : 'Some may stop, but none may start beside them: stopping comes first.'
}

export const drainGoesOn = template<Drained>({
  id: 'drain-goes-on',
  title: 'Whether draining can go on',
  topic: 'clusters',
  exam: ['DVA3', 'SAA2'],
  cases: crossed({
    instances: [2, 3],
    each: [2, 3],
    alone: [0],
    percents: [
      { min: 100, max: 200 },
      { min: 100, max: 150 },
      { min: 100, max: 125 },
      { min: 90, max: 100 },
      { min: 75, max: 100 },
      { min: 100, max: 100 },
      { min: 100, max: 110 },
    ],
  }).filter(({ instances: count, each, percents }) => {
    const desired = count * each
    // One by one, so that "all at once" is wrong.
    return Math.ceil((desired * percents.min) / 100) > desired - each
  }),
  ask: drainAsked,
})
