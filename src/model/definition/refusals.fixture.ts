import { container } from '../../testing/builders.ts'
import type { Input } from '../../testing/testLab.ts'
import { awsvpc, map, one, two, type Refusal } from './definition.fixture.ts'

const needs = (containerName: string, condition: string) => ({ dependsOn: [{ containerName, condition }] })
const check = (fields: Input) => ({ healthCheck: { command: ['CMD', 'true'], ...fields } })
const bare = (fields: Input) => ({ family: 'web', containerDefinitions: [fields] })
const proxy = (containerName: string, ...names: readonly string[]) => ({
  proxyConfiguration: { containerName, properties: names.map((name) => ({ name, value: '1' })) },
})

const PROXY = ['ProxyIngressPort', 'ProxyEgressPort', 'AppPorts', 'EgressIgnoredIPs']

const NAMES: readonly Refusal[] = [
  [{ ...one({}), family: 'so lo!' }, 'Family contains invalid characters.'],
  [{ ...one({}), family: '' }, 'Family should not be null or empty.'],
  [{ ...one({}), family: 'f'.repeat(256) }, 'Family should be 255 characters or less'],
  [one({ name: 'n'.repeat(256) }), 'Container.name should be 255 characters or less'],
  [one({ name: 'so lo' }), 'Container.name contains invalid characters.'],
  [one({ name: undefined }), 'Container.name should not be null or empty.'],
  [one({ name: '' }), 'Container.name should not be null or empty.'],
  [one({ image: undefined }), 'Container.image should not be null or empty.'],
  [one({ image: 'web 1' }), 'Container.image contains invalid characters.'],
  [one({ image: 'x'.repeat(256) }), 'Container.image should be 255 characters or less'],
  [{ family: 'web', containerDefinitions: [] }, 'Container list cannot be empty.'],
  [
    { family: 'web', containerDefinitions: Array.from({ length: 11 }, (_, i) => container({ name: `c${String(i)}` })) },
    'Too many containers.',
  ],
  [two({}, { name: 'a' }), 'Container names must be unique within a task definition'],
  [one({ essential: false }), "Task definition doesn't have any essential container."],
  [{ ...one({}), taskRoleArn: 'arn:aws:iam::1:role/x' }, 'Role is not valid'],
  [{ ...one({}), executionRoleArn: 'no role' }, 'Role is not valid'],
  [
    one({ environment: [{ name: 'LONG', value: 'x'.repeat(65_536) }] }),
    "Actual length: '65675'. Max allowed length is '65536' bytes.",
  ],
  [
    one({ environment: [{ name: 'LONG', value: '€'.repeat(22_000) }] }),
    "Actual length: '66139'. Max allowed length is '65536' bytes.",
  ],
  [{ ...one({}), placementConstraints: [{}] }, 'constraint.type should not be null or empty.'],
  [
    { ...one({}), placementConstraints: [{ type: 'distinctInstance' }] },
    "constraint.type 'distinctInstance' is not supported.",
  ],
  [
    { ...one({}), inferenceAccelerators: [{ deviceName: 'd', deviceType: 't' }] },
    "Unsupported field 'inferenceAccelerators'",
  ],
]

const SIZES: readonly Refusal[] = [
  [
    bare({ name: 'a', image: 'x' }),
    "Invalid setting for container 'a'. At least one of 'memory' or 'memoryReservation' must be specified.",
  ],
  // Before anything that Fargate asks for.
  [
    { ...bare({ name: 'a', image: 'x', privileged: true }), requiresCompatibilities: ['FARGATE'] },
    "Invalid setting for container 'a'. At least one of 'memory' or 'memoryReservation' must be specified.",
  ],
  [
    one({ memory: 64, memoryReservation: 65 }),
    "Invalid setting for container 'main'. 'memory' must be greater than or equal to 'memoryReservation'",
  ],
  [
    { ...one({ memory: 513 }), memory: '512' },
    "The 'memory' setting for container 'main' is greater than for the task.",
  ],
  [
    { ...two({ memory: 300 }, { memory: 300 }), memory: '512' },
    "The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory'.",
  ],
  [
    { ...two({ memory: 300, memoryReservation: 257 }, { memory: 300, memoryReservation: 256 }), memory: '512' },
    "The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory'.",
  ],
  [
    { ...two({}), cpu: '256', memory: '2048' },
    "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
  ],
  [{ ...one({ cpu: 0 }), cpu: '127' }, "Invalid 'cpu' setting for task."],
  [{ ...one({ cpu: 0 }), cpu: '193 vCPU' }, "Invalid 'cpu' setting for task."],
  [{ ...one({}), cpu: 'much' }, "Invalid 'cpu' setting for task."],
  [{ ...one({}), memory: '1.3 GB' }, "Invalid 'memory' setting for task."],
  [{ ...one({}), ephemeralStorage: { sizeInGiB: 20 } }, 'EphemeralStorage size should be at least 21'],
  [{ ...one({}), ephemeralStorage: { sizeInGiB: 201 } }, 'EphemeralStorage size should be at most 200'],
  [
    { ...one({}), requiresCompatibilities: ['EC2'], ephemeralStorage: { sizeInGiB: 21 } },
    'Tasks using the EC2 launch type do not support EphemeralStorage.',
  ],
]

