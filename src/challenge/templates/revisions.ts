import type { AskOf } from '../../lessons/document/ask.ts'
import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, range, template, type Asked } from '../template.ts'
import { answerLook, definition, drawnNames, labOf, STEADY_MS } from './world.ts'

const EXAM = ['DVA1', 'DVA3'] as const
const SOURCE = 'Amazon ECS API Reference, DeregisterTaskDefinition'

export interface FamilyCase {
  /** Revisions that were registered, and those of them that are INACTIVE. */
  readonly registered: number
  readonly inactive: readonly number[]
}

/** One, two or three INACTIVE revisions of four to eight, at least one of them among the newest two. */
const FAMILIES: readonly FamilyCase[] = range(4, 9).flatMap((registered) =>
  subsets(range(1, registered), 3)
    .filter((inactive) => inactive.length > 0 && inactive.some((one) => one >= registered - 1))
    .map((inactive) => ({ registered, inactive })),
)

/** Every list of at most so many of some, in their order. */
function subsets<T>(of: readonly T[], max: number): readonly (readonly T[])[] {
  const [first, ...rest] = of
  if (first === undefined) return [[]]
  const without = subsets(rest, max)
  return [...without.filter((one) => one.length < max).map((one) => [first, ...one]), ...without]
}

/** `a`, `a and b`, `a, b and c`. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

function familyAsked({ registered, inactive }: FamilyCase, draw: Draw): Asked {
  const { cluster, service: family } = drawnNames(draw)
  const names = inactive.map((one) => `${family}:${String(one)}`)
  const say = (revision: number) => `${family}:${String(revision)}`
  return {
    lab: labOf(`Revisions of ${family}`, draw, [
      [0, act('ecs', 'CreateCluster', { clusterName: cluster })],
      [0, act('lab', 'AddContainerInstances', { cluster, instanceType: 'm5.large', count: 2 })],
      ...range(1, registered).map((one) => [0, definition({ family, image: say(one) })] as const),
      ...names.map((one) => [0, act('ecs', 'DeregisterTaskDefinition', { taskDefinition: one })] as const),
      [STEADY_MS, act('ecs', 'RunTask', { cluster, taskDefinition: family })],
    ]),
    fromMs: STEADY_MS,
    // The judge asks by the family.
    watch: { cluster, service: family },
    ask: {
      kind: 'value',
      question: 'RunTask names the family alone. Which revision does it run?',
      lead: `${family}:1 to ${say(registered)} were registered. ${listed(names)} ${names.length === 1 ? 'was' : 'were'} deregistered since.`,
      code: { cluster, taskDefinition: family },
      hints: ['A family alone stands for its newest revision, of a certain status.'],
      look: answerLook(
        'DescribeTasks',
        { cluster },
        "to_number(split(split(tasks[0].taskDefinitionArn, '/')[1], ':')[1])",
      ),
      until: { ms: 20_000 },
      say,
      min: 1,
      max: registered + 1,
      wrong: [
        {
          value: registered,
          mistake: 'latest-follows',
          shows: `${say(registered)} starts nothing where it is INACTIVE.`,
        },
        {
          value: registered - inactive.length,
          mistake: 'revision-edited',
          shows: 'Revisions are not numbered anew when one is deregistered.',
        },
        { value: registered + 1, mistake: 'revision-edited', shows: 'RunTask registers nothing.' },
        {
          value: Math.max(1, registered - 1),
          mistake: 'latest-follows',
          shows: 'Is that one ACTIVE, and the newest that is?',
        },
      ],
      reveal: (value) => ({
        text: `${say(value)} is the newest ACTIVE revision; ${listed(names)} ${names.length === 1 ? 'is' : 'are'} INACTIVE.`,
        rule: 'DEF-2',
        source: 'Amazon ECS API Reference, RunTask',
      }),
    },
  }
}

interface InactiveCase {
  readonly desired: number
  /** Which three of what is refused are offered. */
  readonly without: number
}

type Option = AskOf<'several'>['options'][number]

interface Named {
  readonly cluster: string
  readonly service: string
  readonly other: string
}

