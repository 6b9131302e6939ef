import { describe, expect, it } from 'vitest'
import { container } from '../../testing/builders.ts'
import { TestLab } from '../../testing/testLab.ts'
import {
  awsvpc,
  EXECUTION_ROLE,
  fargate,
  LOGS,
  logging,
  one,
  refusalOf,
  registered,
  type Refusal,
} from './definition.fixture.ts'

const AWSLOGS = logging('awslogs', { ...LOGS, 'awslogs-stream-prefix': 'web' })
const unsupported = (what: string) => `Fargate compatible task definitions do not support ${what}`
const noSize = (cpu: string, memory: string) =>
  `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`
const windows = { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2019_CORE' } }
const linux = (linuxParameters: object) => fargate({ linuxParameters })

const TASK: readonly Refusal[] = [
  [{ ...fargate(), networkMode: 'bridge' }, 'Fargate only supports network mode ‘awsvpc’.'],
  [{ ...fargate(), networkMode: undefined }, 'Fargate only supports network mode ‘awsvpc’.'],
  [{ ...fargate(), cpu: undefined }, "Fargate requires that 'cpu' be defined at the task level."],
  [{ ...fargate(), memory: undefined }, "Fargate requires that 'memory' be defined at the task level."],
  [{ ...fargate(), memory: '768' }, noSize('256', '768')],
  [{ ...fargate(), ...windows }, noSize('256', '512')],
  [
    {
      ...fargate(),
      cpu: '1024',
      memory: '2048',
      runtimePlatform: { ...windows.runtimePlatform, cpuArchitecture: 'ARM64' },
    },
    noSize('1024', '2048'),
  ],
  [{ ...fargate(), ipcMode: 'host' }, unsupported('ipcMode')],
  [
    { ...fargate(), pidMode: 'host' },
    "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
  ],
  [
    { ...fargate(), placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type =~ t3.*' }] },
    unsupported('constraints'),
  ],
  [{ ...fargate(), volumes: [{ name: 'v', host: { sourcePath: '/srv' } }] }, unsupported('sourcePath')],
  [
    { ...fargate(), volumes: [{ name: 'v', dockerVolumeConfiguration: { scope: 'task' } }] },
    unsupported('dockerVolumeConfiguration'),
  ],
]

const CONTAINERS: readonly Refusal[] = [
  [fargate({ privileged: true }), 'Fargate requires that ‘privileged’ setting be ‘false’ at the container level.'],
  [fargate({ links: ['main'] }), 'Links are not supported when networkMode=awsvpc'],
  [fargate({ dockerSecurityOptions: ['no-new-privileges'] }), unsupported('dockerSecurityOptions')],
  [linux({ devices: [{ hostPath: '/dev/x' }] }), unsupported('devices')],
  [linux({ sharedMemorySize: 128 }), unsupported('sharedMemorySize')],
  [linux({ maxSwap: 128 }), unsupported('maxSwap')],
  [linux({ capabilities: { add: ['SYS_PTRACE', 'NET_ADMIN'] } }), 'NET_ADMIN is not allowed on Fargate.'],
  [
    fargate({ resourceRequirements: [{ type: 'GPU', value: '1' }] }),
    'Tasks using the Fargate launch type do not support GPU resource requirements.',
  ],
  [
    fargate({ stopTimeout: 121 }),
    'Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.',
  ],
  [fargate({ stopTimeout: 1 }), "Granular stop timeout on container 'main' must be at least 2 seconds."],
  [fargate({ startTimeout: 1 }), "Granular start timeout on container 'main' must be at least 2 seconds."],
  [
    fargate(logging('awslogs', LOGS)),
    'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.',
  ],
  [fargate(AWSLOGS), 'Fargate requires task definition to have execution role ARN to support log driver awslogs.'],
  [fargate(logging('json-file')), 'json-file is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]'],
  [
    fargate({ image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1' }),
    'Fargate requires task definition to have execution role ARN to support ECR images.',
  ],
  [
    fargate({ secrets: [{ name: 'KEY', valueFrom: '/web/key' }] }),
    "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
  ],
]

describe('FGT-2 what Fargate does not take, in ECS’s words', () => {
  it.each<readonly [of: string, rows: readonly Refusal[]]>([
    ['of a task', TASK],
    ['of a container', CONTAINERS],
  ])('%s', (_of, rows) => {
    expect(rows.map(([input]) => refusalOf(input))).toEqual(rows.map(([, message]) => message))
  })

  it.each([
    ['a role to log by', { ...fargate(AWSLOGS), ...EXECUTION_ROLE }],
    ['pidMode task', { ...fargate(), pidMode: 'task' }],
    ['a volume of its own', { ...fargate(), volumes: [{ name: 'v', host: {} }] }],
    ['the timeouts at their edges', fargate({ startTimeout: 2, stopTimeout: 120 })],
    ['Windows of 1 vCPU', { ...fargate(), ...windows, cpu: '1024', memory: '2048' }],
    ['21 and 200 GiB', { ...fargate(), ephemeralStorage: { sizeInGiB: 200 } }],
  ])('but it takes %s', (_what, input) => {
    expect(registered(input).compatibilities).toContain('FARGATE')
  })

  it('sizes in words are sizes', () => {
    const lab = new TestLab()
    for (const [cpu, memory] of [
      ['.25 vCPU', '0.5 GB'],
      ['0.25vcpu', '512'],
      ['256', '.5GB'],
    ] as const) {
      lab.ecs('RegisterTaskDefinition', { ...fargate(), cpu, memory })
    }
    expect([...lab.world.taskDefinitions.values()].map((found) => [found.cpuUnits, found.memoryMib])).toEqual(
      Array(3).fill([256, 512]),
    )
  })
})

describe('DEF-7 what a definition could run on', () => {
  const sized = { ...awsvpc(one({})), cpu: '256', memory: '512' }

  it.each([
    ['bridge', one({}), ['EXTERNAL', 'EC2']],
    ['host', { ...one({}), networkMode: 'host' }, ['EXTERNAL', 'EC2']],
    ['none', { ...one({}), networkMode: 'none' }, ['EXTERNAL', 'EC2']],
    ['awsvpc, with a size of Fargate’s', sized, ['EC2', 'MANAGED_INSTANCES', 'FARGATE']],
    ['awsvpc, without', { ...sized, cpu: '512', memory: '717' }, ['EC2', 'MANAGED_INSTANCES']],
    [
      'awsvpc, privileged',
      { ...sized, containerDefinitions: [container({ privileged: true })] },
      ['EC2', 'MANAGED_INSTANCES'],
    ],
    ['Windows', { ...sized, ...windows, cpu: '1024', memory: '2048' }, ['EC2', 'FARGATE']],
    ['storage that Fargate alone has', { ...sized, ephemeralStorage: { sizeInGiB: 30 } }, ['FARGATE']],
  ])('%s', (_what, input, compatibilities) => {
    expect(registered(input).compatibilities).toEqual(compatibilities)
  })
})
