import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked } from '../template.ts'
import { completed, limitsOf, namedService, serviceWorld, type Percents, type ServiceWanted } from './serviceWorld.ts'
import { answerLook } from './world.ts'

/** More batches than anybody wants to count. */
const BATCHES_MAX = 6

/** Percents under which ECS can at each moment do one thing only. */
const PERCENTS: readonly Percents[] = [
  ...[0, 10, 20, 25, 30, 33, 40, 50, 60, 66, 70, 75, 80, 90].map((minimumHealthyPercent) => ({
    minimumHealthyPercent,
    maximumPercent: 100,
  })),
  ...[110, 120, 125, 130, 133, 140, 150, 160, 166, 175, 180, 200].map((maximumPercent) => ({
    minimumHealthyPercent: 100,
    maximumPercent,
  })),
]

export type BatchCase = Pick<ServiceWanted, 'desired' | 'percents'>

/** By how many tasks a batch can be larger or smaller than the desired count. */
function batchOf(one: BatchCase): number {
  const { lower, upper } = limitsOf(one)
  return Math.max(one.desired - lower, upper - one.desired)
}

const CASES = crossed({ desired: range(3, 14), percents: PERCENTS }).filter((one) => {
  const batch = batchOf(one)
  return batch > 0 && Math.ceil(one.desired / batch) <= BATCHES_MAX
})

function say(count: number): string {
  return count === 1 ? 'Once' : `${String(count)} times`
}

function asked(one: BatchCase, draw: Draw): Asked {
  const named = namedService(draw)
  const { cluster, service } = named
  const { desired, percents } = one
  const batch = batchOf(one)
  const { lower, upper } = limitsOf(one)
  return {
    ...serviceWorld(named, draw, { wanted: one, then: [named.update()] }),
    ask: {
      kind: 'value',
      question: 'How many times does ECS stop a batch of old tasks until this update is complete?',
      lead: `Service ${service} runs ${String(desired)} healthy tasks and is updated to a new revision. There is room for twice as many. The tasks of a batch become healthy together.`,
      code: { desiredCount: desired, deploymentConfiguration: { ...percents } },
      hints: ['Work out both limits.', 'How many tasks can be replaced in one batch?'],
      look: answerLook(
        'DescribeServices',
        { cluster, services: [service] },
        "length(services[0].events[?contains(message, ' has stopped ')])",
      ),
      until: completed(named),
      say,
      min: 1,
      max: Math.max(4, desired),
      wrong: [
        {
          value: desired,
          mistake: 'one-at-a-time',
          shows: `A batch is as large as the limits let it be: up to ${String(batch)} at once.`,
        },
        { value: 1, mistake: 'all-at-once', shows: `No more than ${String(batch)} can be replaced at once.` },
        {
          value: Math.ceil(desired / (batch + 1)),
          mistake: 'rounded-the-wrong-way',
          shows: `The lower limit is rounded up to ${String(lower)}, the upper one down to ${String(upper)}.`,
        },
      ],
      reveal: (value) => ({
        text: `The limits are ${String(lower)} and ${String(upper)} tasks, so ${String(batch)} of the ${String(desired)} can be replaced at once. ${say(value)}, and the deployment is COMPLETED.`,
        rule: 'DEP-8',
        source: 'Amazon ECS API Reference, DeploymentConfiguration',
      }),
    },
  }
}

export const stopBatches = template<BatchCase>({
  id: 'stop-batches',
  title: 'How many batches a rolling update takes',
  topic: 'rolling-updates',
  exam: ['DVA3', 'SAA2'],
  cases: CASES,
  ask: asked,
})