/** What ECS refuses of an INACTIVE revision, each tried in a world of its own. */
function refusedOptions({ cluster, service, other }: Named): readonly Option[] {
  const first = `${service}:1`
  const onFirst = (query: string) => answerLook('DescribeTasks', { cluster }, `length(tasks[?${query}])`)
  const tried: readonly Pick<Option, 'text' | 'do' | 'look' | 'is'>[] = [
    {
      text: `Start a task of ${first} with RunTask`,
      do: [act('ecs', 'RunTask', { cluster, taskDefinition: first })],
      look: onFirst(`group=='family:${service}'`),
      is: { atLeast: 1 },
    },
    {
      text: `Create another service of ${first}`,
      do: [act('ecs', 'CreateService', { cluster, serviceName: 'new', taskDefinition: first, desiredCount: 1 })],
      look: onFirst("group=='service:new'"),
      is: { atLeast: 1 },
    },
    {
      text: `Update service ${other} to ${first}`,
      do: [act('ecs', 'UpdateService', { cluster, service: other, taskDefinition: first })],
      look: onFirst(`group=='service:${other}' && ends_with(taskDefinitionArn, '/${first}')`),
      is: { atLeast: 1 },
    },
  ]
  const shows = 'ECS refuses: an INACTIVE revision starts nothing new.'
  return [
    ...tried.map((one) => ({ ...one, afterMs: STEADY_MS, mistake: 'inactive-starts', shows })),
    {
      text: `Make ${first} ACTIVE by registering the same JSON again`,
      do: [definition({ family: service })],
      look: answerLook('DescribeTaskDefinition', { taskDefinition: first }, 'taskDefinition.status'),
      is: { equals: 'ACTIVE' },
      mistake: 'revision-edited',
      shows: 'The same JSON becomes a new revision; this one stays INACTIVE.',
    },
  ]
}

function inactiveOptions(named: Named, { desired, without }: InactiveCase): Option[] {
  const { cluster, service } = named
  const to = desired + 1
  return [
    {
      text: `Scale service ${service} from ${String(desired)} to ${String(to)} tasks of it`,
      do: [act('ecs', 'UpdateService', { cluster, service, desiredCount: to })],
      afterMs: STEADY_MS,
      look: answerLook('DescribeServices', { cluster, services: [service] }, 'services[0].runningCount'),
      is: { equals: to },
      shows: 'Services that use it already may still scale.',
      mistake: 'inactive-stops-tasks',
    },
    {
      text: `Read ${service}:1 with DescribeTaskDefinition`,
      look: answerLook('DescribeTaskDefinition', { taskDefinition: `${service}:1` }, 'taskDefinition.status'),
      is: { equals: 'INACTIVE' },
      shows: 'An INACTIVE revision is still there to be read.',
      mistake: 'inactive-stops-tasks',
    },
    ...refusedOptions(named).filter((_, at) => at !== without),
  ]
}

function inactiveAsked(one: InactiveCase, draw: Draw): Asked {
  const { cluster, service, other } = drawnNames(draw)
  const create = (name: string, desiredCount: number) =>
    act('ecs', 'CreateService', { cluster, serviceName: name, taskDefinition: name, desiredCount })
  return {
    lab: labOf(`An INACTIVE revision of ${service}`, draw, [
      [0, act('ecs', 'CreateCluster', { clusterName: cluster })],
      [0, act('lab', 'AddContainerInstances', { cluster, instanceType: 'm5.large', count: 3 })],
      [0, definition({ family: service })],
      [0, definition({ family: other })],
      [0, create(service, one.desired)],
      [0, create(other, 1)],
      [STEADY_MS, act('ecs', 'DeregisterTaskDefinition', { taskDefinition: `${service}:1` })],
    ]),
    fromMs: STEADY_MS,
    watch: { cluster, service },
    ask: {
      kind: 'several',
      choose: 2,
      question: `${service}:1 was deregistered. Which two of these are still possible?`,
      lead: `Service ${service} runs ${String(one.desired)} of its tasks; service ${other} runs ${other}:1.`,
      hints: ['INACTIVE is about what is started anew.'],
      options: inactiveOptions({ cluster, service, other }, one),
      reveal: {
        text: 'Tasks that run go on, a service that uses an INACTIVE revision may scale, and the revision can be described. It starts nothing new by RunTask, CreateService or UpdateService.',
        rule: 'DEF-3',
        source: SOURCE,
      },
    },
  }
}

export const familyAlone = template<FamilyCase>({
  id: 'family-alone',
  title: 'Which revision a family stands for',
  topic: 'task-definitions',
  exam: EXAM,
  cases: FAMILIES,
  ask: familyAsked,
})

export const inactiveRevision = template<InactiveCase>({
  id: 'inactive-revision',
  title: 'What an INACTIVE revision is still good for',
  topic: 'task-definitions',
  exam: EXAM,
  cases: crossed({ desired: range(1, 4), without: range(0, 3) }),
  ask: inactiveAsked,
})
