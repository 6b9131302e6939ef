import { describe, expect, it } from 'vitest'
import type { Output } from '../../model/api/command.ts'
import type { Lie } from './door.ts'
import { drawPlan } from './draw/drawPlan.ts'
import { play } from './life.ts'

/** Alters each member of one list of one operation's answers. */
function inEach(operation: string, name: string, alter: (one: Output) => Output): Lie {
  return (asked, output) => {
    if (asked !== operation) return output
    return { ...output, [name]: (output[name] as readonly Output[]).map(alter) }
  }
}

const task = (alter: (one: Output) => Output) => inEach('DescribeTasks', 'tasks', alter)
const service = (alter: (one: Output) => Output) => inEach('DescribeServices', 'services', alter)

const deployments = (alter: (one: Output) => Output): Lie =>
  service((one) => ({ ...one, deployments: (one.deployments as readonly Output[]).map(alter) }))

const remaining = (name: string, alter: (one: Output) => Output): Lie =>
  inEach('DescribeContainerInstances', 'containerInstances', (one) => ({
    ...one,
    remainingResources: (one.remainingResources as readonly Output[]).map((left) =>
      left.name === name ? alter(left) : left,
    ),
  }))

const isStopped = ({ lastStatus }: Output) => lastStatus === 'STOPPED'

const LIES: readonly (readonly [string, RegExp, Lie])[] = [
  ['one task more runs', /runningCount/, service((one) => ({ ...one, runningCount: Number(one.runningCount) + 1 }))],
  ['a deployment forgets what is pending', /pendingCount/, deployments((one) => ({ ...one, pendingCount: 0 }))],
  ['there is no PRIMARY deployment', /DEP-10/, deployments((one) => ({ ...one, status: 'ACTIVE' }))],
  [
    'some memory is left twice',
    /CAP-4/,
    remaining('MEMORY', (one) => ({ ...one, integerValue: Number(one.integerValue) + 64 })),
  ],
  [
    'ports are never taken',
    /CAP-5/,
    remaining('PORTS', (one) => ({ ...one, stringSetValue: ['22', '2375', '2376', '51678', '51679'] })),
  ],
  ['what is STOPPED should run', /TSK-5/, task((one) => (isStopped(one) ? { ...one, desiredStatus: 'RUNNING' } : one))],
  [
    'a pull ends before it begins',
    /TSK-4/,
    task((one) => (one.pullStoppedAt === undefined ? one : { ...one, pullStartedAt: Number(one.pullStoppedAt) + 1 })),
  ],
  ['nobody says why it stopped', /TSK-3|TSK-5/, task(({ stoppedReason: _, ...one }) => one)],
  [
    'all have one address',
    /NET-1/,
    task((one) => JSON.parse(JSON.stringify(one).replaceAll(/"value":"10\.[0-9.]+"/g, '"value":"10.0.0.9"')) as Output),
  ],
  [
    'a page loses its last',
    /API-1/,
    (operation, output) =>
      operation === 'ListTaskDefinitions' && output.nextToken !== undefined
        ? { ...output, taskDefinitionArns: (output.taskDefinitionArns as readonly string[]).slice(1) }
        : output,
  ],
  [
    'the cluster counts no instance',
    /cluster/,
    inEach('DescribeClusters', 'clusters', (one) => ({ ...one, registeredContainerInstancesCount: 0 })),
  ],
  [
    'a definition is smaller than it was',
    /CAP-4|PLC-1/,
    (operation, output) =>
      operation === 'DescribeTaskDefinition'
        ? { taskDefinition: { ...(output.taskDefinition as Output), cpu: '1' } }
        : output,
  ],
  [
    'a task has a member of our own',
    /API-3 .*tasks\[0\]\.place, which is no member/,
    task((one) => ({ ...one, place: 1 })),
  ],
  ['AWS has no such launch type', /API-3 .*launchType, which is "EC3"/, task((one) => ({ ...one, launchType: 'EC3' }))],
]

/** Plays labs until one shows the lie. */
function found(lie: Lie): string {
  for (let seed = 1; seed <= 30; seed++) {
    const [problem] = play(drawPlan(seed), lie).problems
    if (problem !== undefined) return problem
  }
  return 'nothing'
}

describe('CAP-4, CAP-5, TSK-3, TSK-4, DEP-10, NET-1, API-1, API-3: judges notice a lie', () => {
  it.each(LIES)('%s', (_, words, lie) => {
    expect(found(lie)).toMatch(words)
  })
})
