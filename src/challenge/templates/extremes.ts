import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import { completed, limitsOf, namedService, serviceWorld, type ServiceWanted } from './serviceWorld.ts'
import { countsLook, tasksWord } from './world.ts'

/** A cluster has room for so many tasks. Where ECS could stop or start first, there is no case. */
export type ExtremeCase = Required<ServiceWanted>

const EXAM = ['DVA3', 'SAA2'] as const
const SOURCE = 'Amazon ECS API Reference, DeploymentConfiguration'

/** Updates that can only begin by stopping (all room taken, or 100 % at most), and some that keep all tasks. */
const LOWEST: readonly ExtremeCase[] = [
  ...crossed({ desired: range(3, 12), minimum: [10, 20, 25, 33, 40, 50, 60, 66, 75, 80], maximum: [100, 200] }).map(
    ({ desired, minimum, maximum }) => ({
      desired,
      percents: { minimumHealthyPercent: minimum, maximumPercent: maximum },
      room: maximum === 100 ? 2 * desired : desired,
    }),
  ),
  ...crossed({ desired: range(3, 12), maximum: [125, 150, 200] }).map(({ desired, maximum }) => ({
    desired,
    percents: { minimumHealthyPercent: 100, maximumPercent: maximum },
    room: 2 * desired,
  })),
].filter((one) => limitsOf(one).lower < one.desired || one.percents.minimumHealthyPercent === 100)

/** Updates that begin by starting: the room, the maximum percent or the desired count ends it. */
const MOST: readonly ExtremeCase[] = crossed({
  desired: range(3, 9),
  maximum: [125, 133, 150, 166, 175, 200],
  spare: range(1, 8),
})
  .map(({ desired, maximum, spare }) => ({
    desired,
    percents: { minimumHealthyPercent: 100, maximumPercent: maximum },
    room: desired + Math.min(spare, desired + 1),
  }))
  .filter((one, at, all) => limitsOf(one).upper > one.desired && all.findIndex(isSame(one)) === at)

function isSame(one: ExtremeCase) {
  const text = JSON.stringify(one)
  return (other: ExtremeCase): boolean => JSON.stringify(other) === text
}

function asked(one: ExtremeCase, draw: Draw, askOf: (of: Of) => ValueAsk): Asked {
  const named = namedService(draw)
  const { cluster, service } = named
  const lead = `Service ${service} runs ${tasksWord(one.desired)}, all healthy, and is updated to a new revision. The cluster has room for ${tasksWord(one.room)} in all. Tasks of a batch become healthy together.`
  const ask = askOf({ one, lead, cluster, service })
  return { ...serviceWorld(named, draw, { wanted: one, then: [named.update()] }), ask }
}

interface Of {
  readonly one: ExtremeCase
  readonly lead: string
  readonly cluster: string
  readonly service: string
}

function lowestAsk({ one, lead, cluster, service }: Of): ValueAsk {
  const { desired, percents } = one
  const { minimumHealthyPercent: minimum } = percents
  const share = (desired * minimum) / 100
  return {
    kind: 'value',
    question: 'What is the lowest number of healthy tasks during this update?',
    lead,
    code: { desiredCount: desired, deploymentConfiguration: { ...percents } },
    hints: ['Can ECS start a new task before it stops an old one?', 'Then: how many may it stop at once?'],
    look: countsLook(cluster, service, 'lowestHealthy'),
    until: completed({ cluster, service }),
    say: tasksWord,
    max: minimum === 100 ? limitsOf(one).upper : desired,
    wrong: minimum === 100 ? wrongOfNoneLost(one) : wrongOfStopsFirst(one),
    reveal: (value) => ({
      text:
        minimum === 100
          ? `At minimumHealthyPercent 100 none of the ${String(desired)} stops before a new one is healthy: it never falls below ${tasksWord(value)}.`
          : `ECS has to stop old tasks first, and stops as many as ${String(minimum)} % of ${String(desired)} allow${Number.isInteger(share) ? '' : ` (${String(share)}, rounded up)`}: ${tasksWord(value)} stay healthy.`,
      rule: 'DEP-2',
      source: SOURCE,
    }),
  }
}

