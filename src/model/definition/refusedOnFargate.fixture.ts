import { fargate, LOGS, logging, type Refusal } from './definition.fixture.ts'

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
  [linux({ swappiness: 60 }), unsupported('swappiness')],
  [linux({ capabilities: { add: ['SYS_PTRACE', 'NET_ADMIN'] } }), 'NET_ADMIN is not allowed on Fargate.'],
  [
    fargate({ resourceRequirements: [{ type: 'GPU', value: '1' }] }),
    'Tasks using the Fargate launch type do not support GPU resource requirements.',
  ],
  [
    fargate({ stopTimeout: 121 }),
    'Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.',
  ],
  [
    fargate({ startTimeout: 121 }),
    'Tasks using the Fargate launch type must have a container start timeout of less than 120 seconds.',
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

/** What ECS refuses of a definition that asks for FARGATE, and would take for instances. */
export const REFUSED_ON_FARGATE = { TASK, CONTAINERS }
