import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { container } from '../../testing/builders.ts'
import { TestLab, type Input } from '../../testing/testLab.ts'

function refusal(input: Input): string {
  const error = new TestLab().refusal('ecs', 'RegisterTaskDefinition', input)
  expect(error.name).toBe('ClientException')
  return error.message
}

function definition(lab: TestLab, key = 'web:1') {
  return must(lab.world.taskDefinitions.get(key), key)
}

const one = (fields: Input) => ({ family: 'web', containerDefinitions: [container(fields)] })
const two = (first: Input, second: Input) => ({
  family: 'web',
  containerDefinitions: [container({ name: 'a', ...first }), container({ name: 'b', ...second })],
})
const needs = (containerName: string, condition: string) => ({ dependsOn: [{ containerName, condition }] })
const LOGS = { 'awslogs-group': 'web', 'awslogs-region': 'us-east-1' }
const awslogs = (options: Input | undefined) => ({ logConfiguration: { logDriver: 'awslogs', options } })
const map = (...portMappings: readonly Input[]) => ({ portMappings })

describe('DEF-4 what is refused of a definition', () => {
  it.each<readonly [what: string, input: Input, message: string]>([
    ['no essential container', one({ essential: false }), 'must be marked as essential'],
    ['one name twice', two({}, { name: 'a' }), "Container name 'a' is used twice"],
    [
      'no memory at all',
      { family: 'web', containerDefinitions: [{ name: 'a', image: 'x' }] },
      "At least one of 'memory' or 'memoryReservation'",
    ],
    [
      'a soft limit above the hard',
      one({ memory: 64, memoryReservation: 65 }),
      "'memoryReservation' must not be above 'memory'",
    ],
    [
      'a container larger than its task',
      { ...one({ memory: 513 }), memory: '512' },
      "The 'memory' setting for container 'main' is greater than for the task.",
    ],
    [
      'containers that want more memory than their task',
      { ...two({ memory: 300 }, { memory: 300 }), memory: '512' },
      "The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory'.",
    ],
    [
      'soft limits above the task’s memory',
      { ...two({ memory: 300, memoryReservation: 257 }, { memory: 300, memoryReservation: 256 }), memory: '512' },
      "The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory'.",
    ],
    ['too little CPU for a task', { ...one({ cpu: 0 }), cpu: '127' }, "Invalid 'cpu' setting for task."],
    ['too much CPU for a task', { ...one({ cpu: 0 }), cpu: '193 vCPU' }, "Invalid 'cpu' setting for task."],
    [
      'links with awsvpc',
      { ...two({ links: ['b'] }, {}), networkMode: 'awsvpc' },
      'Links are not supported when networkMode=awsvpc',
    ],
    [
      'awslogs without a group',
      one(awslogs({ 'awslogs-region': 'us-east-1' })),
      'Log driver awslogs requires options: awslogs-group',
    ],
    [
      'awslogs without options',
      one(awslogs(undefined)),
      'Log driver awslogs requires options: awslogs-region, awslogs-group',
    ],
    [
      'containers that want more CPU than their task',
      { ...two({}, {}), cpu: '256', memory: '2048' },
      "cannot be greater than the value of the task 'cpu'",
    ],
    [
      'ports without a network',
      { ...one(map({ containerPort: 80 })), networkMode: 'none' },
      "not supported when networkMode='none'",
    ],
    [
      'another host port in host mode',
      { ...one(map({ containerPort: 80, hostPort: 81 })), networkMode: 'host' },
      'must match',
    ],
    [
      'a host port twice',
      two(map({ containerPort: 80, hostPort: 8_080 }), map({ containerPort: 81, hostPort: 8_080 })),
      'Port 8080/tcp',
    ],
    [
      'a container port twice in one interface',
      { ...two(map({ containerPort: 80 }), map({ containerPort: 80 })), networkMode: 'awsvpc' },
      'Port 80/tcp',
    ],
    ['a dependency on nobody', two(needs('c', 'START'), {}), "depends on 'c', which is not in the task definition"],
    ['a dependency on itself', two(needs('a', 'START'), {}), "Container 'a' depends on itself"],
    ['a circle', two(needs('b', 'START'), needs('a', 'START')), 'depend on each other in a circle: a, b'],
    ['waiting for an essential container to end', two(needs('b', 'SUCCESS'), {}), 'cannot be an essential container'],
    ['waiting for health without a check', two(needs('b', 'HEALTHY'), {}), 'which has no healthCheck'],
    ['more than 64 KB', one({ environment: [{ name: 'A', value: 'x'.repeat(66_000) }] }), 'above the limit of 64 KB'],
    ['and of bytes', one({ environment: [{ name: 'A', value: '€'.repeat(22_000) }] }), 'above the limit of 64 KB'],
  ])('%s', (_what, input, message) => {
    expect(refusal(input)).toContain(message)
  })

  it.each<readonly [what: string, input: Input]>([
    [
      'one host port of each protocol',
      two(map({ containerPort: 53, hostPort: 53 }), map({ containerPort: 53, hostPort: 53, protocol: 'udp' })),
    ],
    ['two dynamic ports', two(map({ containerPort: 80 }), map({ containerPort: 80 }))],
    ['a chain of dependencies', two(needs('b', 'START'), {})],
    ['waiting for a container that may end', two(needs('b', 'SUCCESS'), { essential: false })],
    [
      'soft limits that fit the task, though the hard ones together do not',
      { ...two({ memory: 400, memoryReservation: 256 }, { memory: 400, memoryReservation: 256 }), memory: '512' },
    ],
    ['awslogs on EC2 without a prefix', one(awslogs(LOGS))],
    ['another log driver without options', one({ logConfiguration: { logDriver: 'json-file' } })],
    ['links in bridge mode', two({ links: ['b'] }, {})],
    ['the least and the most CPU', { ...one({ cpu: 0 }), cpu: '192 vCPU' }],
    ['exactly the task’s CPU and memory', { ...one({ cpu: 256, memory: 512 }), cpu: '256', memory: '512' }],
  ])('but not %s', (_what, input) => {
    expect(new TestLab().ecs('RegisterTaskDefinition', input)).toHaveProperty('taskDefinition')
  })
})