/** Where new tasks start first. */
function wrongOfNoneLost({ desired, percents }: ExtremeCase): ValueAsk['wrong'] {
  const { upper } = limitsOf({ desired, percents })
  const shows = 'At minimumHealthyPercent 100 an old task stops only when a new one is healthy in its place.'
  return [
    { value: desired - 1, mistake: 'old-stops-first', shows },
    {
      value: upper,
      mistake: 'limits-swapped',
      shows: `${String(upper)} is the upper limit: the most tasks, not the fewest.`,
    },
    { value: Math.max(0, 2 * desired - upper), mistake: 'old-stops-first', shows },
    { value: 0, mistake: 'all-at-once', shows },
  ]
}

/** Where old tasks have to stop first. */
function wrongOfStopsFirst({ desired, percents, room }: ExtremeCase): ValueAsk['wrong'] {
  const { minimumHealthyPercent: minimum } = percents
  const share = (desired * minimum) / 100
  return [
    {
      value: Math.floor(share),
      mistake: 'rounded-the-wrong-way',
      shows: `${String(minimum)} % of ${String(desired)} is ${String(share)}, and the lower limit is rounded up.`,
    },
    {
      value: desired,
      mistake: 'new-starts-beyond-upper',
      shows: `New tasks cannot start first here: ${room === desired ? 'the cluster is full' : 'maximumPercent is 100'}.`,
    },
    { value: desired - 1, mistake: 'one-at-a-time', shows: 'ECS goes to the limit at once, not task by task.' },
    {
      value: desired - Math.ceil(share),
      mistake: 'limits-swapped',
      shows: 'That many may stop. The question is how many stay healthy.',
    },
    {
      value: 0,
      mistake: 'all-at-once',
      shows: `No more stop than leave ${String(minimum)} % of ${String(desired)}, rounded up.`,
    },
  ]
}

function mostAsk({ one, lead, cluster, service }: Of): ValueAsk {
  const { desired, percents, room } = one
  const { maximumPercent: maximum } = percents
  const share = (desired * maximum) / 100
  const { upper } = limitsOf(one)
  return {
    kind: 'value',
    question: 'How many tasks are RUNNING and PENDING together at most during this update?',
    lead,
    code: { desiredCount: desired, deploymentConfiguration: { ...percents } },
    hints: ['Two things end how many there can be.', 'The upper limit, and the room in the cluster: which is smaller?'],
    look: countsLook(cluster, service, 'mostTasks'),
    until: completed({ cluster, service }),
    say: tasksWord,
    min: desired,
    max: 2 * desired,
    wrong: [
      {
        value: upper,
        mistake: 'room-overlooked',
        shows: `The percent would allow ${String(upper)}, but the cluster has room for ${String(room)}.`,
      },
      {
        value: Math.ceil(share),
        mistake: 'rounded-the-wrong-way',
        shows: `${String(maximum)} % of ${String(desired)} is ${String(share)}, and the upper limit is rounded down.`,
      },
      {
        value: room,
        mistake: 'new-starts-beyond-upper',
        shows: `There is room, but ${String(maximum)} % of ${String(desired)} allow no more than ${String(upper)}.`,
      },
      {
        value: desired,
        mistake: 'upper-counts-running-only',
        shows: 'New tasks start beside the old ones, up to the upper limit.',
      },
      { value: 2 * desired, mistake: 'all-at-once', shows: 'Not all new tasks start at once here.' },
    ],
    reveal: (value) => ({
      text: `${String(maximum)} % of ${String(desired)} is ${Number.isInteger(share) ? '' : `${String(share)}, rounded down `}${String(upper)}, and the cluster has room for ${String(room)}: ${tasksWord(value)} at most.`,
      rule: 'DEP-3',
      source: SOURCE,
    }),
  }
}

export const lowestHealthy = template<ExtremeCase>({
  id: 'lowest-healthy',
  title: 'The lowest number of healthy tasks during an update',
  topic: 'rolling-updates',
  exam: EXAM,
  cases: LOWEST,
  ask: (one, draw) => asked(one, draw, lowestAsk),
})

export const mostTasks = template<ExtremeCase>({
  id: 'most-tasks-at-once',
  title: 'The highest number of tasks during an update',
  topic: 'rolling-updates',
  exam: EXAM,
  cases: MOST,
  ask: (one, draw) => asked(one, draw, mostAsk),
})
