import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked } from '../template.ts'
import { limitsOf, namedService, serviceWorld, type Percents, type ServiceNamed } from './serviceWorld.ts'
import { answerLook, countsLook, definition, tasksWord } from './world.ts'

const EXAM = ['DVA3', 'SAA2'] as const

export interface ScaledCase {
  readonly desired: number
  /** The desired count that is set while the update goes on. */
  readonly to: number
  readonly percents: Percents
  readonly of: 'upper' | 'lower'
}

const SCALED: readonly ScaledCase[] = crossed({
  desired: range(3, 10),
  more: [-1, 1, 2, 3],
  percent: [25, 50, 66, 75, 125, 133, 150, 175],
}).map(({ desired, more, percent }) => ({
  desired,
  to: desired + more,
  of: percent < 100 ? 'lower' : 'upper',
  percents: { minimumHealthyPercent: Math.min(100, percent), maximumPercent: Math.max(100, percent) },
}))

function scaledAsked({ desired, to, percents, of }: ScaledCase, draw: Draw): Asked {
  const named = namedService(draw)
  const { cluster, service, update } = named
  const { minimumHealthyPercent, maximumPercent } = percents
  const percent = of === 'lower' ? minimumHealthyPercent : maximumPercent
  const share = (to * percent) / 100
  const rounded = of === 'lower' ? 'up' : 'down'
  const { lower, upper } = limitsOf({ desired, percents })
  return {
    ...serviceWorld(named, draw, { wanted: { desired, percents }, then: [update()] }),
    from: { ms: 0 },
    acts: [
      {
        look: countsLook(cluster, service, 'desired'),
        act: () => act('ecs', 'UpdateService', { cluster, service, desiredCount: to }),
      },
    ],
    ask: {
      kind: 'value',
      question:
        of === 'lower'
          ? 'How many healthy tasks must stay from now on?'
          : 'How many tasks may be PENDING and RUNNING at once from now on?',
      lead: `Service ${service} has a desired count of ${String(desired)} and is being updated to a new revision. Now its desired count is set to ${String(to)}; the update goes on.`,
      code: { desiredCount: to, deploymentConfiguration: { ...percents } },
      hints: ['A percent is always of the desired count.', 'Which desired count holds now?'],
      look: countsLook(cluster, service, of),
      until: { ms: 5_000 },
      say: tasksWord,
      max: Math.max(3, of === 'lower' ? to : 2 * to),
      wrong: [
        {
          value: of === 'lower' ? lower : upper,
          mistake: 'percent-of-running',
          shows: `That was ${String(percent)} % of ${String(desired)}. The desired count is ${String(to)} now.`,
        },
        {
          value: of === 'lower' ? Math.floor(share) : Math.ceil(share),
          mistake: 'rounded-the-wrong-way',
          shows: `${String(percent)} % of ${String(to)} is ${String(share)}, rounded ${rounded} here.`,
        },
        {
          value: to,
          mistake: 'desired-counts-tasks',
          shows: `That is the desired count. The limit is ${String(percent)} % of it.`,
        },
      ],
      reveal: (value) => ({
        text: `A new desired count changes the deployment that is under way: ${String(percent)} % of ${String(to)} is ${Number.isInteger(share) ? '' : `${String(share)}, rounded ${rounded} `}${tasksWord(value)}.`,
        rule: 'SVC-3',
        source: 'Amazon ECS API Reference, UpdateService',
      }),
    },
  }
}

interface SecondCase {
  readonly desired: number
  readonly percents: Percents
}

/** All of them leave tasks of two revisions RUNNING for a while. */
const SECOND: readonly SecondCase[] = crossed({
  desired: [4, 5, 6],
  percents: [
    { minimumHealthyPercent: 100, maximumPercent: 125 },
    { minimumHealthyPercent: 100, maximumPercent: 150 },
    { minimumHealthyPercent: 50, maximumPercent: 100 },
    { minimumHealthyPercent: 75, maximumPercent: 100 },
  ],
})

function secondAsked({ desired, percents }: SecondCase, draw: Draw): Asked {
  const named = namedService(draw)
  const { cluster, service, update } = named
  const third = definition({ family: service, image: `${service}:3` })
  return {
    ...serviceWorld(named, draw, { wanted: { desired, percents }, then: [third, update()] }),
    from: { look: countLook(named, 2), is: { atLeast: 1 } },
    shown: answerLook(
      'DescribeServices',
      { cluster, services: [service] },
      "services[0].deployments[].{status: status, taskDefinition: split(taskDefinition, '/')[1], runningCount: runningCount, rolloutState: rolloutState}",
    ),
    ask: {
      kind: 'choice',
      question: 'Now the service is updated to revision 3. What becomes of this update?',
      lead: `Service ${service} has a desired count of ${String(desired)} and is being updated from revision 1 to revision 2.`,
      hints: ['Which deployment is PRIMARY then?', 'What does ECS do with tasks of a deployment that is not PRIMARY?'],
      options: secondOptions(named, desired),
      reveal: {
        text: `The deployment of revision 3 is PRIMARY at once, the two older ones are ACTIVE until their last task has stopped: ${String(desired)} tasks of revision 3 replace all of them.`,
        rule: 'DEP-10',
        source: 'Amazon ECS API Reference, Deployment',
      },
    },
  }
}

function secondOptions(named: ServiceNamed, desired: number) {
  const acted = { do: [named.update({ taskDefinition: `${named.service}:3` })], afterMs: 400_000 }
  const { cluster, service } = named
  return [
    {
      ...acted,
      text: 'It ends here: tasks of revisions 1 and 2 are both replaced by revision 3',
      look: answerLook(
        'DescribeServices',
        { cluster, services: [service] },
        "services[0].deployments[].[ends_with(taskDefinition, ':3'), rolloutState, runningCount]",
      ),
      is: { equals: [[true, 'COMPLETED', desired]] },
    },
    {
      ...acted,
      text: 'It is completed first: all tasks come to revision 2, then revision 3 is rolled out',
      look: countLook(named, 2),
      is: { equals: desired },
      when: 'once' as const,
      mistake: 'one-at-a-time',
      shows: 'A newer deployment does not wait for an older one.',
    },
    {
      ...acted,
      text: 'It is undone first: all tasks go back to revision 1, then revision 3 is rolled out',
      look: countLook(named, 1, 'pendingCount'),
      is: { atLeast: 1 },
      when: 'once' as const,
      mistake: 'old-stops-first',
      shows: 'Nothing of revision 1 starts again: that would be a rollback.',
    },
    {
      ...acted,
      text: 'Its tasks stay: only those of revision 1 are replaced by revision 3',
      look: countLook(named, 2),
      is: { atLeast: 1 },
      mistake: 'latest-follows',
      shows: 'Every task that is not of the PRIMARY deployment is replaced.',
    },
  ]
}

/** Tasks of one revision. */
function countLook({ cluster, service }: ServiceNamed, revision: number, count = 'runningCount') {
  return answerLook(
    'DescribeServices',
    { cluster, services: [service] },
    `sum(services[0].deployments[?ends_with(taskDefinition, ':${String(revision)}')].${count})`,
  )
}

export const scaledMidway = template<ScaledCase>({
  id: 'scaled-midway',
  title: 'A new desired count in mid-deployment',
  topic: 'rolling-updates',
  exam: EXAM,
  cases: SCALED,
  ask: scaledAsked,
})

export const secondUpdate = template<SecondCase>({
  id: 'second-update',
  title: 'A second update in mid-deployment',
  topic: 'rolling-updates',
  exam: EXAM,
  cases: SECOND,
  ask: secondAsked,
})