describe('FGT-2 what Fargate needs', () => {
  const far = { ...one({}), requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '512' }

  it.each<readonly [what: string, input: Input, message: string]>([
    ['awsvpc', { ...far, networkMode: 'bridge' }, "Fargate only supports network mode 'awsvpc'."],
    ['cpu', { ...far, cpu: undefined }, "Fargate requires that 'cpu' be defined at the task level."],
    ['memory', { ...far, memory: undefined }, "Fargate requires that 'memory' be defined at the task level."],
    [
      'one of its pairs (FGT-1)',
      { ...far, memory: '768' },
      'No Fargate configuration exists for given values: 256 CPU, 768 memory.',
    ],
    [
      'a stop timeout of at most 120 s',
      { ...far, containerDefinitions: [container({ stopTimeout: 121 })] },
      'less than 120 seconds',
    ],
    ...(['stopTimeout', 'startTimeout'] as const).map(
      (field) =>
        [
          `a ${field} of at least 2 s`,
          { ...far, containerDefinitions: [container({ [field]: 1 })] },
          "timeout of 2 to 120 seconds, container 'main' has 1.",
        ] as const,
    ),
    [
      'no privileged container',
      { ...far, containerDefinitions: [container({ privileged: true })] },
      "do not support 'privileged'",
    ],
    [
      'a prefix for awslogs',
      { ...far, containerDefinitions: [container(awslogs(LOGS))] },
      'Log driver awslogs requires options: awslogs-stream-prefix',
    ],
  ])('%s', (_what, input, message) => {
    expect(refusal(input)).toContain(message)
  })

  it('sizes in words are sizes', () => {
    const lab = new TestLab()
    for (const [cpu, memory] of [
      ['.25 vCPU', '0.5 GB'],
      ['0.25vcpu', '512'],
      ['256', '.5GB'],
    ] as const) {
      lab.ecs('RegisterTaskDefinition', { ...far, cpu, memory })
    }
    expect([...lab.world.taskDefinitions.values()].map((found) => [found.cpuUnits, found.memoryMib])).toEqual(
      Array(3).fill([256, 512]),
    )
  })

  it('a definition that fits it may run there, though it does not ask for it', () => {
    const lab = new TestLab()
    lab.ecs('RegisterTaskDefinition', { ...far, requiresCompatibilities: [] })
    lab.ecs('RegisterTaskDefinition', { ...far, requiresCompatibilities: [], memory: '800' })
    const containerDefinitions = [container({ privileged: true })]
    lab.ecs('RegisterTaskDefinition', { ...far, requiresCompatibilities: [], containerDefinitions })
    expect([1, 2, 3].map((number) => definition(lab, `web:${String(number)}`).compatibilities)).toEqual([
      ['EC2', 'FARGATE'],
      ['EC2'],
      ['EC2'],
    ])
  })
})
