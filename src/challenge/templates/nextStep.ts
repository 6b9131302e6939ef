import type { AskOf } from '../../lessons/document/ask.ts'
import type { Misconception } from '../misconceptions.ts'
import { Draw } from '../draw.ts'
import { crossed, range, template, type Asked } from '../template.ts'
import { completed, limitsOf, namedService, serviceWorld, type Percents, type ServiceNamed } from './serviceWorld.ts'
import { answerLook, tasksWord } from './world.ts'

/** RUNNING tasks of revision 1 and of revision 2. */
type Pair = readonly [old: number, fresh: number]

interface StepCase {
  readonly desired: number
  readonly percents: Percents
  /** Counts now, and whether ECS stops old tasks next or starts new ones. */
  readonly now: Pair
  readonly isStop: boolean
}

const EXAM = ['DVA3', 'SAA2'] as const

/** Percents under which ECS can at each moment do one thing only. */
const PERCENTS: readonly Percents[] = [
  ...[0, 25, 40, 50, 75].map((minimumHealthyPercent) => ({ minimumHealthyPercent, maximumPercent: 100 })),
  ...[125, 134, 150, 167, 200].map((maximumPercent) => ({ minimumHealthyPercent: 100, maximumPercent })),
]

const CASES: readonly StepCase[] = crossed({ desired: range(3, 8), percents: PERCENTS }).flatMap(casesOf)

/** Every moment of an update at which all RUNNING tasks are healthy, but those at which all of it goes in one step. */
function casesOf({ desired, percents }: Pick<StepCase, 'desired' | 'percents'>): readonly StepCase[] {
  const { lower, upper } = limitsOf({ desired, percents })
  if (lower === desired && upper === desired) return []
  const cases: StepCase[] = []
  let now: Pair = [desired, 0]
  while (now[0] > 0) {
    const isStop = now[0] + now[1] > lower
    cases.push({ desired, percents, now, isStop })
    now = nextOf(now, { desired, lower, upper })
  }
  return cases
}

interface Bounds {
  readonly desired: number
  readonly lower: number
  readonly upper: number
}

function nextOf([old, fresh]: Pair, { desired, lower, upper }: Bounds): Pair {
  const spare = Math.min(old, old + fresh - lower)
  return spare > 0 ? [old - spare, fresh] : [old, Math.min(desired, fresh + upper - old - fresh)]
}

function wrongOf({ desired, percents, now, isStop }: StepCase): readonly Wrong[] {
  const { lower, upper } = limitsOf({ desired, percents })
  const [old, fresh] = now
  const [, started] = nextOf(now, { desired, lower: old + fresh, upper })
  const stopped = Math.max(0, nextOf(now, { desired, lower, upper })[0])
  const rounding: Pair = isStop ? [stopped - 1, fresh] : [old, started + 1]
  return [
    {
      pair: isStop ? [old, Math.min(desired, fresh + Math.max(1, upper - lower))] : [Math.max(0, old - 2), fresh],
      mistake: isStop ? 'new-starts-beyond-upper' : 'old-stops-first',
      shows: isStop
        ? `No more than ${String(upper)} tasks may be there: old ones stop first.`
        : `No fewer than ${String(lower)} healthy tasks may be left: new ones start first.`,
    },
    {
      pair: [old - 1, fresh + 1],
      mistake: 'one-at-a-time',
      shows: 'ECS does not swap tasks one for one: it goes as far as a limit lets it.',
    },
    {
      pair: [0, desired],
      mistake: 'all-at-once',
      shows: `The limits are ${String(lower)} and ${String(upper)} tasks.`,
    },
    {
      pair: rounding,
      mistake: 'rounded-the-wrong-way',
      shows: `The lower limit is rounded up to ${String(lower)}, the upper one down to ${String(upper)}.`,
    },
    {
      pair: isStop ? [old - 1, fresh] : [old, fresh + 1],
      mistake: 'one-at-a-time',
      shows: 'ECS goes as far as a limit lets it, not task by task.',
    },
    {
      pair: isStop ? [old, fresh + 1] : [old - 1, fresh],
      mistake: isStop ? 'new-starts-beyond-upper' : 'old-stops-first',
      shows: `The limits are ${String(lower)} and ${String(upper)} tasks.`,
    },
  ]
}

interface Wrong {
  readonly pair: Pair
  readonly mistake: Misconception
  readonly shows: string
}

function say([old, fresh]: Pair): string {
  return `${String(old)} of revision 1, ${String(fresh)} of revision 2`
}

/** `[old, fresh]` of the RUNNING tasks, as DescribeServices tells them. */
function pairLook({ cluster, service }: ServiceNamed) {
  const of = (revision: number) =>
    `sum(services[0].deployments[?ends_with(taskDefinition, ':${String(revision)}')].runningCount)`
  return answerLook('DescribeServices', { cluster, services: [service] }, `[${of(1)}, ${of(2)}]`)
}

function optionsOf(one: StepCase, draw: Draw): AskOf<'choice'>['options'] {
  const right = nextOf(one.now, { desired: one.desired, ...limitsOf(one) })
  const taken = new Set([say(right), say(one.now)])
  const wrong: Wrong[] = []
  for (const each of wrongOf(one)) {
    const isPair = each.pair.every((count) => count >= 0 && count <= one.desired)
    if (!isPair || taken.has(say(each.pair))) continue
    taken.add(say(each.pair))
    wrong.push(each)
  }
  return [
    { text: say(right), is: { equals: right } },
    ...draw
      .some(wrong, 3)
      .map(({ pair, mistake, shows }) => ({ text: say(pair), is: { equals: pair }, mistake, shows })),
  ]
}

function asked(one: StepCase, draw: Draw): Asked {
  const named = namedService(draw)
  const { desired, percents, now, isStop } = one
  const { lower, upper } = limitsOf(one)
  const right = nextOf(now, { desired, lower, upper })
  const look = pairLook(named)
  const isOther = `!(@[0] == \`${String(now[0])}\` && @[1] == \`${String(now[1])}\`)`
  const act = isStop
    ? `stops ${tasksWord(now[0] - right[0])} of revision 1`
    : `starts ${tasksWord(right[1] - now[1])} of revision 2`
  return {
    ...serviceWorld(named, draw, { wanted: { desired, percents }, then: [named.update()] }),
    from: { look, is: { equals: now }, withinMs: completed(named).withinMs },
    ask: {
      kind: 'choice',
      question: 'Which counts of RUNNING tasks come next?',
      lead: `Service ${named.service} is being updated from revision 1 to revision 2. RUNNING now: ${say(now)}. Those that run become healthy, and there is room in the cluster.`,
      code: { desiredCount: desired, deploymentConfiguration: { ...percents } },
      hints: ['Work out both limits first.', 'May ECS stop anything now? If not, how many may start?'],
      until: { look: { ...look, query: `${look.query} | ${isOther}` }, is: { equals: true } },
      look,
      options: optionsOf(one, draw),
      reveal: {
        text: `The limits are ${tasksWord(lower)} and ${tasksWord(upper)}. With ${tasksWord(now[0] + now[1])} RUNNING ECS ${act}.`,
        rule: isStop ? 'DEP-2' : 'DEP-3',
        source: 'Amazon ECS Developer Guide, Deploy Amazon ECS services by replacing tasks',
      },
    },
  }
}

export const nextStep = template<StepCase>({
  id: 'next-step',
  title: 'The next step of a rolling update',
  topic: 'rolling-updates',
  exam: EXAM,
  cases: CASES.filter((one) => optionsOf(one, new Draw(1)).length === 4),
  ask: asked,
})
