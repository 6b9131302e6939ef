import { act } from '../../model/api/act.ts'
import type { AskOf } from '../../lessons/document/ask.ts'
import { Draw } from '../draw.ts'
import type { Misconception } from '../misconceptions.ts'
import { template, type Asked } from '../template.ts'
import { answerLook, clusterNamed, drawnNames, labOf } from './world.ts'

const FROM_MS = 1_000
const GUIDE = 'Amazon ECS Developer Guide, Amazon ECS task definition parameters for Fargate'
const GIB = 1_024

/** From and to how many GB goes with so much CPU, and in which steps. That ECS takes one or not, the run says. */
const ROWS = [
  { cpu: 512, from: 1, to: 4, step: 1 },
  { cpu: 1_024, from: 2, to: 8, step: 1 },
  { cpu: 2_048, from: 4, to: 16, step: 1 },
  { cpu: 4_096, from: 8, to: 30, step: 1 },
  { cpu: 8_192, from: 16, to: 60, step: 4 },
  { cpu: 16_384, from: 32, to: 120, step: 8 },
] as const

type Row = (typeof ROWS)[number]

interface Pair {
  readonly cpu: number
  readonly gib: number
  readonly shows: string
}

interface PairCase {
  /** Whether the one is looked for that Fargate takes, or the one that it refuses. */
  readonly wants: 'taken' | 'refused'
  readonly pairs: readonly Pair[]
}

/** `0.5 vCPU with 1 to 4 GB`. */
function rowWords({ cpu, from, to, step }: Row): string {
  return `${vcpuWord(cpu)} goes with ${String(from)} to ${String(to)} GB in steps of ${String(step)}.`
}

function vcpuWord(cpu: number): string {
  return `${String(cpu / GIB)} vCPU`
}

function goodPair(draw: Draw, row: Row): Pair {
  const steps = Math.floor((row.to - row.from) / row.step)
  return { cpu: row.cpu, gib: row.from + row.step * draw.between(0, steps), shows: rowWords(row) }
}

/** Too little, too much, or between two steps. */
function badPair(draw: Draw, row: Row): Pair {
  const beyond = [row.to + row.step * draw.between(1, 3), Math.max(1, row.from - row.step)]
  const between = row.step === 1 ? [] : [row.from + row.step * draw.between(1, 3) + 2]
  const gib = draw.one(
    [...beyond, ...between].filter((value) => value < row.from || value > row.to || between.includes(value)),
  )
  return { cpu: row.cpu, gib, shows: rowWords(row) }
}

function drawnCases(count: number): readonly PairCase[] {
  const draw = new Draw(23)
  const cases = new Map<string, PairCase>()
  while (cases.size < count) {
    const wants = draw.one(['taken', 'refused'] as const)
    const [first, ...others] = draw.some(
      ROWS.filter(({ from }) => from > 1),
      4,
    )
    if (first === undefined) continue
    const isTaken = wants === 'taken'
    const one: PairCase = {
      wants,
      pairs: [
        (isTaken ? goodPair : badPair)(draw, first),
        ...others.map((row) => (isTaken ? badPair : goodPair)(draw, row)),
      ],
    }
    cases.set(JSON.stringify(one), one)
  }
  return [...cases.values()]
}

function pairAsked({ wants, pairs }: PairCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const registered = {
    operation: 'ListTaskDefinitions',
    input: { familyPrefix: service },
    query: 'length(taskDefinitionArns)',
  }
  const [first] = pairs
  const ask: AskOf<'choice'> = {
    kind: 'choice',
    question: wants === 'taken' ? 'Which size does Fargate have?' : 'Which size does Fargate not have?',
    lead: `A definition of ${service} requires FARGATE, with awsvpc and these task-level cpu and memory.`,
    hints: [
      'Each CPU value goes with its own range of memory.',
      'From 8 vCPU on memory goes in steps of 4 GB, with 16 vCPU of 8 GB.',
    ],
    options: pairs.map(({ cpu, gib, shows }) => ({
      text: `${vcpuWord(cpu)} with ${String(gib)} GB`,
      look: registered,
      is: { equals: wants === 'taken' ? 1 : 0 },
      do: [
        act('ecs', 'RegisterTaskDefinition', {
          family: service,
          requiresCompatibilities: ['FARGATE'],
          networkMode: 'awsvpc',
          cpu: String(cpu),
          memory: String(gib * GIB),
          containerDefinitions: [{ name: service, image: `${service}:1` }],
        }),
      ],
      mistake: 'fargate-any-size' as const,
      shows,
    })),
    reveal: {
      text: `${first?.shows ?? ''} What is no such pair is refused: "No Fargate configuration exists for given values".`,
      rule: 'FGT-1',
      source: GUIDE,
      notes: 'The notes name four pairs; Fargate has many more, up to 32 vCPU.',
    },
  }
  return { lab: labOf(`Sizes for ${service}`, draw, [[0, clusterNamed(cluster)]]), fromMs: FROM_MS, ask }
}

export const fargatePair = template<PairCase>({
  id: 'fargate-pair',
  title: 'Which sizes Fargate has',
  topic: 'fargate',
  exam: ['DVA1', 'SAA3', 'SAA4'],
  cases: drawnCases(120),
  ask: pairAsked,
})

type Member = 'networkMode' | 'cpu' | 'memory' | 'executionRoleArn' | 'prefix'

