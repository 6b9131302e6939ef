import { parseScenario, type Scenario } from './scenario.ts'

const container = { name: 'web', image: 'web:1', cpu: 512, memory: 1_024 }
const definition = { family: 'web', containerDefinitions: [container] }
const service = { cluster: 'yard', serviceName: 'web', taskDefinition: 'web', desiredCount: 2 }
const command = (operation: string, input: object) => ({ service: 'ecs', operation, input })
const described = (query: string) => ({
  operation: 'DescribeServices',
  input: { cluster: 'yard', services: ['web'] },
  query,
})
const counts = (query: string) => ({ counts: 'yard/web', query })
const instances = { operation: 'ListContainerInstances', input: { cluster: 'yard' }, query: 'containerInstanceArns' }
const placed = {
  operation: 'DescribeTasks',
  input: { cluster: 'yard', serviceName: 'web' },
  query: 'tasks[].containerInstanceArn',
}
const firstTwice = { ...instances, query: '[containerInstanceArns[0], containerInstanceArns[0]]' }
const oneIsEmpty = {
  operation: 'DescribeContainerInstances',
  input: { cluster: 'yard' },
  query: 'sort_by(containerInstances,&sum([runningTasksCount,pendingTasksCount]))[:2].containerInstanceArn',
}
const reveal = { text: 'The model says so.', rule: 'SVC-1', aws: 'AWS says so.', exam: 'The exam says so.' }
const steady = { says: 'Two tasks are RUNNING', look: described('services[0].runningCount'), is: { equals: 2 } }

/** A story that asks a question of each kind that a document can ask, about two tasks of one service. */
export const everyAsk = [
  {
    kind: 'place',
    question: 'Where do they go?',
    count: 2,
    from: instances,
    look: placed,
    until: { look: counts('pending'), is: { equals: 2 } },
    mistakes: [{ look: firstTwice, shows: 'A service spreads its tasks over zones.' }],
    reveal,
  },
  {
    kind: 'choice',
    question: 'How many tasks does the service start?',
    look: described('services[0].desiredCount'),
    until: { look: counts('pending'), is: { atLeast: 1 } },
    options: [
      { text: 'One', is: { equals: 1 }, shows: 'A service starts as many as it is asked for.' },
      { text: 'Two', is: { equals: 2 } },
    ],
    hints: ['Look at desiredCount.'],
    reveal,
  },
  {
    kind: 'mark',
    question: 'When are both RUNNING?',
    look: counts('running'),
    is: { equals: 2 },
    toleranceMs: 5_000,
    aheadMs: 120_000,
    reveal,
  },
  {
    kind: 'number',
    question: 'How many are healthy 40 s later?',
    look: counts('healthy'),
    until: { ms: 45_000 },
    unit: 'tasks',
    max: 10,
    mistakes: [{ value: 0, shows: 'They have been RUNNING for 40 s.' }],
    reveal,
  },
  {
    kind: 'several',
    question: 'Which hold?',
    choose: 2,
    options: [
      { text: 'Two are RUNNING', look: counts('running'), is: { equals: 2 } },
      { text: 'One is RUNNING', look: counts('running'), is: { equals: 1 }, shows: 'Both are.' },
      { text: 'One is PENDING', look: counts('pending'), is: { equals: 1 } },
      { text: 'The service is steady', look: counts('steady'), is: { equals: true } },
    ],
    reveal,
  },
  {
    kind: 'pick',
    question: 'Which instances have a task?',
    what: 'containerInstance',
    from: instances,
    look: placed,
    mistakes: [{ look: oneIsEmpty, shows: 'One of them has none: look at its slots.' }],
    reveal,
  },
  {
    kind: 'fault',
    question: 'Which field does ECS refuse?',
    service: 'ecs',
    operation: 'UpdateService',
    input: { cluster: 'yard', service: 'web', desiredCount: -1 },
    reveal,
  },
  {
    kind: 'field',
    question: 'How many tasks are wanted for three to run?',
    service: 'ecs',
    operation: 'UpdateService',
    input: { cluster: 'yard', service: 'web' },
    path: 'desiredCount',
    takes: 'number',
    solution: 3,
    goal: [{ says: 'Three tasks are RUNNING', look: counts('running'), is: { equals: 3 } }],
    withinMs: 300_000,
    reveal,
  },
  {
    kind: 'fix',
    question: 'Bring it back to two tasks',
    goal: [steady, { says: 'Never below two healthy', look: counts('healthy'), is: { atLeast: 2 }, when: 'always' }],
    withinMs: 600_000,
    par: { commands: 1, lowestHealthy: 2 },
    solution: [command('UpdateService', { cluster: 'yard', service: 'web', desiredCount: 2 })],
    reveal,
  },
  {
    kind: 'order',
    question: 'In which order?',
    items: [
      { text: 'It turns healthy', look: counts('healthy'), is: { equals: 3 } },
      { text: 'It is RUNNING', look: counts('running'), is: { equals: 3 } },
      { text: 'It is PENDING', look: counts('pending'), is: { equals: 1 } },
    ],
    reveal,
  },
] as const

/** As a story. */
export const everyBeat: readonly unknown[] = everyAsk.flatMap((ask): readonly unknown[] =>
  ask.kind === 'order'
    ? [{ say: 'Three.', do: [command('UpdateService', { cluster: 'yard', service: 'web', desiredCount: 3 })] }, { ask }]
    : [{ ask }],
)

/** The document of it, with whatever is to be other about its beats. */
export function storyDocument(beats: readonly unknown[]): object {
  return {
    format: 'taskyard/scenario',
    version: 2,
    id: 'fixture',
    title: 'A story of each kind',
    topic: 'services',
    minutes: 5,
    summary: 'For tests.',
    intro: { situation: 'Three instances and a service.' },
    watch: { cluster: 'yard', service: 'web' },
    fromMs: 1_000,
    beats,
    debrief: { outro: 'That was it.' },
    lab: {
      format: 'taskyard/lab',
      version: 1,
      title: 'Fixture',
      seed: 7,
      commands: [
        { atMs: 0, ...command('CreateCluster', { clusterName: 'yard' }) },
        {
          atMs: 0,
          service: 'lab',
          operation: 'AddContainerInstances',
          input: { cluster: 'yard', instanceType: 'm5.large', count: 3 },
        },
        { atMs: 0, ...command('RegisterTaskDefinition', definition) },
        { atMs: 1_000, ...command('CreateService', service) },
      ],
    },
  }
}

/** @throws with the reason, when it is no scenario */
export function storyOf(beats: readonly unknown[]): Scenario {
  const reading = parseScenario(JSON.stringify(storyDocument(beats)))
  if ('error' in reading) throw new Error(reading.error.message)
  return reading.scenario
}
