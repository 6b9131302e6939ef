import type { AskOf } from '../../lessons/document/ask.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import { Draw } from '../draw.ts'
import type { Misconception } from '../misconceptions.ts'
import { crossed, range, template, type Asked } from '../template.ts'
import {
  completed,
  limitsOf,
  namedService,
  serviceWorld,
  type Percents,
  type ServiceNamed,
  type ServiceWanted,
} from './serviceWorld.ts'

const EXAM = ['DVA3', 'DVA4'] as const
const SOURCE = 'Amazon ECS Developer Guide, Amazon ECS service event messages'

/** As long as an update of so few tasks takes that goes one by one. */
const TRIED_MS = 360_000

interface StuckCase {
  readonly desired: number
  /** Whether the one pair that is asked for rolls and the others cannot, or the other way round. */
  readonly asksForRolling: boolean
  /** The one that is asked for first. */
  readonly pairs: readonly Percents[]
}

/** 100 / 100 is left out: ECS may refuse it as such. */
const PAIRS: readonly Percents[] = crossed({
  minimumHealthyPercent: [50, 60, 66, 70, 75, 80, 90, 100],
  maximumPercent: [100, 110, 120, 125, 133, 140, 150],
}).filter((one) => one.minimumHealthyPercent + one.maximumPercent !== 200 || one.maximumPercent !== 100)

function canRoll(desired: number, percents: Percents): boolean {
  const { lower, upper } = limitsOf({ desired, percents })
  return lower < desired || upper > desired
}

/** Sets of four pairs, drawn once. */
function stuckCases(): readonly StuckCase[] {
  const draw = new Draw(7)
  return crossed({ desired: range(2, 5), asksForRolling: [true, false], set: range(1, 6) }).map(
    ({ desired, asksForRolling }) => {
      const asked = PAIRS.filter((one) => canRoll(desired, one) === asksForRolling)
      const others = PAIRS.filter((one) => canRoll(desired, one) !== asksForRolling)
      return { desired, asksForRolling, pairs: [draw.one(asked), ...draw.some(others, 3)] }
    },
  )
}

function stuckAsked({ desired, asksForRolling, pairs }: StuckCase, draw: Draw): Asked {
  const named = namedService(draw)
  const [right = pairs[0]] = pairs
  const { lower, upper } = limitsOf({ desired, percents: right ?? { minimumHealthyPercent: 0, maximumPercent: 200 } })
  const spare = `At least ${String(lower)} of ${String(desired)} have to stay healthy and up to ${String(upper)} may be there`
  return {
    ...serviceWorld(named, draw, {
      wanted: { desired, percents: { minimumHealthyPercent: 100, maximumPercent: 200 } },
    }),
    ask: {
      kind: 'choice',
      question: asksForRolling
        ? 'With which setting does an update to a new revision go through?'
        : 'With which setting can an update to a new revision never go through?',
      lead: `Service ${named.service} has a desired count of ${String(desired)}, all healthy. The cluster has plenty of room.`,
      hints: [
        'The lower limit is rounded up, the upper one down.',
        'Is there one task that may stop, or one that may start?',
      ],
      look: completed(named).look,
      options: pairs.map((percents) => ({
        ...pairOption(named, percents, asksForRolling),
        ...(percents !== right && wrongPair(percents, { desired, asksForRolling })),
      })),
      reveal: {
        text: asksForRolling
          ? `${spare}: ECS has something to move with.`
          : `${spare}, the desired count itself: ECS can neither stop nor start a task, and says so in an event.`,
        rule: 'DEP-7',
        source: SOURCE,
      },
    },
  }
}

function pairOption(
  { update }: ServiceNamed,
  percents: Percents,
  asksForRolling: boolean,
): AskOf<'choice'>['options'][number] {
  return {
    text: `minimumHealthyPercent ${String(percents.minimumHealthyPercent)}, maximumPercent ${String(percents.maximumPercent)}`,
    do: [update({ deploymentConfiguration: { ...percents } })],
    afterMs: TRIED_MS,
    is: { equals: asksForRolling ? 'COMPLETED' : 'IN_PROGRESS' },
  }
}

function wrongPair(percents: Percents, { desired, asksForRolling }: Omit<StuckCase, 'pairs'>) {
  const { lower, upper } = limitsOf({ desired, percents })
  const shows = asksForRolling
    ? `Rounded, at least ${String(lower)} of ${String(desired)} must stay and at most ${String(upper)} may be there: nothing moves.`
    : `At least ${String(lower)} of ${String(desired)} must stay and up to ${String(upper)} may be there: that is enough to move with.`
  return { mistake: 'rounded-the-wrong-way', shows }
}

type Fix = 'add' | 'maximum' | 'minimum' | 'force' | 'fewer' | 'little'

interface UnstickCase extends ServiceWanted {
  readonly why: 'percents' | 'room'
  /** A maximum percent that is higher and does not help. */
  readonly little: number
  /** What is offered; one of these helps. */
  readonly fixes: readonly Fix[]
}

