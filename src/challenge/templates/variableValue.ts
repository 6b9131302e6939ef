import type { AskOf } from '../../lessons/document/ask.ts'
import type { Act } from '../../model/api/command.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { injectedDefinition, namedIn, storedAnew, storeActs, VARIABLE, type Store } from './injectedWorld.ts'
import { allowing, roleActs, rolesOf } from './roleWorld.ts'
import { clusterNamed, drawnNames, labOf } from './world.ts'

export interface ValueCase {
  /** `PLAIN`: under environment, in the definition itself. */
  readonly way: Store | 'PLAIN'
  /** What is done after the value has changed. */
  readonly then: 'NOTHING' | 'SCALED' | 'FORCED' | 'STOPPED_ONE' | 'REVISION'
}

const CASES: readonly ValueCase[] = crossed({
  way: ['PLAIN', 'FILE', 'PARAMETER', 'SECRET'] as const,
  then: ['NOTHING', 'SCALED', 'FORCED', 'STOPPED_ONE', 'REVISION'] as const,
})

const OLD = 'winter'
const NEW = 'spring'
const CHANGED_MS = 180_000
const ASKED_MS = 240_000
const SEEN_MS = 900_000

const WAYS: Readonly<Record<ValueCase['way'], readonly [first: string, changed: string]>> = {
  PLAIN: ['stands under environment in its task definition', 'a revision 2 with another value is registered'],
  FILE: ['comes from a file in Amazon S3, under environmentFiles', 'the file is put anew, with another value'],
  PARAMETER: ['comes from Parameter Store, under secrets', 'the parameter is put anew, with another value'],
  SECRET: ['comes from Secrets Manager, under secrets', 'the secret is rotated, and has another value'],
}

const THEN: Readonly<Record<ValueCase['then'], string>> = {
  NOTHING: 'Nothing else is done.',
  SCALED: 'Then the service is scaled from two tasks to three.',
  FORCED: 'Then UpdateService is called with forceNewDeployment, and nothing else.',
  STOPPED_ONE: 'Then one of the tasks is stopped, and the service starts another.',
  REVISION: 'Then UpdateService is called with the name of the family as taskDefinition.',
}

function plain(value: string): Readonly<Record<string, unknown>> {
  return { environment: [{ name: VARIABLE, value }] }
}

function asked(one: ValueCase, draw: Draw): Asked {
  const { way, then } = one
  const { cluster, service: family } = drawnNames(draw)
  const { task, execution } = rolesOf(family)
  const registered = (value: string) =>
    injectedDefinition({ family, isFar: true, given: way === 'PLAIN' ? plain(value) : namedIn(way, family) })
  const update = (fields: Readonly<Record<string, unknown>>) =>
    act('ecs', 'UpdateService', { cluster, service: family, ...fields })
  const network = { awsvpcConfiguration: { subnets: ['subnet-a'], securityGroups: ['sg-web'] } }
  const [first, changed] = WAYS[way]
  return {
    lab: labOf(`A variable of ${family}`, draw, [
      ...[
        clusterNamed(cluster),
        ...roleActs(execution, 'ecs-tasks', allowing('s3:Get*', 'ssm:GetParameters', 'secretsmanager:GetSecretValue')),
        ...roleActs(task, 'ecs-tasks'),
        ...(way === 'PLAIN' ? [] : storeActs(way, { family, value: OLD })),
        registered(OLD),
        act('ecs', 'CreateService', {
          cluster,
          serviceName: family,
          taskDefinition: family,
          desiredCount: 2,
          launchType: 'FARGATE',
          networkConfiguration: network,
        }),
      ].map((each) => [0, each] as const),
      [CHANGED_MS, way === 'PLAIN' ? registered(NEW) : storedAnew(way, family, NEW)],
      ...(then === 'SCALED' ? [[ASKED_MS, update({ desiredCount: 3 })] as const] : []),
      ...(then === 'FORCED' ? [[ASKED_MS, update({ forceNewDeployment: true })] as const] : []),
      ...(then === 'REVISION' ? [[ASKED_MS, update({ taskDefinition: family })] as const] : []),
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service: family },
    ...(then === 'STOPPED_ONE' && { acts: [stopsOne(cluster)] }),
    ask: {
      kind: 'choice',
      question: `A quarter of an hour later: which value of ${VARIABLE} have the tasks of ${family}?`,
      lead: `${VARIABLE} ${first}. Two tasks of service ${family} run on Fargate with the old value. Now ${changed}; whoever needs it may read it. ${THEN[then]}`,
      hints: [
        'When does a container get its variables?',
        'Which tasks were started since the change, and by which revision?',
      ],
      until: { ms: SEEN_MS },
      look: {
        service: 'lab',
        operation: 'DescribeContainerEnvironment',
        input: { cluster },
        query: `tasks[].environment[?name=='${VARIABLE}'].value[] | [contains(@, '${OLD}'), contains(@, '${NEW}')]`,
      },
      options: OPTIONS,
      reveal: {
        text: revealOf(one),
        rule: 'SEC-9',
        source: 'Amazon ECS Developer Guide, Pass sensitive data to an Amazon ECS container',
        exam: 'A rotated secret reaches a service with its next tasks: force a new deployment.',
      },
    },
  }
}

/** One of the two that run. */
function stopsOne(cluster: string) {
  return {
    look: { operation: 'ListTasks', input: { cluster }, query: 'taskArns[0]' },
    act: (task: unknown): Act => act('ecs', 'StopTask', { cluster, task: String(task) }),
  }
}

const OPTIONS: AskOf<'choice'>['options'] = [
  {
    text: 'All of them have the old one',
    is: { equals: [true, false] },
    mistake: 'digest-for-ever',
    shows: 'A task that starts fetches what is current at its own start.',
  },
  {
    text: 'All of them have the new one',
    is: { equals: [false, true] },
    mistake: 'secret-rotates-live',
    shows: 'What runs keeps what it was given at its start; a revision is nobody’s until it is deployed.',
  },
  {
    text: 'Some the old, some the new one',
    is: { equals: [true, true] },
    mistake: 'variable-by-the-age-of-a-task',
    shows: 'That is so where some tasks started before the change, others after it, and both read the same place.',
  },
  {
    text: 'None: they were stopped for it',
    is: { equals: [false, false] },
    mistake: 'inactive-stops-tasks',
    shows: 'Nothing stops a task because a value has changed.',
  },
]

function revealOf({ way, then }: ValueCase): string {
  const started = {
    NOTHING: 'No task has started since.',
    SCALED: 'One task has started since, two have not.',
    FORCED: 'All tasks have been replaced since.',
    STOPPED_ONE: 'One task has started since, the other has not.',
    REVISION:
      way === 'PLAIN'
        ? 'The name of the family alone is its newest revision, and all tasks have been replaced.'
        : 'The newest revision is the one that the service has, so nothing is deployed and no task started.',
  }
  if (way === 'PLAIN' && then !== 'REVISION') {
    return `${started[then]} They are of revision 1, whose value never changes: a service keeps its revision until it is given another.`
  }
  return `${started[then]} A task has the value that was current when it started, as long as it lives.`
}

export const variableValue = template<ValueCase>({
  id: 'variable-value',
  title: 'Which value of a variable a task has',
  topic: 'roles',
  exam: ['DVA2', 'DVA4'],
  cases: CASES,
  ask: asked,
})