const PORTS: readonly Refusal[] = [
  [one(map({ hostPort: 80, protocol: 'tcp' })), "Invalid 'containerPort' setting for container 'main'."],
  [one(map({ containerPort: 65_536 })), "Invalid 'containerPort' setting for container 'main'."],
  [one(map({ containerPort: 80, hostPort: -1 })), "Invalid 'hostPort' setting for container 'main'."],
  [
    two(map({ containerPort: 80, hostPort: 3_000 }), map({ containerPort: 81, hostPort: 3_000 })),
    "TCP host port '3000' is mapped multiple times in task.",
  ],
  [
    {
      ...one(map({ containerPort: 53, protocol: 'udp' }, { containerPort: 53, protocol: 'udp' })),
      networkMode: 'host',
    },
    "UDP host port '53' is mapped multiple times in task.",
  ],
  [
    awsvpc(two(map({ containerPort: 8_085 }), map({ containerPort: 8_085 }))),
    "TCP container port '8085' is used multiple times in task when networkMode=awsvpc.",
  ],
  ...[0, 8_080].flatMap((hostPort) =>
    ['awsvpc', 'host'].map((networkMode): Refusal => [
      { ...one(map({ containerPort: 80, hostPort })), networkMode },
      `When networkMode=${networkMode}, the host ports and container ports in port mappings must match.`,
    ]),
  ),
  [
    awsvpc(one(map({ containerPort: 80, name: 'x' }, { containerPort: 81, name: 'x' }))),
    'When networkMode=awsvpc, port mapping name is already used',
  ],
  [
    one(map({ containerPort: 80, containerPortRange: '80-90' })),
    "Invalid port mapping for container 'main', cannot specify both single port and port range.",
  ],
  ...['90-80', '80', '0-9', '80-99999'].map((containerPortRange): Refusal => [
    one(map({ containerPortRange })),
    "Invalid 'containerPortRange' setting for container 'main'.",
  ]),
  [
    { ...one(map({ containerPort: 80 })), networkMode: 'none' },
    "Port mappings are not supported when networkMode='none'.",
  ],
]

const NETWORK: readonly Refusal[] = [
  [awsvpc(two({ links: ['b'] })), 'Links are not supported when networkMode=awsvpc'],
  [{ ...two({ links: ['b'] }), networkMode: 'host' }, 'Links are not supported when networkMode=host'],
  [{ ...two({ links: ['b'] }), networkMode: 'none' }, 'Links are not supported when networkMode=none'],
  [two({ links: ['b'] }, { links: ['a'] }), 'Container links should not have a cycle'],
  [two({ links: ['c:alias'] }), "Container 'a' is linked to 'c', which is not in the task definition."],
  [awsvpc(one({ hostname: 'x' })), 'hostname is not supported on container when networkMode=awsvpc.'],
  [
    awsvpc(one({ extraHosts: [{ hostname: 'x', ipAddress: '10.0.0.1' }] })),
    'Extra hosts are not supported on container when networkMode=awsvpc.',
  ],
  [awsvpc(one({ dnsServers: ['10.0.0.2'] })), 'DNS servers are not supported on container when networkMode=awsvpc.'],
  [
    awsvpc(one({ disableNetworking: true })),
    'Disable Networking is not supported on container when networkMode=awsvpc.',
  ],
  [
    { ...one({}), ...proxy('main'), networkMode: 'bridge' },
    'APPMESH proxy configuration is only supported in networkMode=awsvpc',
  ],
  [{ ...awsvpc(one({})), ...proxy('envoy') }, 'Proxy container [envoy] does not exist'],
  ...['Ingress port', 'Egress port', 'App ports', 'Egress ignored IPs'].map((what, index): Refusal => [
    { ...awsvpc(one({})), ...proxy('main', ...PROXY.filter((_, at) => at !== index)) },
    `${what} not found`,
  ]),
]

const ORDER: readonly Refusal[] = [
  [two(needs('c', 'START')), "Cannot depend on container + 'c' because it does not exist"],
  [two(needs('a', 'START')), "Container 'a' depends on itself."],
  [two(needs('b', 'START'), needs('a', 'START')), 'Containers depend on each other in a circle: a, b.'],
  ...['SUCCESS', 'COMPLETE'].map((condition): Refusal => [
    two(needs('b', condition)),
    'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
  ]),
  [two(needs('b', 'HEALTHY')), 'A dependency container with HEALTHY condition must have health check configured'],
  ...(
    [
      ['interval', 300, 5],
      ['timeout', 60, 2],
      ['retries', 10, 1],
      ['startPeriod', 300, 0],
    ] as const
  ).flatMap(([field, most, least]): readonly Refusal[] => [
    [
      one(check({ [field]: most + 1 })),
      `Health check ${field} must be less than or equal to the maximum allowed value ${String(most)} for container 'main'`,
    ],
    [
      one(check({ [field]: least - 1 })),
      `Health check ${field} must be greater than or equal to the minimum allowed value ${String(least)} for container 'main'`,
    ],
  ]),
  ...[59, 1_801].map((restartAttemptPeriod): Refusal => [
    one({ restartPolicy: { enabled: true, restartAttemptPeriod } }),
    "The 'restartAttemptPeriod' setting for container 'main' must be between 60 and 1800.",
  ]),
  [
    one({ ulimits: [{ name: 'nofile', softLimit: 2, hardLimit: 1 }] }),
    'Soft limit exceeds hard limit for ulimit nofile',
  ],
]

/** What ECS refuses of names, sizes, ports, network and order. */
export const REFUSED_CONTAINERS = { NAMES, SIZES, PORTS, NETWORK, ORDER }