/** Stuck by rounding, each with one offer that helps, and full clusters. */
const UNSTICK_CASES: readonly UnstickCase[] = [
  ...crossed({
    of: [
      { desired: 3, percents: { minimumHealthyPercent: 75, maximumPercent: 125 }, little: 133 },
      { desired: 2, percents: { minimumHealthyPercent: 75, maximumPercent: 125 }, little: 140 },
      { desired: 4, percents: { minimumHealthyPercent: 80, maximumPercent: 120 }, little: 124 },
      { desired: 1, percents: { minimumHealthyPercent: 50, maximumPercent: 150 }, little: 190 },
    ],
    help: ['maximum', 'minimum'] as const,
  }).map(({ of, help }) => ({ ...of, why: 'percents' as const, fixes: [help, 'add', 'force', 'little'] as const })),
  ...crossed({ desired: [3, 4, 5, 6], help: ['add', 'minimum', 'fewer'] as const }).map(({ desired, help }) => ({
    desired,
    percents: { minimumHealthyPercent: 100, maximumPercent: 150 },
    little: 175,
    room: desired,
    why: 'room' as const,
    fixes: [help, 'maximum', 'force', 'little'] as const,
  })),
]

interface Offer {
  readonly text: string
  readonly act: Act
  readonly mistake: Misconception
  readonly shows: string
}

function offers(one: UnstickCase, named: ServiceNamed): Readonly<Record<Fix, Offer>> {
  const { desired, percents, why, little } = one
  const { cluster, service } = named
  const change = (fields: Readonly<Record<string, unknown>>) =>
    act('ecs', 'UpdateService', { cluster, service, ...fields })
  const under = (more: Partial<Percents>) => change({ deploymentConfiguration: { ...percents, ...more } })
  const stillFull = `The cluster has room for ${String(desired)} tasks, whatever the percent allows.`
  const stillEqual = `It is still rounded to ${String(desired)}, the desired count.`
  const room = why === 'room'
  return {
    add: {
      text: 'Add a container instance to the cluster',
      act: act('lab', 'AddContainerInstances', { cluster, instanceType: 'm5.large', count: 1 }),
      mistake: 'limits-overlooked',
      shows: 'There is room already: the two percents hold the update up.',
    },
    maximum: {
      text: 'Raise maximumPercent to 200',
      act: under({ maximumPercent: 200 }),
      mistake: 'room-overlooked',
      shows: stillFull,
    },
    minimum: {
      text: `Lower minimumHealthyPercent to ${String(desired === 1 ? 0 : 50)}`,
      act: under({ minimumHealthyPercent: desired === 1 ? 0 : 50 }),
      mistake: 'limits-swapped',
      shows: stillEqual,
    },
    force: {
      text: 'Give the update again with forceNewDeployment',
      act: named.update({ forceNewDeployment: true }),
      mistake: 'new-starts-beyond-upper',
      shows: 'Another deployment has the same percents and the same room.',
    },
    fewer: {
      text: `Lower the desired count to ${String(desired - 1)}`,
      act: change({ desiredCount: desired - 1 }),
      mistake: 'scaling-is-a-deployment',
      shows: 'The room is what is missing.',
    },
    little: {
      text: `Raise maximumPercent to ${String(little)}`,
      act: under({ maximumPercent: little }),
      mistake: room ? 'room-overlooked' : 'rounded-the-wrong-way',
      shows: room ? stillFull : stillEqual,
    },
  }
}

function unstickAsked(one: UnstickCase, draw: Draw): Asked {
  const named = namedService(draw)
  const { service, cluster } = named
  const { lower, upper } = limitsOf(one)
  const all = offers(one, named)
  const [help = 'add'] = one.fixes
  return {
    ...serviceWorld(named, draw, { wanted: one, then: [named.update()] }),
    from: { ms: 60_000 },
    shown: {
      operation: 'DescribeServices',
      input: { cluster, services: [service] },
      query:
        'services[0].{desiredCount: desiredCount, runningCount: runningCount, pendingCount: pendingCount, deploymentConfiguration: deploymentConfiguration.{minimumHealthyPercent: minimumHealthyPercent, maximumPercent: maximumPercent}}',
    },
    ask: {
      kind: 'choice',
      question: 'The update does not go on. What lets it go through?',
      lead: `Service ${service} was updated to revision 2 a minute ago. All its tasks are healthy and of revision 1. ${one.why === 'room' ? `The cluster has room for ${String(one.desired)} of these tasks, and no more.` : 'The cluster has room for many more of these tasks.'}`,
      hints: ['Is it the percents or the room that ECS lacks?', 'A percent is of the desired count, and rounded.'],
      look: completed(named).look,
      options: one.fixes.map((name) => ({
        text: all[name].text,
        do: [all[name].act],
        afterMs: TRIED_MS,
        is: { equals: 'COMPLETED' },
        ...(name !== help && { mistake: all[name].mistake, shows: all[name].shows }),
      })),
      reveal: {
        text:
          one.why === 'room'
            ? `Up to ${String(upper)} tasks may be there, but there is room for ${String(one.desired)}, and ${String(lower)} have to stay healthy: it takes room, or leave to stop a task first.`
            : `Of ${String(one.desired)} tasks ${String(lower)} have to stay and ${String(upper)} may be there: ECS can neither stop nor start one until a percent leaves it a task to move with.`,
        rule: one.why === 'room' ? 'DEP-3' : 'DEP-7',
        source: SOURCE,
      },
    },
  }
}

export const stuckPercents = template<StuckCase>({
  id: 'stuck-percents',
  title: 'Percents that cannot roll',
  topic: 'rolling-updates',
  exam: EXAM,
  cases: stuckCases(),
  ask: stuckAsked,
})

export const whatUnsticks = template<UnstickCase>({
  id: 'what-unsticks',
  title: 'What gets a stuck update going',
  topic: 'rolling-updates',
  exam: EXAM,
  cases: UNSTICK_CASES,
  ask: unstickAsked,
})
