import type { AskOf } from '../../lessons/document/ask.ts'
import type { Draw } from '../draw.ts'
import { template, type Asked } from '../template.ts'
import { namedService, serviceWorld, type ServiceWanted } from './serviceWorld.ts'
import { answerLook } from './world.ts'

type State = 'goes on' | 'percents' | 'room' | 'over'

interface RolloutCase extends ServiceWanted {
  readonly state: State
}

const ROLLS = { minimumHealthyPercent: 100, maximumPercent: 200 }

const CASES: readonly RolloutCase[] = [
  ...[2, 3, 4, 5].map((desired) => ({ state: 'goes on' as const, desired, percents: ROLLS })),
  ...[2, 3, 4, 5].map((desired) => ({ state: 'over' as const, desired, percents: ROLLS })),
  ...[2, 3, 4, 5].map((desired) => ({ state: 'room' as const, desired, percents: ROLLS, room: desired })),
  ...[2, 3].map((desired) => ({
    state: 'percents' as const,
    desired,
    percents: { minimumHealthyPercent: 75, maximumPercent: 125 },
  })),
]

/** When it is read: as new tasks start, or when nothing moves any more. */
const READ_MS: Readonly<Record<State, number>> = { 'goes on': 4_000, percents: 60_000, room: 60_000, over: 120_000 }

const MEANINGS: Readonly<Record<State, string>> = {
  'goes on': 'New tasks are PENDING beside the old ones, and rolloutState is IN_PROGRESS: it goes on.',
  percents: 'The newest event says it: between the two percents ECS can neither stop nor start a task.',
  room: 'The newest event says it: ECS may start tasks, and no container instance has room for them.',
  over: 'One deployment is left, and its rolloutState is COMPLETED.',
}

/** Each is a condition on the answer that is shown. */
function optionsOf(look: (query: string) => ReturnType<typeof answerLook>): AskOf<'choice'>['options'] {
  const event = 'services[0].events[0].message'
  const isTrue = { equals: true }
  return [
    {
      text: 'It goes on: new tasks are on their way, and nothing has to be done',
      look: look("services[0].deployments[0].rolloutState == 'IN_PROGRESS' && services[0].pendingCount > `0`"),
      is: isTrue,
      mistake: 'in-progress-moves',
      shows: 'Some task would be PENDING in the PRIMARY deployment.',
    },
    {
      text: 'It is held up by its percents: minimumHealthyPercent or maximumPercent has to change',
      look: look(`contains(${event}, 'minimumHealthyPercent')`),
      is: isTrue,
      mistake: 'room-overlooked',
      shows: 'The newest event would speak of the deployment configuration.',
    },
    {
      text: 'It is held up by the cluster: the new tasks need more room than there is',
      look: look(`contains(${event}, 'unable to place')`),
      is: isTrue,
      mistake: 'limits-overlooked',
      shows: 'The newest event would say that no container instance met the requirements.',
    },
    {
      text: 'It is over: the tasks that run are all of the new revision, and none is missing',
      look: look("length(services[0].deployments) == `1` && services[0].deployments[0].rolloutState == 'COMPLETED'"),
      is: isTrue,
      mistake: 'one-deployment-read',
      shows: 'There would be one deployment, COMPLETED.',
    },
  ]
}

function asked({ state, ...wanted }: RolloutCase, draw: Draw): Asked {
  const named = namedService(draw)
  const { cluster, service, update } = named
  const look = (query: string) => answerLook('DescribeServices', { cluster, services: [service] }, query)
  return {
    ...serviceWorld(named, draw, { wanted, then: [update()] }),
    from: { ms: READ_MS[state] },
    shown: look(
      'services[0].{desiredCount: desiredCount, deployments: deployments[].{status: status, runningCount: runningCount, pendingCount: pendingCount, rolloutState: rolloutState}, events: events[0:1].{message: message}}',
    ),
    ask: {
      kind: 'choice',
      question: 'How does this update stand?',
      lead: `Service ${service} was updated to a new revision. DescribeServices tells this of it, and its newest event.`,
      hints: ['How many deployments are there, and is any task PENDING?', 'Events stand newest first.'],
      options: optionsOf(look),
      reveal: {
        text: MEANINGS[state],
        rule: state === 'percents' ? 'DEP-7' : state === 'room' ? 'PLC-6' : 'DEP-8',
        source: 'Amazon ECS Developer Guide, Amazon ECS service event messages',
      },
    },
  }
}

export const rolloutState = template<RolloutCase>({
  id: 'rollout-state',
  title: 'How an update stands, by DescribeServices',
  topic: 'rolling-updates',
  exam: ['DVA4'],
  cases: CASES,
  ask: asked,
})