interface LacksCase {
  readonly lacks: Member
  /** Its size, and whether its image is in ECR. */
  readonly form: number
}

const ROLE = 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole'
const FORMS = [
  { cpu: '256', memory: '512' },
  { cpu: '512', memory: '2048' },
  { cpu: '1024', memory: '4096' },
] as const

/** A definition for Fargate that writes to CloudWatch Logs, without some of what Fargate asks for. */
function definitionWithout(family: string, without: readonly Member[], form: number) {
  const { cpu, memory } = FORMS[form] ?? FORMS[0]
  const options = {
    'awslogs-group': `/ecs/${family}`,
    'awslogs-region': 'us-east-1',
    ...(!without.includes('prefix') && { 'awslogs-stream-prefix': family }),
  }
  return {
    family,
    requiresCompatibilities: ['FARGATE' as const],
    ...(!without.includes('networkMode') && { networkMode: 'awsvpc' as const }),
    ...(!without.includes('cpu') && { cpu }),
    ...(!without.includes('memory') && { memory }),
    ...(!without.includes('executionRoleArn') && { executionRoleArn: ROLE }),
    containerDefinitions: [
      { name: family, image: `${family}:1`, memory: 256, logConfiguration: { logDriver: 'awslogs' as const, options } },
    ],
  }
}

/** What may be added, each with what Fargate asks for and what one overlooks who picks it. */
const ADDED: Readonly<Record<Member, { says: string; because: string }>> = {
  networkMode: { says: 'networkMode awsvpc', because: 'Fargate takes awsvpc alone, and without a mode it is bridge.' },
  cpu: { says: 'cpu of the task', because: 'Fargate wants cpu at the task level: it is what one pays for.' },
  memory: {
    says: 'memory of the task',
    because: 'Fargate wants memory at the task level. A container’s memory does not stand for it.',
  },
  executionRoleArn: {
    says: 'executionRoleArn',
    because: 'awslogs on Fargate needs a task execution role that may write logs.',
  },
  prefix: { says: 'awslogs-stream-prefix', because: 'awslogs on Fargate needs a stream prefix.' },
}

interface Beside {
  readonly text: string
  readonly add: Partial<ReturnType<typeof definitionWithout>> & Readonly<Record<string, unknown>>
  readonly mistake: Misconception
  readonly shows: string
}

/** What may be added as well, and does not help. */
function beside({ containerDefinitions }: ReturnType<typeof definitionWithout>): readonly Beside[] {
  const containers = (more: Readonly<Record<string, unknown>>) => ({
    containerDefinitions: containerDefinitions.map((one) => ({ ...one, ...more })),
  })
  return [
    {
      text: 'taskRoleArn',
      add: { taskRoleArn: ROLE },
      mistake: 'roles-swapped',
      shows: 'The task role is what the application may do. Fargate does not ask for it.',
    },
    {
      text: 'portMappings with port 80',
      add: containers({ portMappings: [{ containerPort: 80 }] }),
      mistake: 'fargate-any-network',
      shows: 'A container that nobody calls needs no port, on Fargate as elsewhere.',
    },
    {
      text: 'cpu of the container',
      add: containers({ cpu: 256 }),
      mistake: 'fargate-any-size',
      shows: 'Fargate asks for the size of the task. How containers share it may be left open.',
    },
    {
      text: 'runtimePlatform for Linux',
      add: { runtimePlatform: { operatingSystemFamily: 'LINUX' } },
      mistake: 'managed-by-aws',
      shows: 'Without one it is Linux on X86_64.',
    },
    {
      text: 'ephemeralStorage of 21 GiB',
      add: { ephemeralStorage: { sizeInGiB: 21 } },
      mistake: 'wrong-storage',
      shows: 'Each Fargate task has 20 GiB without asking.',
    },
  ]
}

function lacksAsked({ lacks, form }: LacksCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const registered = answerLook('ListTaskDefinitions', { familyPrefix: service }, 'length(taskDefinitionArns)')
  const given = definitionWithout(service, [lacks], form)
  const extra = draw.some(beside(given), 3)
  const ask: AskOf<'choice'> = {
    kind: 'choice',
    question: 'ECS refuses this definition. What does it lack?',
    lead: `It is registered as the first revision of family ${service}.`,
    code: given,
    hints: ['It requires FARGATE. Go through what Fargate asks for.'],
    look: registered,
    options: [
      {
        text: ADDED[lacks].says,
        is: { equals: 1 },
        do: [act('ecs', 'RegisterTaskDefinition', definitionWithout(service, [], form))],
      },
      ...extra.map(({ text, add, mistake, shows }) => ({
        text,
        is: { equals: 1 },
        do: [act('ecs', 'RegisterTaskDefinition', { ...given, ...add })],
        mistake,
        shows,
      })),
    ],
    reveal: { text: ADDED[lacks].because, rule: 'FGT-2', source: GUIDE },
  }
  return { lab: labOf(`What ${service} lacks`, draw, [[0, clusterNamed(cluster)]]), fromMs: FROM_MS, ask }
}

export const fargateLacks = template<LacksCase>({
  id: 'fargate-lacks',
  title: 'What a definition for Fargate lacks',
  topic: 'fargate',
  exam: ['DVA1', 'SAA3'],
  cases: (Object.keys(ADDED) as Member[]).flatMap((lacks) => FORMS.map((_, form) => ({ lacks, form }))),
  ask: lacksAsked,
})
