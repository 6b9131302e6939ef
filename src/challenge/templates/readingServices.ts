import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked, type ValueAsk } from '../template.ts'
import { limitsOf, namedService, serviceWorld, type Percents } from './serviceWorld.ts'
import { answerLook, tasksWord } from './world.ts'

export interface ReadingCase {
  readonly desired: number
  readonly percents: Percents
  readonly wanted: 'in all' | 'to start' | 'to replace'
  /** Whether the first new tasks are still PENDING when it is read, or RUNNING. */
  readonly moment: 'PENDING' | 'RUNNING'
}

const CASES: readonly ReadingCase[] = crossed({
  desired: range(3, 10),
  percents: [
    { minimumHealthyPercent: 100, maximumPercent: 125 },
    { minimumHealthyPercent: 100, maximumPercent: 150 },
    { minimumHealthyPercent: 100, maximumPercent: 170 },
    { minimumHealthyPercent: 40, maximumPercent: 100 },
    { minimumHealthyPercent: 75, maximumPercent: 100 },
  ],
  wanted: ['in all', 'to start', 'to replace'] as const,
  moment: ['PENDING', 'RUNNING'] as const,
}).filter((one) => {
  const { lower, upper } = limitsOf(one)
  return lower < one.desired || upper > one.desired
})

interface Counts {
  readonly desired: number
  /** RUNNING tasks of the old revision, and started ones of the new. */
  readonly old: number
  readonly fresh: number
  readonly pending: number
}

/** As the first new tasks have been started. */
function countsOf({ desired, percents, moment }: ReadingCase): Counts {
  const { lower, upper } = limitsOf({ desired, percents })
  const isStopFirst = upper === desired
  const old = isStopFirst ? lower : desired
  const fresh = isStopFirst ? desired - lower : upper - desired
  return { desired, old, fresh, pending: moment === 'PENDING' ? fresh : 0 }
}

type Reading = Pick<ValueAsk, 'question' | 'wrong'> & {
  /** Of DescribeServices. */
  readonly query: string
  readonly says: string
}

const NEW = 'services[0].deployments[0]'
const RUNNING = 'sum(services[0].deployments[].runningCount)'

function runningInAll({ desired, old, fresh, pending }: Counts): Reading {
  return {
    question: 'How many tasks of this service are RUNNING?',
    query: RUNNING,
    says: 'Each deployment counts its own, so the runningCount of both is added; pendingCount stands beside it',
    wrong: [
      {
        value: pending > 0 ? old + fresh : fresh,
        mistake: pending > 0 ? 'pending-read-as-running' : 'one-deployment-read',
        shows: pending > 0 ? 'PENDING tasks do not run yet.' : 'That is the PRIMARY deployment alone.',
      },
      { value: desired, mistake: 'desired-counts-tasks', shows: 'That is what is wanted, not what runs.' },
      { value: fresh - pending, mistake: 'one-deployment-read', shows: 'That is the PRIMARY deployment alone.' },
    ],
  }
}

function stillToStart({ desired, old, fresh, pending }: Counts): Reading {
  return {
    question: 'How many more tasks of the new revision has ECS still to start?',
    query: `${NEW}.desiredCount - ${NEW}.runningCount - ${NEW}.pendingCount`,
    says: 'The PRIMARY deployment wants its desiredCount, and what is RUNNING or PENDING of it has been started',
    wrong: [
      { value: desired, mistake: 'desired-counts-tasks', shows: `${tasksWord(fresh)} of them have been started.` },
      { value: old, mistake: 'one-deployment-read', shows: 'That many of the old revision run.' },
      {
        value: pending > 0 ? fresh : desired - fresh + 1,
        mistake: 'pending-read-as-running',
        shows: pending > 0 ? 'Those are PENDING: they have been started.' : 'All that have been started are RUNNING.',
      },
    ],
  }
}

function stillToReplace({ desired, old, fresh }: Counts): Reading {
  return {
    question: 'How many RUNNING tasks has this update still to replace?',
    query: `${RUNNING} - ${NEW}.runningCount`,
    says: 'What is not of the PRIMARY deployment is of an older one, and all of it goes',
    wrong: [
      { value: desired, mistake: 'desired-counts-tasks', shows: 'That is how many are wanted in the end.' },
      { value: fresh, mistake: 'one-deployment-read', shows: 'Those are of the new revision, and stay.' },
      {
        value: old + fresh - desired,
        mistake: 'one-at-a-time',
        shows: 'Not only what is too many goes: all of the old revision does.',
      },
      { value: desired - fresh, mistake: 'one-deployment-read', shows: 'That many of the new revision are missing.' },
    ],
  }
}

const READINGS = { 'in all': runningInAll, 'to start': stillToStart, 'to replace': stillToReplace }

function asked(one: ReadingCase, draw: Draw): Asked {
  const named = namedService(draw)
  const { cluster, service } = named
  const input = { cluster, services: [service] }
  const counts = countsOf(one)
  const { question, query, says, wrong } = READINGS[one.wanted](counts)
  const isThere = one.moment === 'PENDING' ? `${NEW}.pendingCount > \`0\`` : `${NEW}.runningCount > \`0\``
  return {
    ...serviceWorld(named, draw, { wanted: one, then: [named.update()] }),
    from: { look: answerLook('DescribeServices', input, isThere), is: { equals: true } },
    shown: answerLook(
      'DescribeServices',
      input,
      "services[0].deployments[].{status: status, taskDefinition: split(taskDefinition, '/')[1], desiredCount: desiredCount, runningCount: runningCount, pendingCount: pendingCount, rolloutState: rolloutState}",
    ),
    ask: {
      kind: 'value',
      question,
      lead: `Service ${service} is being updated. These are its deployments, as DescribeServices tells them.`,
      hints: ['PRIMARY is what the service rolls to, ACTIVE what it rolls from.'],
      look: answerLook('DescribeServices', input, query),
      say: tasksWord,
      max: Math.max(counts.desired, counts.old + counts.fresh),
      wrong,
      reveal: (value) => ({
        text: `${says}: ${tasksWord(value)}.`,
        rule: 'DEP-10',
        source: 'Amazon ECS API Reference, Deployment',
      }),
    },
  }
}

export const readingServices = template<ReadingCase>({
  id: 'reading-services',
  title: 'Reading DescribeServices in mid-deployment',
  topic: 'rolling-updates',
  exam: ['DVA4'],
  cases: CASES,
  ask: asked,
})
