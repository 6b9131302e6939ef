import type { AskOf } from '../../lessons/document/ask.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { clusterNamed, drawnNames, labOf } from './world.ts'

const FROM_MS = 1_000

type Json = Readonly<Record<string, unknown>>

/** One thing that ECS refuses, put into a definition that it would take. */
interface Refused {
  /** Task-level members, and those of the container. */
  readonly task?: Json
  readonly container?: Json
  /** Another container. */
  readonly beside?: Json
  readonly because: string
}

interface FaultCase {
  readonly fault: Refused
  readonly port: number
}

const PORTS = [80, 8_080] as const
const FARGATE_GUIDE = 'Amazon ECS Developer Guide, Amazon ECS task definition differences for Fargate'
const MODES_GUIDE = 'Amazon ECS API Reference, PortMapping; ContainerDefinition'

/** What Fargate does not take (FGT-2). */
const ON_FARGATE: readonly Refused[] = [
  {
    task: { networkMode: 'bridge' },
    because: 'Fargate takes networkMode awsvpc alone: each task has an interface of its own.',
  },
  {
    task: { networkMode: 'host' },
    because: 'Fargate takes networkMode awsvpc alone: there is no host of yours whose network it could share.',
  },
  {
    task: { pidMode: 'host' },
    because: 'There is no host of yours: pidMode host does not exist on Fargate, task does.',
  },
  { task: { ipcMode: 'task' }, because: 'ipcMode does not exist on Fargate.' },
  {
    task: { placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type =~ m5.*' }] },
    because: 'Placement is for container instances: Fargate takes no constraints.',
  },
  {
    task: { volumes: [{ name: 'data', host: { sourcePath: '/data' } }] },
    because: 'There is no host of yours with a path: Fargate takes volumes without sourcePath, and EFS.',
  },
  {
    task: { volumes: [{ name: 'data', dockerVolumeConfiguration: { scope: 'task' } }] },
    because: 'Docker volumes are for EC2. On Fargate there are ephemeral storage, EFS and EBS.',
  },
  { container: { privileged: true }, because: 'A privileged container would own the host: Fargate does not take it.' },
  { container: { stopTimeout: 300 }, because: 'On Fargate stopTimeout is 120 seconds at most.' },
  {
    container: { linuxParameters: { capabilities: { add: ['SYS_ADMIN'] } } },
    because: 'Of Linux capabilities Fargate adds SYS_PTRACE alone.',
  },
  {
    container: { resourceRequirements: [{ type: 'GPU', value: '1' }] },
    because: 'Fargate has no GPUs: such tasks run on EC2.',
  },
  {
    container: { linuxParameters: { sharedMemorySize: 64 } },
    because: 'Fargate does not take sharedMemorySize.',
  },
]

/** What does not go with a network mode (DEF-4). The definition is for EC2. */
const WITH_MODE: readonly ((port: number) => Refused)[] = [
  (port) => ({
    task: { networkMode: 'awsvpc' },
    container: { portMappings: [{ containerPort: port, hostPort: port + 1 }] },
    because: 'With awsvpc the task has an interface of its own: the host port is the container’s, or is left out.',
  }),
  (port) => ({
    task: { networkMode: 'awsvpc' },
    container: { portMappings: [{ containerPort: port, hostPort: 0 }] },
    because:
      'Dynamic host ports exist in bridge mode alone. With awsvpc the host port is the container’s, or is left out.',
  }),
  (port) => ({
    task: { networkMode: 'host' },
    container: { portMappings: [{ containerPort: port, hostPort: port + 1 }] },
    because: 'With host the container listens on the instance itself: nothing maps one port to another.',
  }),
  (port) => ({
    task: { networkMode: 'awsvpc' },
    container: { portMappings: [{ containerPort: port }], hostname: 'front' },
    because: 'hostname does not go with awsvpc.',
  }),
  (port) => ({
    task: { networkMode: 'awsvpc' },
    container: { portMappings: [{ containerPort: port }], dnsServers: ['10.0.0.2'] },
    because: 'dnsServers does not go with awsvpc: the interface has the DNS of its subnet.',
  }),
  (port) => ({
    task: { networkMode: 'awsvpc' },
    container: {
      portMappings: [{ containerPort: port }],
      extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.9' }],
    },
    because: 'extraHosts does not go with awsvpc.',
  }),
  (port) => ({
    task: { networkMode: 'host' },
    container: { portMappings: [{ containerPort: port }], links: ['db'] },
    beside: { name: 'db', image: 'db:1', cpu: 256, memory: 512 },
    because: 'links exist in bridge mode alone. Under host both containers share the instance’s network.',
  }),
]

function faultAsk({
  question,
  lead,
  hint,
  input,
  reveal,
}: {
  question: string
  lead: string
  hint: string
  input: Json
  reveal: AskOf<'fault'>['reveal']
}): AskOf<'fault'> {
  return {
    kind: 'fault',
    question,
    lead,
    service: 'ecs',
    operation: 'RegisterTaskDefinition',
    input: { ...input },
    hints: [hint],
    reveal,
  }
}

function fargateAsked({ fault, port }: FaultCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const input = {
    family: service,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '512',
    memory: '1024',
    ...fault.task,
    containerDefinitions: [
      {
        name: service,
        image: `${service}:1`,
        essential: true,
        portMappings: [{ containerPort: port }],
        ...fault.container,
      },
    ],
  }
  const ask = faultAsk({
    question: 'Which field makes ECS refuse this definition?',
    lead: 'It is meant for Fargate. Pick the field as a whole, with what stands in it.',
    hint: 'On Fargate there is no instance of yours.',
    input,
    reveal: { text: fault.because, rule: 'FGT-2', source: FARGATE_GUIDE },
  })
  return { lab: labOf(`A definition of ${service}`, draw, [[0, clusterNamed(cluster)]]), fromMs: FROM_MS, ask }
}

export const fargateRefuses = template<FaultCase>({
  id: 'fargate-refuses',
  title: 'What Fargate does not take',
  topic: 'fargate',
  exam: ['DVA1', 'SAA3'],
  cases: crossed({ fault: ON_FARGATE, port: PORTS }),
  ask: fargateAsked,
})

interface ModeCase {
  readonly at: number
  readonly port: number
}

function modeAsked({ at, port }: ModeCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const fault = WITH_MODE[at]?.(port)
  const ask = faultAsk({
    question: 'Which field makes ECS refuse this definition?',
    lead: 'It is meant for EC2, and its networkMode is to stay as it is.',
    hint: 'Who holds the port: the instance, or an interface of the task’s own?',
    input: {
      family: service,
      ...fault?.task,
      containerDefinitions: [
        { name: service, image: `${service}:1`, cpu: 256, memory: 512, ...fault?.container },
        ...(fault?.beside === undefined ? [] : [fault.beside]),
      ],
    },
    reveal: {
      text: fault?.because ?? '',
      rule: 'DEF-4',
      source: MODES_GUIDE,
    },
  })
  return { lab: labOf(`A definition of ${service}`, draw, [[0, clusterNamed(cluster)]]), fromMs: FROM_MS, ask }
}

export const modeRefuses = template<ModeCase>({
  id: 'network-mode-refuses',
  title: 'What goes with which network mode',
  topic: 'networking',
  exam: ['DVA4', 'SAA1'],
  cases: crossed({ at: WITH_MODE.map((_, at) => at), port: PORTS }),
  ask: modeAsked,
})
