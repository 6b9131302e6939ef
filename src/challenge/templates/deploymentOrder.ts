import type { AskOf } from '../../lessons/document/ask.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked } from '../template.ts'
import { completed, limitsOf, namedService, serviceWorld, type Percents, type ServiceNamed } from './serviceWorld.ts'
import { answerLook, tasksWord } from './world.ts'

interface OrderCase {
  readonly desired: number
  readonly percents: Percents
}

type Item = AskOf<'order'>['items'][number]

/** Some begin by starting, some by stopping; none can do either. */
const CASES: readonly OrderCase[] = crossed({
  desired: range(2, 6),
  percents: [
    { minimumHealthyPercent: 100, maximumPercent: 200 },
    { minimumHealthyPercent: 100, maximumPercent: 150 },
    { minimumHealthyPercent: 50, maximumPercent: 100 },
    { minimumHealthyPercent: 25, maximumPercent: 100 },
    { minimumHealthyPercent: 75, maximumPercent: 100 },
  ],
}).filter((one) => {
  const { lower, upper } = limitsOf(one)
  return (lower > 0 && lower < one.desired) || upper > one.desired
})

function itemsOf({ desired, percents }: OrderCase, named: ServiceNamed): Item[] {
  const { cluster, service } = named
  const { upper } = limitsOf({ desired, percents })
  const count = (name: string, revision: number) =>
    answerLook(
      'DescribeServices',
      { cluster, services: [service] },
      `sum(services[0].deployments[?ends_with(taskDefinition, ':${String(revision)}')].${name})`,
    )
  const stopped = (query: string) =>
    answerLook('DescribeTasks', { cluster, serviceName: service, desiredStatus: 'STOPPED' }, query)
  const isOneBatch = upper === 2 * desired
  return [
    { text: 'A task of revision 2 is PENDING', look: count('pendingCount', 2), is: { atLeast: 1 } },
    { text: 'A task of revision 2 is RUNNING', look: count('runningCount', 2), is: { atLeast: 1 } },
    { text: 'A task of revision 1 is told to stop', look: stopped('length(tasks)'), is: { atLeast: 1 } },
    isOneBatch
      ? {
          text: 'A task of revision 1 is STOPPED',
          look: stopped("length(tasks[?lastStatus=='STOPPED'])"),
          is: { atLeast: 1 },
        }
      : { text: 'The last task of revision 1 is told to stop', look: count('runningCount', 1), is: { equals: 0 } },
    { text: 'The deployment of revision 2 is COMPLETED', look: completed(named).look, is: { equals: 'COMPLETED' } },
  ]
}

function asked(one: OrderCase, draw: Draw): Asked {
  const named = namedService(draw)
  const { desired, percents } = one
  const { lower, upper } = limitsOf(one)
  return {
    ...serviceWorld(named, draw, { wanted: one, then: [named.update()] }),
    ask: {
      kind: 'order',
      question: 'In which order do these come for the first time?',
      lead: `Service ${named.service} runs ${tasksWord(desired)} of revision 1, all healthy, and was updated to revision 2 just now. There is room for twice as many.`,
      code: { desiredCount: desired, deploymentConfiguration: { ...percents } },
      hints: ['May ECS stop a task before it starts one?', 'A deployment is COMPLETED when no older task is left.'],
      items: itemsOf(one, named),
      reveal: {
        text:
          upper > desired
            ? `All ${String(lower)} have to stay healthy and up to ${String(upper)} may be there: ECS starts new tasks first, and stops old ones once those are healthy.`
            : `At most ${String(upper)} may be there and at least ${String(lower)} must stay healthy: ECS stops old tasks first, and starts new ones in their place.`,
        rule: 'DEP-5',
        source: 'Amazon ECS Developer Guide, Deploy Amazon ECS services by replacing tasks',
      },
    },
  }
}

export const deploymentOrder = template<OrderCase>({
  id: 'deployment-order',
  title: 'What comes when in a rolling update',
  topic: 'rolling-updates',
  exam: ['DVA3', 'SAA2'],
  cases: CASES,
  ask: asked,
})
